/* Keeps the copy desk's cards fresh while the story is being written, and leads from a card to its words. */
(() => {
  "use strict";
  const { Controller } = window.StimulusModule;
  const PAUSE = 600; // milliseconds of rest after a change before the desk is asked
  const LOOK = 2000; // how often a change that made no event is looked for
  const WIDE = "(min-width: 1100px)";

  class DeskController extends Controller {
    static targets = ["count", "cards", "problem"];

    static values = { url: String };

    connect() {
      this.form = document.getElementById("w-editor-form");
      this.take(JSON.parse(document.getElementById("desk-answer").textContent));
      this.asked = this.written();
      this.touched = false;
      this.changed = () => {
        this.touched = true;
        window.clearTimeout(this.timer);
        this.timer = window.setTimeout(() => this.ask(), PAUSE);
      };
      for (const name of ["input", "change", "keyup", "click"]) this.form.addEventListener(name, this.changed);
      this.watch = window.setInterval(() => this.ask(), LOOK);
      this.goTo = (event) => {
        const way = event.target.closest?.("[data-desk-place]");
        if (!way) return;
        event.preventDefault();
        this.showPlace(way.dataset.deskPlace);
      };
      document.addEventListener("click", this.goTo);
      this.nameEditors();
      this.added = new MutationObserver(() => this.nameEditors());
      this.added.observe(this.form, { childList: true, subtree: true });
      // The rich text editors draw themselves after this: the first look takes in what they made of the fields.
      window.setTimeout(() => {
        if (this.form.dataset.wUnsavedForceValue === "true") this.ask(true);
        else if (!this.touched) this.asked = this.written();
        this.underline();
      }, 1200);
    }

    disconnect() {
      window.clearTimeout(this.timer);
      window.clearInterval(this.watch);
      this.added.disconnect();
      document.removeEventListener("click", this.goTo);
      for (const name of ["input", "change", "keyup", "click"]) this.form.removeEventListener(name, this.changed);
    }

    /** The form as it would be sent, to see whether it changed. */
    written() {
      const data = new FormData(this.form);
      for (const name of ["csrfmiddlewaretoken", "overwrite_revision_id", "loaded_revision_created_at"]) data.delete(name);
      return new URLSearchParams(data).toString();
    }

    async ask(anyway = false) {
      const written = this.written();
      if (written === this.asked && !anyway) return;
      this.asked = written;
      this.request?.abort();
      this.request = new AbortController();
      try {
        const response = await fetch(this.urlValue, {
          method: "POST",
          body: new FormData(this.form),
          headers: { Accept: "application/json", "X-Requested-With": "XMLHttpRequest" },
          signal: this.request.signal,
        });
        if (!response.ok || !response.headers.get("Content-Type")?.startsWith("application/json")) throw new Error(response.status);
        this.take(await response.json());
      } catch (error) {
        if (error.name === "AbortError") return;
        this.asked = null; // ask again
        this.problem("The desk cannot be reached. These cards are as they were; it will be asked again.");
      }
    }

    take(answer) {
      window.standfirst.answer = answer;
      if (this.countTarget.textContent !== answer.summary) this.countTarget.textContent = answer.summary;
      this.problem(answer.errors?.length ? `Not read yet: ${answer.errors.join(", ")}. There the desk still reads what was saved.` : "");
      if (this.html !== undefined && this.html !== answer.html) this.redraw(answer.html);
      this.html = answer.html;
      const counter = document.querySelector('[data-side-panel-toggle="desk"] [data-side-panel-toggle-counter]');
      if (counter) {
        counter.textContent = answer.to_answer;
        counter.hidden = !answer.to_answer;
      }
      this.underline();
      document.dispatchEvent(new CustomEvent("desk:checked", { detail: answer }));
    }

    redraw(html) {
      const focused = document.activeElement;
      const card = this.cardsTarget.contains(focused) ? focused.closest("[data-card]") : null;
      const position = card ? [...card.querySelectorAll("button")].indexOf(focused) : -1;
      const order = card ? [...this.cardsTarget.querySelectorAll("[data-card]")].indexOf(card) : -1;
      const open = this.cardsTarget.querySelector(".desk__noted")?.open;
      this.cardsTarget.innerHTML = html;
      if (open) this.cardsTarget.querySelector(".desk__noted")?.setAttribute("open", "");
      if (!card) return;
      const same = this.cardsTarget.querySelector(`[data-card="${CSS.escape(card.dataset.card)}"]`);
      const next = same || this.cardsTarget.querySelectorAll("[data-card]")[order] || null;
      (next?.querySelectorAll("button")[same ? position : 0] || this.countTarget).focus?.();
    }

    /** The rich text editor gives its box no name of its own for people who hear the page. */
    nameEditors() {
      for (const editor of this.form.querySelectorAll(".public-DraftEditor-content:not([aria-label])")) {
        const panel = editor.closest(".story-deep-look") ? "Deep Look" : editor.closest("[data-panel]")?.querySelector("[data-panel-heading]")?.textContent.trim();
        editor.setAttribute("aria-label", panel || "Text");
      }
    }

    problem(text) {
      if (this.problemTarget.textContent !== text) this.problemTarget.textContent = text;
      this.problemTarget.hidden = !text;
    }

    underline() {
      const links = [...this.cardsTarget.querySelectorAll("[data-link]")].map((button) => ({
        link: JSON.parse(button.dataset.link),
        level: button.closest("[data-card]").className.match(/card--(\w+)/)?.[1],
      }));
      window.standfirst.underline(links);
    }

    show(event) {
      window.standfirst.show(JSON.parse(event.currentTarget.dataset.link));
    }

    mend(event) {
      const { link, suggestion } = event.currentTarget.dataset;
      window.standfirst.mend(JSON.parse(link), suggestion);
    }

    showPlace(place) {
      const button = this.cardsTarget.querySelector(`[data-place="${CSS.escape(place)}"]`);
      const link = button ? JSON.parse(button.dataset.link) : { field: place, start: 0, words: "" };
      window.standfirst.show(link);
    }
  }

  window.wagtail.app.register("desk", DeskController);

  // Beside the copy on a wide screen; on a narrow one the copy comes first.
  try {
    const wide = window.matchMedia(WIDE).matches;
    if (wide && localStorage.getItem("wagtail:side-panel-open") !== "preview") localStorage.setItem("wagtail:side-panel-open", "desk");
    if (!wide) localStorage.setItem("wagtail:side-panel-open", "");
  } catch {
    // A browser that keeps nothing opens the panel by its button.
  }
})();
