/* Gives stories their places on a front: by buttons, so that the keyboard does all of it. */
(() => {
  "use strict";
  const form = document.querySelector("form.arrange");
  if (!form) return;
  const places = form.querySelector("[data-places]");
  const offered = form.querySelector("[data-offered]");
  const most = Number(form.dataset.most);
  const live = document.createElement("p");
  live.className = "w-sr-only";
  live.setAttribute("aria-live", "polite");
  form.append(live);

  function settle() {
    for (const row of form.querySelectorAll("[data-story]")) row.querySelector("input[name=story]").disabled = !places.contains(row);
    form.querySelector("[data-empty]").hidden = places.children.length > 0;
    for (const button of offered.querySelectorAll('[data-act="in"]')) button.disabled = places.children.length >= most;
  }

  form.addEventListener("click", (event) => {
    const button = event.target.closest("[data-act]");
    const row = button?.closest("[data-story]");
    if (!row) return;
    const { act } = button.dataset;
    const next = row.nextElementSibling || row.previousElementSibling;
    if (act === "up") row.previousElementSibling?.before(row);
    if (act === "down") row.nextElementSibling?.after(row);
    if (act === "out") offered.prepend(row);
    if (act === "in") places.append(row);
    settle();
    const order = [...places.children].indexOf(row) + 1;
    live.textContent = order ? `Place ${order}` : "No place";
    // The focus stays with what was moved, or goes on where it came from.
    const again = [act, act === "up" ? "down" : "up"].map((name) => row.querySelector(`[data-act="${name}"]`)).find((each) => each.checkVisibility({ visibilityProperty: true }));
    if (act === "up" || act === "down") again?.focus();
    else next?.querySelector("button:not([disabled])")?.focus();
  });

  form.querySelector("[data-find]").addEventListener("input", (event) => {
    const words = event.target.value.toLowerCase().split(/\s+/).filter(Boolean);
    for (const row of offered.querySelectorAll("[data-story]")) {
      const text = row.querySelector(".arrange__words").textContent.toLowerCase();
      row.hidden = !words.every((word) => text.includes(word));
      row.style.display = row.hidden ? "none" : "";
    }
  });
  form.querySelector("[data-find]").addEventListener("keydown", (event) => {
    if (event.key === "Enter") event.preventDefault();
  });
  settle();
})();
