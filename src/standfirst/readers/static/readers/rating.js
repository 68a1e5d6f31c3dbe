// Votes without leaving the page. Without this script the form is sent and answered by a page.
for (const form of document.querySelectorAll("form.rating")) {
  const status = form.querySelector(".rating__status");
  const remove = form.querySelector(".rating__remove");
  if (!status || !remove) continue;
  let busy = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const button = event.submitter;
    if (busy || !button) return;
    busy = true;
    try {
      const answer = await fetch(form.action, {
        method: "POST",
        headers: { Accept: "application/json" },
        body: new URLSearchParams([[button.name, button.value]]),
      });
      const told = await answer.json();
      if (answer.ok) {
        for (const star of form.querySelectorAll(".rating__star")) {
          if (told.mine) star.setAttribute("aria-pressed", star.value === String(told.mine));
          else star.removeAttribute("aria-pressed");
        }
        form.querySelector(".rating__tally").textContent = told.tally;
        // A button that had the focus must not take it along when it goes.
        if (!told.mine && button === remove) form.querySelector(".rating__star").focus();
        remove.hidden = !told.mine;
      }
      status.textContent = told.status;
    } catch {
      status.textContent = "Your vote did not reach us. Look at your connection and try again.";
    }
    busy = false;
  });
}
