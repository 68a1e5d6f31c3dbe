/* Pictures coming in: sent in pieces, two at a time; what breaks off goes on by itself, where it was. */
function picturesComingIn() {
  "use strict";
  const root = document.querySelector("[data-pictures]");
  if (!root) return;
  const find = (name, within = root) => within.querySelector(`[data-${name}]`);
  const token = root.querySelector("[name=csrfmiddlewaretoken]").value;
  const PIECE = Number(root.dataset.piece);
  const AT_ONCE = 2;
  const list = find("pictures-list");
  const status = find("pictures-status");
  const waiting = [];
  const counts = { all: 0, done: 0, failed: 0, running: 0 };

  const send = (url, method, body, headers = {}) =>
    fetch(url, { method, body, headers: { "X-CSRFToken": token, ...headers }, credentials: "same-origin" });

  function tell() {
    if (!counts.all) return;
    const parts = [`${counts.done} of ${counts.all} ${counts.all === 1 ? "picture" : "pictures"} in the library`];
    if (counts.failed) parts.push(`${counts.failed} refused or stopped`);
    status.textContent = `${parts.join(", ")}.`;
  }

  class Row {
    constructor(file) {
      this.file = file;
      this.element = find("pictures-row").content.firstElementChild.cloneNode(true);
      find("name", this.element).textContent = file.name;
      this.stopped = false;
      this.fails = 0;
      find("stop", this.element).addEventListener("click", () => this.toggle());
      list.append(this.element);
    }

    say(words, problem = false) {
      const said = find("said", this.element);
      said.textContent = words;
      said.classList.toggle("coming__problem", problem);
    }

    show(received) {
      const percent = Math.floor((received / this.file.size) * 100);
      find("progress", this.element).value = percent;
      this.say(`${percent}%`);
    }

    toggle() {
      this.stopped = !this.stopped;
      find("stop", this.element).textContent = this.stopped ? "Go on" : "Stop";
      if (this.stopped) this.say("stopped");
      else if (this.wake) this.wake();
    }

    rest() {
      const seconds = this.stopped ? 3600 : Math.min(30, 2 ** Math.min(this.fails, 5) / 2);
      if (!this.stopped) this.say("the connection is gone; it goes on by itself");
      return new Promise((resolve) => {
        const timer = setTimeout(resolve, seconds * 1000);
        this.wake = () => { clearTimeout(timer); resolve(); };
        window.addEventListener("online", this.wake, { once: true });
      });
    }

    async run() {
      let address = "";
      let received = 0;
      for (;;) {
        if (this.stopped) { await this.rest(); continue; }
        try {
          if (!address) {
            const form = new FormData();
            form.set("name", this.file.name);
            form.set("size", this.file.size);
            form.set("fingerprint", `${this.file.size}-${this.file.lastModified}`);
            const answer = await send(root.dataset.begin, "POST", form);
            const said = await answer.json();
            if (said.error) return this.refused(said.error);
            ({ address, received } = said);
          }
          this.show(received);
          const piece = this.file.slice(received, received + PIECE);
          const answer = await send(`${address}?offset=${received}`, "PUT", piece, { "Content-Type": "application/octet-stream" });
          if (answer.status === 404) { address = ""; this.fails += 1; await this.rest(); continue; }
          if (answer.status >= 500 || answer.status === 403) throw new Error(String(answer.status));
          const said = await answer.json();
          if (said.error) return this.refused(said.error);
          if (said.html) return this.arrived(said.html);
          received = said.received;
          this.fails = answer.status === 409 ? this.fails + 1 : 0;
          if (this.fails > 3) await this.rest();
        } catch {
          this.fails += 1;
          if (this.fails > 12) return this.refused("The server cannot be reached. Choose the file again later: it goes on where it stopped.");
          await this.rest();
        }
      }
    }

    refused(words) {
      counts.failed += 1;
      this.say(words, true);
      // Most refusals begin with the file's name.
      if (words.startsWith(`“${this.file.name}”`)) find("name", this.element).remove();
      this.element.classList.add("coming__row--refused");
      find("progress", this.element).remove();
      find("stop", this.element).remove();
    }

    arrived(html) {
      counts.done += 1;
      put(this.element, html);
      this.element.classList.add("coming__row--done");
    }
  }

  // The server's own template, escaped there.
  function put(row, html) {
    row.innerHTML = html;
    find("keep", row)?.addEventListener("click", () => row.querySelector(".incoming__alike").remove());
    for (const button of row.querySelectorAll("[data-discard]")) {
      button.addEventListener("click", async () => {
        const answer = await send(button.dataset.discard, "POST");
        if (answer.ok) row.textContent = "Not kept: the one in the library is used.";
        else button.insertAdjacentText("afterend", " It could not be thrown away.");
      });
    }
    const form = find("mend", row);
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const button = form.querySelector("[type=submit]");
      button.disabled = true;
      try {
        const answer = await send(form.action, "POST", new FormData(form));
        const said = await answer.json();
        put(row, said.html);
        find("saved", row).textContent = said.saved ? "Saved." : "Not saved: see above.";
        find("mend", row).querySelector("[type=submit]").focus();
      } catch {
        button.disabled = false;
        find("saved", row).textContent = "The server cannot be reached; nothing was saved. Try again.";
      }
    });
  }

  async function work() {
    if (counts.running >= AT_ONCE) return;
    const row = waiting.shift();
    if (!row) return;
    counts.running += 1;
    await row.run();
    counts.running -= 1;
    tell();
    work();
  }

  function take(files) {
    for (const file of files) {
      waiting.push(new Row(file));
      counts.all += 1;
      document.querySelector(`[data-pictures-broken="${CSS.escape(file.name)}"]`)?.remove();
    }
    tell();
    for (let n = 0; n < AT_ONCE; n += 1) work();
  }

  const input = find("pictures-input");
  input.addEventListener("change", () => { take([...input.files]); input.value = ""; });
  const zone = find("pictures-zone");
  for (const name of ["dragover", "dragleave", "drop"]) {
    zone.addEventListener(name, (event) => {
      event.preventDefault();
      zone.classList.toggle("coming__zone--over", name === "dragover");
      if (name === "drop") take([...event.dataTransfer.files]);
    });
  }
  for (const name of ["dragover", "drop"]) document.addEventListener(name, (event) => event.preventDefault());
  for (const button of root.querySelectorAll("[data-pictures-forget]")) {
    button.addEventListener("click", async () => {
      if ((await send(button.dataset.picturesForget, "DELETE")).ok) button.closest("li").remove();
    });
  }
  window.addEventListener("beforeunload", (event) => { if (counts.running) event.preventDefault(); });
}

// Wagtail loads scripts in the head.
if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", picturesComingIn);
else picturesComingIn();
