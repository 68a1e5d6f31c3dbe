/* One claim, wherever it stands on the page: what bears it out, what says otherwise, and the editor's say in it.
 *
 * With the box in focus one key does each thing: Enter or c confirms, p picks another sentence, o names a source
 * outside the story, m mends, 1 to 4 dismiss a query with that reason and d with a reason of one's own, u takes it back,
 * the arrows go to the next claim and the one before. Letters typed into a field are only letters.
 */
(() => {
  "use strict";
  if (window.standfirst.ClaimBox) return;
  const CONTEXT = 32; // code points kept before and after the words
  const STATES = {
    suggested: "Suggested",
    confirmed: "Confirmed",
    lost: "Lost",
    none: "No sentence found",
    outside: "Source outside the story",
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

  const key = (letter) => make("kbd", { class: "key", "aria-hidden": "true" }, letter);

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

  /** A small form that asks why: the reasons most give, by number, and a line for one's own. */
  function reasonForm({ title, reasons, action, done, cancel }) {
    const own = make("input", { type: "text", class: "why__own", maxlength: "500", "aria-label": "Another reason", placeholder: reasons.length ? "Another reason" : "The reason, for the record" });
    const error = make("p", { class: "why__error", role: "alert", hidden: true });
    const send = async (reason) => {
      const words = reason.trim();
      if (!words) {
        error.textContent = "Say why: colleagues who read the story after you see it.";
        error.hidden = false;
        own.focus();
        return;
      }
      await done(words);
    };
    const form = make(
      "div",
      { class: "why", role: "group", "aria-label": title },
      make("p", { class: "why__title" }, title),
      ...reasons.map((reason, number) =>
        make("button", { type: "button", class: "why__reason", on: () => send(reason) }, key(String(number + 1)), reason),
      ),
      make(
        "p",
        { class: "why__line" },
        own,
        make("button", { type: "button", class: "evidence__act evidence__act--first", "data-testid": "why-send", on: () => send(own.value) }, action),
      ),
      error,
    );
    form.addEventListener("keydown", (event) => {
      if (event.key === "Escape") {
        event.stopPropagation();
        cancel();
      } else if (event.key === "Enter" && event.target === own) {
        event.preventDefault();
        event.stopPropagation();
        send(own.value);
      } else if (event.target !== own && reasons[Number(event.key) - 1] && !event.ctrlKey && !event.metaKey && !event.altKey) {
        event.preventDefault();
        event.stopPropagation();
        send(reasons[Number(event.key) - 1]);
      }
    });
    return { form, focus: () => (form.querySelector(".why__reason") || own).focus() };
  }

  /** `owner` knows the claim: `look(answer)`, `needs(look)`, `confirm(evidence)`, `undo()`, `undoable(look)`. */
  class ClaimBox {
    constructor(element, view, owner) {
      this.element = element;
      this.view = view;
      this.owner = owner;
      this.mode = "";
      element.dataset.claim = "";
      element.tabIndex = 0;
      element.setAttribute("role", "group");
      view.removeAttribute("role");
      view.removeAttribute("aria-label");
      this.pressed = (event) => this.press(event);
      element.addEventListener("keydown", this.pressed);
      this.selected = () => this.markSelection();
      document.addEventListener("desk:selected", this.selected);
    }

    close() {
      this.element.removeEventListener("keydown", this.pressed);
      document.removeEventListener("desk:selected", this.selected);
    }

    get answer() {
      return window.standfirst.answer;
    }

    get standing() {
      const look = this.owner.look(this.answer);
      return look && look.claim ? look : { ...(look || {}), state: "empty", claim: "", sentences: [], lost: [], mismatches: [] };
    }

    get asking() {
      return this.standing.mismatches.filter((each) => each.asks);
    }

    draw() {
      const look = this.standing;
      const json = JSON.stringify([look, this.mode, this.mode === "pick" && this.answer?.paragraphs, this.owner.undoable(look)]);
      const needs = this.owner.needs(look) || look.mismatches.some((each) => each.asks);
      this.element.dataset.needs = String(needs && look.state !== "empty");
      this.element.setAttribute("aria-label", `${look.name || "Quick Look"}: ${STATES[look.state]}${look.mismatches.length ? `, ${look.mismatches.length} not borne out` : ""}`);
      if (json === this.drawn) return;
      this.drawn = json;
      const focused = this.view.contains(document.activeElement) ? document.activeElement.dataset.act || "" : null;
      this.element.dataset.state = look.state;
      this.view.replaceChildren(...this.parts(look));
      if (focused !== null) (this.view.querySelector(`[data-act="${focused}"]`) || this.element).focus();
    }

    parts(look) {
      const parts = [
        make(
          "p",
          { class: "evidence__head" },
          make(
            "span",
            { class: `evidence__state evidence__state--${look.state}`, "data-testid": `${this.owner.test}-state` },
            make("span", { class: "evidence__sign", "aria-hidden": "true" }),
            STATES[look.state],
          ),
          look.drafted ? make("span", { class: "evidence__drafted", "data-testid": "evidence-drafted" }, "Drafted by machine, not signed") : null,
          look.signed && look.signed.by ? make("span", { class: "evidence__by" }, `${look.signed.by}, ${look.signed.at}`) : null,
        ),
      ];
      if (!look.id && look.several) parts.push(make("p", { class: "evidence__claim" }, look.claim));
      for (const each of look.mismatches) parts.push(this.mismatch(each));
      if (look.state === "outside") {
        parts.push(make("p", { class: "evidence__outside" }, make("strong", {}, look.signed.who), ": ", look.signed.what));
      }
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
      if (look.state !== "outside") {
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
      }
      if (look.state !== "empty") parts.push(this.actions(look));
      if (this.mode === "pick") parts.push(this.picker(look));
      if (this.mode === "outside") parts.push(this.outsideForm(look));
      if (this.mode === "why" && this.asking.length) parts.push(this.why().form);
      return parts;
    }

    mismatch(each) {
      return make(
        "p",
        { class: `mismatch${each.asks ? "" : " mismatch--note"}`, "data-testid": "mismatch" },
        make("span", { class: "mismatch__kind" }, each.kind),
        each.against
          ? make("span", { class: "mismatch__words" }, make("mark", {}, each.words), " against ", make("mark", {}, each.against), each.where ? ` (${each.where})` : "")
          : make("span", { class: "mismatch__words" }, each.message),
      );
    }

    actions(look) {
      const button = (act, letter, label, on, kind = "") =>
        make("button", { type: "button", class: `evidence__act ${kind}`, "data-act": act, "data-testid": `${this.owner.test}-${act}`, on }, label, key(letter));
      const can = this.confirmable(look);
      return make(
        "p",
        { class: "evidence__actions" },
        can ? button("confirm", "c", look.state === "lost" ? "Confirm the nearest" : "Confirm", (event) => this.confirm(look, event), "evidence__act--first") : null,
        button("pick", "p", look.sentences.length ? "Pick another" : "Pick a sentence", () => this.open("pick")),
        look.state === "outside" ? null : button("outside", "o", "Source outside", () => this.open("outside")),
        this.asking.length ? button("mend", "m", "Mend", () => this.mend()) : null,
        this.asking.length ? button("why", "d", "Dismiss…", () => this.open("why")) : null,
        this.owner.undoable(look) ? button("undo", "u", "Undo", () => this.undo(look)) : null,
      );
    }

    confirmable(look) {
      return look.sentences.length > 0 && !["confirmed", "outside", "empty"].includes(look.state);
    }

    /** One key, one act; only while the box has the focus, and never in a field. */
    press(event) {
      const typing = event.target.closest("input, textarea, select");
      if (typing || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      const look = this.standing;
      const onBox = event.target === this.element;
      const acts = {
        c: () => this.confirm(look, event),
        p: () => this.open("pick"),
        o: () => this.open("outside"),
        m: () => this.mend(),
        d: () => this.asking.length && this.open("why"),
        u: () => this.owner.undoable(look) && this.undo(look),
        ArrowDown: () => window.standfirst.signOff.step(this.element, 1),
        ArrowUp: () => window.standfirst.signOff.step(this.element, -1),
      };
      if (onBox) acts.Enter = () => (this.confirmable(look) ? this.confirm(look, event) : this.asking.length ? this.open("why") : this.open("pick"));
      const reason = window.standfirst.reasons?.[Number(event.key) - 1];
      const act = acts[event.key.length === 1 ? event.key.toLowerCase() : event.key] || (reason && this.asking.length ? () => this.dismiss(reason) : null);
      if (!act || (event.target.closest(".evidence__list") && event.key.startsWith("Arrow"))) return;
      event.preventDefault();
      event.stopPropagation();
      act();
    }

    open(mode) {
      this.mode = this.mode === mode ? "" : mode;
      this.draw();
      const first = {
        pick: ".evidence__choice[aria-current], .evidence__choice",
        outside: ".outside input",
        why: ".why__reason, .why__own",
      }[this.mode];
      (first ? this.view.querySelector(first) : this.element)?.focus();
    }

    shut() {
      this.mode = "";
      this.draw();
      this.element.focus();
    }

    confirm(look, event) {
      if (!this.confirmable(look)) {
        window.standfirst.say(look.state === "confirmed" ? "It is confirmed." : "There is no sentence to confirm: press p to pick one.");
        return;
      }
      this.sign(look.sentences.map((each) => each.evidence), event);
    }

    async sign(evidence, event) {
      this.mode = "";
      const byPointer = event?.detail > 0;
      const done = await this.owner.confirm(evidence);
      if (done === false) return;
      window.standfirst.say("Confirmed");
      if (!byPointer) window.standfirst.signOff.on(this.element);
    }

    async undo(look) {
      this.mode = "";
      if (look.state === "outside") await window.standfirst.desk.answerTo("unsign", { place: look.place, claim: look.claim });
      else await this.owner.undo();
      window.standfirst.say("Taken back");
      this.element.focus();
    }

    mend() {
      const [first] = this.asking;
      const look = this.standing;
      if (first?.suggestion) window.standfirst.mend(first.link, first.suggestion);
      else window.standfirst.show(first ? first.link : look.link);
    }

    async dismiss(reason) {
      const [first] = this.asking;
      this.mode = "";
      if (!(await window.standfirst.desk.answerTo("dismiss", { key: first.key, reason }))) return;
      window.standfirst.say("Dismissed");
      window.standfirst.signOff.on(this.element);
    }

    why() {
      return reasonForm({
        title: "Why does it stand?",
        reasons: window.standfirst.reasons || [],
        action: "Dismiss",
        done: (reason) => this.dismiss(reason),
        cancel: () => this.shut(),
      });
    }

    outsideForm(look) {
      const field = (name, label) => make("input", { type: "text", class: "outside__field", name: "", "data-name": name, "aria-label": label, placeholder: label, maxlength: name === "who" ? "200" : "500" });
      const who = field("who", "Who is the source?");
      const what = field("what", "What do they have?");
      const error = make("p", { class: "why__error", role: "alert", hidden: true });
      const send = async () => {
        if (!who.value.trim() || !what.value.trim()) {
          error.textContent = "Say who the source is and what they have: colleagues see it, readers do not.";
          error.hidden = false;
          (who.value.trim() ? what : who).focus();
          return;
        }
        this.mode = "";
        const done = await window.standfirst.desk.answerTo("outside", { place: look.place, claim: look.claim, who: who.value, what: what.value });
        if (done) window.standfirst.signOff.on(this.element);
      };
      const form = make(
        "div",
        { class: "outside", role: "group", "aria-label": "Source outside the story" },
        make("p", { class: "evidence__how" }, "Colleagues see this, readers do not."),
        who,
        what,
        make("button", { type: "button", class: "evidence__act evidence__act--first", "data-testid": "outside-send", on: send }, "Sign for it"),
        error,
      );
      form.addEventListener("keydown", (event) => {
        if (event.key === "Enter" && event.target.matches("input")) {
          event.preventDefault();
          if (event.target === who && !what.value) what.focus();
          else send();
        } else if (event.key === "Escape") {
          event.stopPropagation();
          this.shut();
        }
      });
      // What is typed here is no part of the story's form.
      for (const name of ["input", "change", "keyup"]) form.addEventListener(name, (event) => event.stopPropagation());
      return form;
    }

    picker(look) {
      const paragraphs = this.answer?.paragraphs || [];
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
                  on: (event) => this.sign([anchor(paragraph, start, end)], event),
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
        { type: "button", class: "evidence__act", "data-act": "use", "data-testid": "evidence-use-selection", on: (event) => this.useSelection(event) },
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
        this.shut();
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
      const note = this.view.querySelector(".evidence__selection");
      const words = window.standfirst.selected()?.words.trim() || "";
      if (note) note.textContent = words ? ` “${words.length > 60 ? `${words.slice(0, 57)}…` : words}”` : "";
    }

    useSelection(event) {
      const selection = window.standfirst.selected();
      const paragraph = this.answer?.paragraphs.find((each) => each.id === selection?.key);
      const found = paragraph && window.standfirst.find(paragraph.text, selection.words, selection.before);
      if (!found) {
        window.standfirst.say("Select words in one paragraph of the Deep Look first.");
        this.view.querySelector(".evidence__selection").textContent = " Select words in one paragraph of the Deep Look first.";
        return;
      }
      const count = (end) => Array.from(paragraph.text.slice(0, end)).length;
      this.sign([anchor(paragraph, count(found[0]), count(found[1]))], event);
    }

    /** Shows at once what was just signed; the next answer of the desk draws it again, exactly. */
    show(state, evidence) {
      const look = this.owner.look(this.answer);
      if (look) {
        const paragraphs = this.answer.paragraphs;
        look.state = state;
        look.lost = [];
        if (state === "confirmed") look.drafted = false;
        if (evidence.length) {
          look.sentences = evidence.map((each) => ({
            words: each.exact,
            where: `Paragraph ${paragraphs.find((paragraph) => paragraph.id === each.block_id)?.number ?? ""}`,
            link: { stream: "deep_look", key: each.block_id, start: each.start, words: each.exact },
            evidence: each,
          }));
        }
      }
      this.draw();
    }
  }

  Object.assign(window.standfirst, { ClaimBox, make, reasonForm });
})();
