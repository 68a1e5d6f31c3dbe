/* The paste box: keeps the clipboard's markup beside the text, and stops what is too long before it is sent. */
(() => {
  "use strict";
  const { Controller } = window.StimulusModule;

  class PasteController extends Controller {
    static targets = ["text", "html", "error"];

    static values = { limit: Number };

    keep(event) {
      const html = event.clipboardData?.getData("text/html") || "";
      // Never shown, only sent: the server takes bold, links and headings from it, cleaned.
      if (html && html.length < 2_000_000) this.htmlTarget.value += html;
    }

    forget() {
      if (!this.textTarget.value.trim()) this.htmlTarget.value = "";
      this.say("");
    }

    send(event) {
      const { length } = this.textTarget.value;
      let problem = "";
      if (!this.textTarget.value.trim()) problem = "There is nothing in the box. Paste the text of a page, then take it in.";
      else if (length > this.limitValue) {
        problem = `The text has ${length.toLocaleString("en")} characters, more than the ${this.limitValue.toLocaleString("en")} the box takes. Paste one story at a time, or import it as a file.`;
      }
      if (!problem) return;
      event.preventDefault();
      this.say(problem);
      this.textTarget.focus();
    }

    say(problem) {
      this.errorTarget.textContent = problem;
      this.errorTarget.hidden = !problem;
      this.textTarget.toggleAttribute("aria-invalid", Boolean(problem));
    }
  }

  window.wagtail.app.register("paste", PasteController);
})();
