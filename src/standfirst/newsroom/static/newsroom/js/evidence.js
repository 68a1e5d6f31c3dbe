/* Under each Quick Look: where it stands. What a person signs is written into the block itself. */
(() => {
  "use strict";
  const { Controller } = window.StimulusModule;

  class EvidenceController extends Controller {
    static targets = ["value", "view"];

    connect() {
      this.test = "evidence";
      this.before = [];
      this.box = new window.standfirst.ClaimBox(this.element, this.viewTarget, this);
      this.draw();
    }

    disconnect() {
      this.box.close();
    }

    draw() {
      this.box.draw();
    }

    /** The look of the last answer that this block is. */
    look(answer) {
      const prefix = this.valueTarget.name.replace(/-value-\w+$/, "");
      return answer?.looks?.[window.standfirst.blocks("quick_looks").indexOf(prefix)] || null;
    }

    needs(look) {
      return !["confirmed", "outside"].includes(look.state);
    }

    undoable(look) {
      return this.before.length > 0 || look.state === "confirmed" || look.state === "outside";
    }

    confirm(evidence) {
      const claim = this.look(window.standfirst.answer)?.claim || "";
      this.before.push(this.valueTarget.value);
      this.write(JSON.stringify({ evidence, confirmed: true, claim }), "confirmed", evidence);
      return true;
    }

    undo() {
      const kept = JSON.parse(this.valueTarget.value || "{}") || {};
      const back = this.before.length ? this.before.pop() : JSON.stringify({ ...kept, confirmed: false });
      const was = JSON.parse(back || "{}") || {};
      this.write(back, was.confirmed ? "confirmed" : "suggested", was.evidence || []);
    }

    write(value, state, evidence) {
      this.valueTarget.value = value;
      this.box.show(state, evidence);
      this.valueTarget.dispatchEvent(new Event("change", { bubbles: true }));
    }
  }

  window.wagtail.app.register("evidence", EvidenceController);
})();
