/* Under each Quick Look: the sentence that bears it out, its state, and the editor's say in it. */
(() => {
  "use strict";
  const { Controller } = window.StimulusModule;
  const CONTEXT = 32; // code points kept before and after the words
  const STATES = {
    suggested: "Suggested",
    confirmed: "Confirmed",
    lost: "Lost",
    none: "No sentence found",
    empty: "No claim yet",
  };

  function make(tag, attributes = {}, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (name === "on") element.addEventListener("click", value);
      else if (value !== null && value !== false) element.setAttribute(name, value === true ? "" : value);
    }
    element.append(...children.filter((each) => each !== null));
    return element;
  }

  /** Evidence for code points `start` to `end` of a paragraph of the last answer. */
  function anchor(paragraph, start, end) {
    const letters = Array.from(paragraph.text);
    const text = (from, to) => letters.slice(Math.max(0, from), to).join("");
    return {
      block_id: paragraph.id,
      exact: text(start, end),
      start,
      end,
      prefix: text(start - CONTEXT, start),
      suffix: text(end, end + CONTEXT),
      version: paragraph.version,
    };
  }

  class EvidenceController extends Controller {
    static targets = ["value", "view"];

    connect() {
      this.before = [];
      this.picking = false;
      this.selected = () => this.markSelection();
      document.addEventListener("desk:selected", this.selected);
      this.draw({ detail: window.standfirst.answer });
    }

    disconnect() {
      document.removeEventListener("desk:selected", this.selected);
    }

    /** The look of the last answer that this block is. */
    look(answer) {
      const prefix = this.valueTarget.name.replace(/-value-\w+$/, "");
      return answer?.looks?.[window.standfirst.blocks("quick_looks").indexOf(prefix)] || null;
    }

    draw({ detail }) {
      const look = this.look(detail) || { state: "empty", claim: "", sentences: [], lost: [] };
      const shown = look.claim ? look : { ...look, state: "empty" };
      const json = JSON.stringify([shown, this.picking && detail?.paragraphs, this.before.length]);
      if (json === this.drawn) return;
      this.drawn = json;
      const focused = this.viewTarget.contains(document.activeElement) ? document.activeElement.dataset.act : null;
      this.element.dataset.state = shown.state;
      this.viewTarget.replaceChildren(...this.parts(shown));
      if (focused) (this.viewTarget.querySelector(`[data-act="${focused}"]`) || this.viewTarget.querySelector("button"))?.focus();
    }

    parts(look) {
      const badge = make(
        "span",
        { class: `evidence__state evidence__state--${look.state}`, "data-testid": "evidence-state" },
        make("span", { class: "evidence__sign", "aria-hidden": "true" }),
        STATES[look.state],
      );
      const parts = [badge];
      for (const lost of look.lost) {
        parts.push(
          make(
            "p",
            { class: "evidence__lost" },
            lost.in_several_places ? "It rested on words that now stand in several places: " : "It rested on words that no longer stand in the Deep Look: ",
            make(lost.in_several_places ? "q" : "del", {}, lost.words),
          ),
        );
      }
      for (const sentence of look.sentences) {
        parts.push(
          make(
            "button",
            { type: "button", class: "evidence__sentence", "data-act": "show", on: () => window.standfirst.show(sentence.link) },
            make("span", { class: "evidence__where" }, look.state === "lost" ? `Nearest now: ${sentence.where}` : sentence.where),
            make("span", { class: "evidence__words" }, sentence.words),
          ),
        );
      }
      if (look.state !== "empty") parts.push(this.actions(look));
      if (this.picking) parts.push(this.picker(look));
      return parts;
    }

    actions(look) {
      const button = (act, label, on, kind = "") =>
        make("button", { type: "button", class: `evidence__act ${kind}`, "data-act": act, "data-testid": `evidence-${act}`, on }, label);
      const can = look.sentences.length > 0 && look.state !== "confirmed";
      const evidence = look.sentences.map((each) => each.evidence);
      return make(
        "p",
        { class: "evidence__actions" },
        can ? button("confirm", look.state === "lost" ? "Confirm the nearest" : "Confirm", () => this.confirm(evidence), "evidence__act--first") : null,
        button("pick", look.sentences.length ? "Pick another" : "Pick a sentence", () => this.pick(!this.picking)),
        this.before.length || look.state === "confirmed" ? button("undo", "Undo", () => this.undo()) : null,
      );
    }

    picker(look) {
      const paragraphs = window.standfirst.answer?.paragraphs || [];
      const likely = new Set(look.sentences.map((each) => each.words));
      const list = make("ol", { class: "evidence__list", "data-testid": "evidence-list" });
      for (const paragraph of paragraphs) {
        const letters = Array.from(paragraph.text);
        for (const [start, end] of paragraph.sentences) {
          const words = letters.slice(start, end).join("");
          list.append(
            make(
              "li",
              {},
              make(
                "button",
                {
                  type: "button",
                  class: "evidence__choice",
                  "aria-current": likely.has(words) ? "true" : null,
                  on: () => this.confirm([anchor(paragraph, start, end)]),
                },
                make("span", { class: "evidence__where" }, `Paragraph ${paragraph.number}`),
                make("span", { class: "evidence__words" }, words),
              ),
            ),
          );
        }
      }
      list.addEventListener("keydown", (event) => this.move(event));
      const use = make(
        "button",
        { type: "button", class: "evidence__act", "data-act": "use", "data-testid": "evidence-use-selection", on: () => this.useSelection() },
        "Use selection",
      );
      // The button must not take the selection away before it is read.
      use.addEventListener("pointerdown", (event) => event.preventDefault());
      const picker = make(
        "div",
        { class: "evidence__picker", role: "group", "aria-label": "Pick the sentence that bears it out" },
        make("p", { class: "evidence__how" }, "Pick a sentence, or select words in the Deep Look and press ", use, make("span", { class: "evidence__selection" })),
        list,
      );
      picker.addEventListener("keydown", (event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        this.pick(false);
      });
      window.setTimeout(() => this.markSelection());
      return picker;
    }

    move(event) {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (!step) return;
      event.preventDefault();
      const choices = [...event.currentTarget.querySelectorAll("button")];
      choices[choices.indexOf(document.activeElement) + step]?.focus();
    }

    markSelection() {
      const note = this.viewTarget.querySelector(".evidence__selection");
      const words = window.standfirst.selected()?.words.trim() || "";
      if (note) note.textContent = words ? ` “${words.length > 60 ? `${words.slice(0, 57)}…` : words}”` : "";
    }

    useSelection() {
      const selection = window.standfirst.selected();
      const paragraph = window.standfirst.answer?.paragraphs.find((each) => each.id === selection?.key);
      const found = paragraph && window.standfirst.find(paragraph.text, selection.words, selection.before);
      if (!found) {
        window.standfirst.say("Select words in one paragraph of the Deep Look first.");
        this.viewTarget.querySelector(".evidence__selection").textContent = " Select words in one paragraph of the Deep Look first.";
        return;
      }
      const count = (end) => Array.from(paragraph.text.slice(0, end)).length;
      this.confirm([anchor(paragraph, count(found[0]), count(found[1]))]);
    }

    pick(open) {
      this.picking = open;
      this.draw({ detail: window.standfirst.answer });
      const to = open
        ? this.viewTarget.querySelector(".evidence__choice[aria-current]") || this.viewTarget.querySelector(".evidence__choice")
        : this.viewTarget.querySelector('[data-act="pick"]');
      to?.focus();
    }

    confirm(evidence) {
      this.before.push(this.valueTarget.value);
      this.write(JSON.stringify({ evidence, confirmed: true }), "confirmed", evidence);
      window.standfirst.say("Confirmed");
    }

    undo() {
      const kept = JSON.parse(this.valueTarget.value || "{}") || {};
      const back = this.before.length ? this.before.pop() : JSON.stringify({ ...kept, confirmed: false });
      const was = JSON.parse(back || "{}") || {};
      this.write(back, was.confirmed ? "confirmed" : "suggested", was.evidence || []);
      window.standfirst.say("Undone");
    }

    /** Writes the value, and shows it at once; the next answer of the desk draws it again, exactly. */
    write(value, state, evidence) {
      this.valueTarget.value = value;
      this.picking = false;
      const look = this.look(window.standfirst.answer);
      if (look && evidence.length) {
        const paragraphs = window.standfirst.answer.paragraphs;
        look.state = state;
        look.lost = [];
        look.sentences = evidence.map((each) => ({
          words: each.exact,
          where: `Paragraph ${paragraphs.find((paragraph) => paragraph.id === each.block_id)?.number ?? ""}`,
          link: { stream: "deep_look", key: each.block_id, start: each.start, words: each.exact },
          evidence: each,
        }));
      }
      this.draw({ detail: window.standfirst.answer });
      this.viewTarget.querySelector('[data-act="undo"]')?.focus();
      this.valueTarget.dispatchEvent(new Event("change", { bubbles: true }));
    }
  }

  window.wagtail.app.register("evidence", EvidenceController);
})();
