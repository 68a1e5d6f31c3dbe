/* A form that is sent says which version it has itself saved on the way, so that nobody is told of another window.
 *
 * Wagtail sends that number only with what it saves by itself. A form sent while such a save is under way waits for it.
 */
(() => {
  "use strict";
  const NAME = "autosaved_revision";

  function put(form, name, value) {
    let input = form.querySelector(`input[type=hidden][name="${name}"]`);
    if (!input) {
      input = document.createElement("input");
      input.type = "hidden";
      input.name = name;
      form.append(input);
    }
    input.value = value;
    return input;
  }

  document.addEventListener(
    "submit",
    (event) => {
      const form = event.target;
      if (form.id !== "w-editor-form") return;
      const saving = window.wagtail.app.getControllerForElementAndIdentifier(form, "w-autosave")?.submitPromise;
      if (!saving) {
        const saved = Number(form.dataset.wAutosaveRevisionIdValue || 0);
        if (saved) put(form, NAME, String(saved));
        return;
      }
      event.preventDefault();
      event.stopImmediatePropagation();
      const { submitter } = event;
      const again = () => {
        // The button may be at rest by now, and a button at rest sends nothing.
        if (submitter?.name) put(form, submitter.name, submitter.value || "1");
        form.requestSubmit();
      };
      saving.then(again, again);
    },
    true,
  );
})();
