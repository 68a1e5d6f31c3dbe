/* The clock of “Beat the desk”. Without it the page works all the same: mark, then press Done. */
(() => {
  "use strict";
  const { Controller } = window.StimulusModule;

  class BeatController extends Controller {
    static targets = ["start", "story", "done", "took"];

    static values = { seconds: Number };

    connect() {
      this.clock = document.querySelector(".beat__clock");
      this.startTarget.hidden = false;
      this.storyTarget.hidden = true;
      this.doneTarget.hidden = true;
    }

    disconnect() {
      window.clearInterval(this.ticking);
    }

    open() {
      this.startTarget.hidden = true;
      this.storyTarget.hidden = false;
      this.doneTarget.hidden = false;
      this.began = Date.now();
      this.storyTarget.querySelector("input")?.focus();
    }

    unhurried() {
      this.open();
      this.began = null;
    }

    start() {
      this.open();
      this.clock.hidden = false;
      this.tick();
      this.ticking = window.setInterval(() => this.tick(), 250);
    }

    tick() {
      const left = Math.max(0, this.secondsValue - Math.floor((Date.now() - this.began) / 1000));
      if (this.clock.textContent !== String(left)) this.clock.textContent = left;
      this.clock.toggleAttribute("data-late", left <= 10);
      if (left > 0) return;
      window.clearInterval(this.ticking);
      this.doneTarget.querySelector("button").click();
    }

    send() {
      if (this.began) this.tookTarget.value = String(Math.min(this.secondsValue, Math.round((Date.now() - this.began) / 1000)));
    }
  }

  window.wagtail.app.register("beat", BeatController);
})();
