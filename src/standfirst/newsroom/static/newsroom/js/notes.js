/* Colleagues' notes beside the copy: written on the words last selected, answered, settled. */
(() => {
  "use strict";
  const { Controller } = window.StimulusModule;
  const LOOK = 20000; // how often notes of others are looked for

  /** Where the words stand that were last selected in a field of the form: {key, passage, start, end, words}. */
  let chosen = null;

  const count = (text) => Array.from(text).length;

  function inField(input) {
    if (!input.name || input.selectionStart === input.selectionEnd) return null;
    const part = input.name.match(/^(quick_looks|pictures|deep_look)-(\d+)-value-(text|caption)$/);
    const key = part ? input.form.elements[`${part[1]}-${part[2]}-id`]?.value : ["kicker", "headline", "standfirst", "quick_looks_headline"].includes(input.name) && input.name;
    if (!key) return null;
    const words = input.value.slice(input.selectionStart, input.selectionEnd);
    const start = count(input.value.slice(0, input.selectionStart));
    return { key, passage: input.value, start, end: start + count(words), words };
  }

  function inDeepLook() {
    const selected = window.standfirst.selected();
    const paragraph = window.standfirst.answer?.paragraphs?.find((each) => each.id === selected?.key);
    const found = paragraph && window.standfirst.find(paragraph.text, selected.words, selected.before);
    if (!found) return null;
    const start = count(paragraph.text.slice(0, found[0]));
    const words = paragraph.text.slice(...found);
    return { key: paragraph.id, passage: paragraph.text, start, end: start + count(words), words };
  }

  class NotesController extends Controller {
    static targets = ["count", "on", "text", "called", "problem", "list", "colleagues"];

    static values = { url: String };

    connect() {
      this.form = document.getElementById("w-editor-form");
      this.select = (event) => {
        const inside = event.target;
        if (inside instanceof Element && this.element.contains(inside)) return;
        const next = event.type === "desk:selected" ? inDeepLook() : inField(inside);
        if (next) {
          chosen = next;
          this.tell();
        }
      };
      this.form.addEventListener("select", this.select);
      document.addEventListener("desk:selected", this.select);
      this.watch = window.setInterval(() => this.refresh(), LOOK);
      this.goTo = () => {
        const id = window.location.hash.match(/^#note-(\d+)$/)?.[1];
        if (!id) return;
        document.querySelector('[data-side-panel-toggle="notes"][aria-expanded="false"]')?.click();
        const thread = this.listTarget.querySelector(`#note-${id}`);
        thread?.closest("details")?.setAttribute("open", "");
        thread?.focus();
      };
      window.addEventListener("hashchange", this.goTo);
      window.setTimeout(this.goTo, 600);
    }

    /** Where the notes of this story are; empty while it was never saved. A new one gets its number while it is written. */
    get address() {
      const number = window.location.pathname.match(/\/edit\/(\d+)\//)?.[1];
      return number ? this.urlValue.replace("/0/", `/${number}/`) : this.urlValue.includes("/0/") ? "" : this.urlValue;
    }

    disconnect() {
      window.clearInterval(this.watch);
      this.form.removeEventListener("select", this.select);
      document.removeEventListener("desk:selected", this.select);
      window.removeEventListener("hashchange", this.goTo);
    }

    /** Says what the next note will be on, with a way out of it. */
    tell() {
      if (!this.hasOnTarget) return;
      if (!chosen) {
        this.onTarget.textContent = "On the whole story. Select words in the copy to write about them.";
        return;
      }
      const words = document.createElement("q");
      words.textContent = chosen.words.length > 120 ? `${chosen.words.slice(0, 118)}…` : chosen.words;
      const off = document.createElement("button");
      Object.assign(off, { type: "button", className: "notes__whole", textContent: "on the whole story instead" });
      off.addEventListener("click", () => {
        chosen = null;
        this.tell();
        this.textTarget.focus();
      });
      this.onTarget.replaceChildren("On ", words, " – ", off);
    }

    /** Names the colleagues whom an @ could mean. */
    call() {
      const begun = this.textTarget.value.slice(0, this.textTarget.selectionStart).match(/(?:^|\s)@([\w.+-]*)$/)?.[1];
      const names = begun === undefined ? [] : [...this.colleaguesTarget.children].map((each) => each.textContent).filter((name) => name.toLowerCase().startsWith(begun.toLowerCase()));
      this.calledTarget.hidden = !names.length;
      this.calledTarget.replaceChildren(
        ...names.slice(0, 6).map((name) => {
          const button = document.createElement("button");
          Object.assign(button, { type: "button", className: "notes__name-of", textContent: `@${name}` });
          button.addEventListener("click", () => {
            const at = this.textTarget.selectionStart;
            this.textTarget.setRangeText(`${name} `, at - begun.length, at, "end");
            this.calledTarget.hidden = true;
            this.textTarget.focus();
          });
          return button;
        }),
      );
    }

    keys(event) {
      if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      if (event.target === this.textTarget) this.write();
      else this.answer(event);
    }

    async write() {
      const said = { act: "write", text: this.textTarget.value };
      if (chosen) Object.assign(said, { key: chosen.key, passage: chosen.passage, start: chosen.start, end: chosen.end });
      if (!(await this.send(said))) return;
      this.textTarget.value = "";
      chosen = null;
      this.tell();
      window.standfirst.say("The note is there.");
    }

    thread(event) {
      return event.target.closest("[data-thread]");
    }

    answer(event) {
      const thread = this.thread(event);
      return this.send({ act: "answer", thread: thread.dataset.thread, text: thread.querySelector("textarea").value });
    }

    resolve(event) {
      return this.send({ act: "resolve", thread: this.thread(event).dataset.thread });
    }

    reopen(event) {
      return this.send({ act: "reopen", thread: this.thread(event).dataset.thread });
    }

    show(event) {
      window.standfirst.show(JSON.parse(event.currentTarget.dataset.link));
    }

    async send(said) {
      if (!this.address) {
        this.say("The story is not saved yet: write a line of it, and leave the note as soon as it has saved itself.");
        return false;
      }
      const body = new URLSearchParams({ ...said, csrfmiddlewaretoken: this.form.elements.csrfmiddlewaretoken.value });
      try {
        const response = await fetch(this.address, { method: "POST", body, headers: { "X-Requested-With": "XMLHttpRequest" } });
        const answer = await response.json();
        if (!response.ok) throw new Error(answer.error);
        this.draw(answer);
        return true;
      } catch (error) {
        const said = error instanceof SyntaxError || error instanceof TypeError ? "" : error.message;
        this.say(said || "The newsroom cannot be reached: the note is not kept yet. Try again in a moment.");
        return false;
      }
    }

    async refresh() {
      if (!this.address || document.hidden || this.listTarget.contains(document.activeElement)) return;
      try {
        const response = await fetch(this.address, { headers: { "X-Requested-With": "XMLHttpRequest" } });
        if (response.ok) this.draw(await response.json());
      } catch {
        // The next look may find it.
      }
    }

    draw(answer) {
      this.say("");
      const typed = new Map([...this.listTarget.querySelectorAll("[data-thread]")].map((each) => [each.id, each.contains(document.activeElement) ? "" : each.querySelector("textarea")?.value || ""]));
      const open = this.listTarget.querySelector("details")?.open;
      this.listTarget.innerHTML = answer.html;
      for (const [id, text] of typed) {
        const box = document.getElementById(id)?.querySelector("textarea");
        if (box && text) box.value = text;
      }
      if (open) this.listTarget.querySelector("details")?.setAttribute("open", "");
      this.countTarget.textContent = `${answer.open} open`;
      const counter = document.querySelector('[data-side-panel-toggle="notes"] [data-side-panel-toggle-counter]');
      if (counter) {
        counter.textContent = answer.open;
        counter.hidden = !answer.open;
      }
    }

    say(text) {
      this.problemTarget.textContent = text;
      this.problemTarget.hidden = !text;
    }
  }

  window.wagtail.app.register("notes", NotesController);
})();
