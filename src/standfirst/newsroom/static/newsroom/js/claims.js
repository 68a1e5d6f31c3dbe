/* Beside headline, standfirst and captions: where each of their sentences stands. What is signed here the server keeps. */
(() => {
  "use strict";
  const { make, ClaimBox } = window.standfirst;
  const boxes = new Map();

  /** The box below the field for one sentence, by its field and its number there. */
  class Beside {
    constructor(name, element) {
      this.test = "claim";
      this.name = name;
      this.element = element;
      this.view = make("div", { class: "evidence__view" });
      element.append(this.view);
      this.box = new ClaimBox(element, this.view, this);
    }

    look(answer) {
      return named(answer).get(this.name) || null;
    }

    needs(look) {
      return look.state === "lost";
    }

    undoable(look) {
      return ["confirmed", "lost", "outside"].includes(look.state);
    }

    async confirm(evidence) {
      const look = this.look(window.standfirst.answer);
      this.box.show("confirmed", evidence);
      return window.standfirst.desk.answerTo("confirm", { place: look.place, claim: look.claim, evidence: JSON.stringify(evidence) });
    }

    undo() {
      const look = this.look(window.standfirst.answer);
      return window.standfirst.desk.answerTo("unsign", { place: look.place, claim: look.claim });
    }

    close() {
      this.box.close();
      this.element.remove();
    }
  }

  /** The claims of an answer by a name that outlives changes of their words: field and number of the sentence. */
  function named(answer) {
    const found = new Map();
    const counts = {};
    for (const claim of answer?.claims || []) {
      counts[claim.place] = (counts[claim.place] || 0) + 1;
      found.set(`${JSON.stringify(claim.form)} ${counts[claim.place]}`, claim);
    }
    for (const claim of found.values()) claim.several = counts[claim.place] > 1;
    return found;
  }

  /** The element that boxes for a field stand in, made where there is none yet. */
  function shelf(form) {
    const field = window.standfirst.input(form);
    const around = field?.closest("[data-field], .w-field__wrapper, .w-panel__content");
    if (!around) return null;
    const there = around.querySelector(":scope > .claims");
    if (there) return there;
    const made = make("div", { class: "claims" });
    around.append(made);
    return made;
  }

  function draw({ detail }) {
    const claims = named(detail);
    for (const [name, beside] of boxes) {
      if (claims.has(name) && document.contains(beside.element)) continue;
      beside.close();
      boxes.delete(name);
    }
    for (const [name, claim] of claims) {
      if (!boxes.has(name)) {
        const place = shelf(claim.form);
        if (!place) continue;
        const element = make("div", { class: "evidence evidence--beside", "data-testid": "claim-beside", "data-place": claim.place });
        place.append(element);
        boxes.set(name, new Beside(name, element));
      }
      boxes.get(name).box.draw();
    }
  }

  document.addEventListener("desk:checked", draw);
  if (window.standfirst.answer) draw({ detail: window.standfirst.answer });
})();
