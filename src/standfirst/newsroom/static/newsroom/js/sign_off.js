/* Signing off: F8 leads to the next thing that wants a person, whatever has the focus, and at the end to the way out. */
(() => {
  "use strict";
  const shown = (element) => element.getClientRects().length > 0;

  /** Everything that can be signed or answered, in the order of the page, then of the desk's column. */
  function stops() {
    const claims = [...document.querySelectorAll("#w-editor-form [data-claim]")].filter(shown);
    const cards = [...document.querySelectorAll(".desk [data-card][data-asks]")].filter(shown);
    return [...claims, ...cards];
  }

  const wants = (element) => element.dataset.needs === "true" || element.dataset.asks === "true";

  function go(element) {
    // On a narrow screen the desk's column lies over the copy.
    const beside = element.closest(".desk");
    if (window.matchMedia("(max-width: 799px)").matches && !beside) document.querySelector("[data-form-side-close-button]")?.click();
    for (let panel = element.closest("[data-panel]"); panel; panel = panel.parentElement?.closest("[data-panel]")) {
      const toggle = panel.querySelector(":scope > .w-panel__header [data-panel-toggle]");
      if (toggle?.getAttribute("aria-expanded") === "false") toggle.click();
    }
    element.focus({ preventScroll: true });
    const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    element.scrollIntoView({ block: "center", behavior: calm ? "instant" : "smooth" });
  }

  /** The button that lets the story go: publish, approve or submit, whatever this person is here to do. */
  function wayOut() {
    return document.querySelector(".story-actions__prominent button, .story-actions__prominent a") || document.querySelector(".story-actions button");
  }

  /** From `element` on to the next thing that wants a person, round to the top; to the way out when nothing does. */
  function on(element) {
    const all = stops();
    const at = all.indexOf(element) + 1;
    const next = [...all.slice(at), ...all.slice(0, at)].find(wants);
    if (next) go(next);
    else {
      const out = wayOut();
      out?.focus();
      window.standfirst.say(`Everything is signed. ${out?.textContent.trim() || ""}`);
    }
  }

  /** To the next claim or card, or the one before, whether it wants a person or not. */
  function step(element, by) {
    const all = stops();
    const to = all[all.indexOf(element) + by];
    if (to) go(to);
  }

  /** Where in the order the focus is: the box or card it is in, or the nearest box before it. */
  function here() {
    const focused = document.activeElement;
    const inside = focused?.closest("[data-claim], [data-card]");
    if (inside) return inside;
    if (!focused || !focused.closest("#w-editor-form")) return null;
    return stops().findLast((each) => each.compareDocumentPosition(focused) & Node.DOCUMENT_POSITION_FOLLOWING) || null;
  }

  document.addEventListener("keydown", (event) => {
    if (event.key !== "F8" || event.ctrlKey || event.altKey || event.metaKey || !document.querySelector(".desk")) return;
    event.preventDefault();
    on(here());
  });

  window.standfirst.signOff = { on, step, start: () => on(null) };

  if (window.location.hash === "#sign-off") {
    document.addEventListener("desk:checked", () => window.setTimeout(() => on(null), 100), { once: true });
  }
})();
