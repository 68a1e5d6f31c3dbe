/* Keeps the copy desk's cards fresh while the story is being written, leads from a card to its words, takes answers. */
(() => {
  "use strict";
  const { Controller } = window.StimulusModule;
  const PAUSE = 250; // milliseconds of rest after a change before the desk is asked
  const LOOK = 2000; // how often a change that made no event is looked for
  const SHOWN = 5000; // milliseconds a card stands before it goes on the desk's record
  const WIDE = "(min-width: 1100px)";

  class DeskController extends Controller {
    static targets = ["count", "progress", "cards", "problem"];

    static values = { url: String, edit: String, answer: String, reasons: Array };

    connect() {
      this.form = document.getElementById("w-editor-form");
      this.since = new Map();
      window.standfirst.desk = this;
      window.standfirst.reasons = this.reasonsValue;
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

    /** The number of the story, once it was saved: a new one gets it while it is being written. */
    get number() {
      return window.location.pathname.match(/\/edit\/(\d+)\//)?.[1] || "";
    }

    get checkUrl() {
      return this.number ? this.editValue.replace("/0/", `/${this.number}/`) : this.urlValue;
    }

    async ask(anyway = false) {
      const written = this.written();
      if (written === this.asked && !anyway) return;
      this.asked = written;
      this.request?.abort();
      this.request = new AbortController();
      const body = new FormData(this.form);
      body.set("desk_shown", this.shownLong());
      try {
        const response = await this.send(this.checkUrl, body, this.request.signal);
        if (!response.ok) throw new Error(response.status);
        // Words that came while it was away have a question of their own under way: this answer is old.
        if (written === this.written()) this.take(await response.json());
      } catch (error) {
        if (error.name === "AbortError") return;
        this.asked = null; // ask again
        this.problem("The desk cannot be reached. These cards are as they were; it will be asked again.");
      }
    }

    async send(url, form, signal) {
      const response = await fetch(url, {
        method: "POST",
        // As JSON: a form of many fields, each a part of its own or in percent signs, is slow to take apart.
        body: JSON.stringify([...form]),
        headers: {
          Accept: "application/json",
          "Content-Type": "application/json",
          "X-CSRFToken": form.get("csrfmiddlewaretoken"),
          "X-Requested-With": "XMLHttpRequest",
        },
        signal,
      });
      if (!response.headers.get("Content-Type")?.startsWith("application/json")) throw new Error(response.status);
      return response;
    }

    /** Answers a question or signs a claim: true once it is kept. What was not taken is said. */
    async answerTo(act, fields) {
      if (!this.number) {
        this.problem("Save the draft first: answers are kept with the story.");
        return false;
      }
      const written = this.written();
      this.request?.abort();
      const body = new FormData(this.form);
      body.set("desk_act", act);
      for (const [name, value] of Object.entries(fields)) body.set(`desk_${name}`, value);
      try {
        const response = await this.send(this.answerValue.replace("/0/", `/${this.number}/`), body);
        const answer = await response.json();
        if (!response.ok) {
          this.problem(answer.problem);
          window.standfirst.say(answer.problem);
          return false;
        }
        if (written === this.written()) {
          this.asked = written;
          this.take(answer);
        } else this.ask(true);
        return true;
      } catch {
        this.problem("The desk cannot be reached, and your answer was not kept. Try it again.");
        return false;
      }
    }

    /** The keys of the cards that have stood for some seconds: questions a person had time to read. */
    shownLong() {
      const now = Date.now();
      return [...this.since].filter(([, since]) => now - since >= SHOWN).map(([key]) => key).join(" ");
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
      this.progress(answer);
      const keys = new Set([...this.cardsTarget.querySelectorAll("[data-card][data-asks]")].map((card) => card.dataset.card));
      for (const key of this.since.keys()) if (!keys.has(key)) this.since.delete(key);
      for (const key of keys) if (!this.since.has(key)) this.since.set(key, Date.now());
      this.underline();
      document.dispatchEvent(new CustomEvent("desk:checked", { detail: answer }));
    }

    progress(answer) {
      const looks = answer.looks.filter(Boolean);
      const signed = looks.filter((look) => ["confirmed", "outside"].includes(look.state)).length;
      const text = looks.length ? `${signed} of ${looks.length} Quick Looks signed` : "";
      if (this.hasProgressTarget && this.progressTarget.textContent !== text) this.progressTarget.textContent = text;
    }

    redraw(html) {
      const focused = document.activeElement;
      const card = this.cardsTarget.contains(focused) ? focused.closest("[data-card]") : null;
      const position = card && focused !== card ? [...card.querySelectorAll("button")].indexOf(focused) : -1;
      const order = card ? [...this.cardsTarget.querySelectorAll("[data-card]")].indexOf(card) : -1;
      const folds = [".desk__noted", ".desk__answered"];
      const open = folds.filter((fold) => this.cardsTarget.querySelector(fold)?.open);
      this.cardsTarget.innerHTML = html;
      for (const fold of open) this.cardsTarget.querySelector(fold)?.setAttribute("open", "");
      if (!card) return;
      const same = this.cardsTarget.querySelector(`[data-card="${CSS.escape(card.dataset.card)}"]`);
      const next = same || this.cardsTarget.querySelectorAll("[data-card]")[order] || null;
      (position < 0 ? next || this.countTarget : next?.querySelectorAll("button")[same ? position : 0] || this.countTarget).focus?.();
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

    /** One key for each answer, while a card has the focus. */
    press(event) {
      const card = event.target.closest("[data-card]");
      if (!card || event.target.closest("input") || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      const press = (name) => () => card.querySelector(`[data-answer="${name}"]`)?.click();
      const acts = {
        m: () => (card.querySelector(".card__mend") || card.querySelector(".card__passage"))?.click(),
        d: press("why"),
        x: press("override"),
        u: press("again"),
        ArrowDown: () => window.standfirst.signOff.step(card, 1),
        ArrowUp: () => window.standfirst.signOff.step(card, -1),
      };
      if (event.target === card) acts.Enter = () => card.querySelector(".card__passage")?.click();
      const reason = this.reasonsValue[Number(event.key) - 1];
      const dismissable = card.querySelector('[data-answer="why"]');
      const act = acts[event.key.length === 1 ? event.key.toLowerCase() : event.key] || (reason && dismissable ? () => this.dismiss(card, reason) : null);
      if (!act) return;
      event.preventDefault();
      event.stopPropagation();
      act();
    }

    async dismiss(card, reason) {
      const next = this.after(card);
      if (await this.answerTo("dismiss", { key: card.dataset.card, reason })) this.goOn(next, "Dismissed");
    }

    async override(card, reason) {
      const next = this.after(card);
      if (await this.answerTo("override", { key: card.dataset.card, reason })) this.goOn(next, "Overridden");
    }

    /** The card before this one: where the way on is counted from once this one is answered. */
    after(card) {
      return card.previousElementSibling?.dataset.card || "";
    }

    goOn(before, said) {
      window.standfirst.say(said);
      const claims = document.querySelectorAll("#w-editor-form [data-claim]");
      const from = (before && this.cardsTarget.querySelector(`[data-card="${CSS.escape(before)}"]`)) || claims[claims.length - 1] || null;
      window.standfirst.signOff.on(from);
    }

    /** Opens, or shuts, the form that asks for a reason below a card. */
    askWhy({ title, reasons, action, done, card }) {
      const there = card.querySelector(".why");
      if (there) {
        there.remove();
        card.focus();
        return;
      }
      const { form, focus } = window.standfirst.reasonForm({
        title,
        reasons,
        action,
        done,
        cancel: () => {
          form.remove();
          card.focus();
        },
      });
      for (const name of ["input", "change", "keyup"]) form.addEventListener(name, (event) => event.stopPropagation());
      card.append(form);
      focus();
    }

    why(event) {
      const card = event.currentTarget.closest("[data-card]");
      this.askWhy({ card, title: "Why does it stand?", reasons: this.reasonsValue, action: "Dismiss", done: (reason) => this.dismiss(card, reason) });
    }

    whyOverride(event) {
      const card = event.currentTarget.closest("[data-card]");
      this.askWhy({ card, title: "Why may it go out all the same?", reasons: [], action: "Override", done: (reason) => this.override(card, reason) });
    }

    async again(event) {
      const { card } = event.currentTarget.closest("[data-card]").dataset;
      if (await this.answerTo("again", { key: card })) {
        window.standfirst.say("Asked again");
        this.cardsTarget.querySelector(`[data-card="${CSS.escape(card)}"]`)?.focus();
      }
    }

    signOff() {
      window.standfirst.signOff.start();
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
