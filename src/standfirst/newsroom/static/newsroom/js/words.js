/* Finds words of a story in its edit form: which field, which letters, and how to show them.
 *
 * The server counts code points of plain text with white space run together; fields hold what was typed.
 * A `link` says where words are: {field} | {stream, child, part} | {stream, key}, with `start` and `words`.
 */
(() => {
  "use strict";
  if (window.standfirst) return;

  const form = () => document.getElementById("w-editor-form");

  /** The n-th, not deleted, block of a stream as the prefix of its inputs: "quick_looks-3". */
  function blocks(stream) {
    const inputs = form()?.elements;
    const count = Number(inputs?.[`${stream}-count`]?.value || 0);
    const found = [];
    for (let number = 0; number < count; number += 1) {
      const prefix = `${stream}-${number}`;
      if (inputs[`${prefix}-deleted`]?.value || !inputs[`${prefix}-order`]) continue;
      found.push({ prefix, order: Number(inputs[`${prefix}-order`].value) });
    }
    return found.sort((a, b) => a.order - b.order).map((each) => each.prefix);
  }

  function input(link) {
    if (link.field) return document.getElementById(`id_${link.field}`) || form()?.elements[link.field] || null;
    if (link.part === undefined) return null;
    const prefix = blocks(link.stream)[link.child];
    return prefix ? form().elements[`${prefix}-value-${link.part}`] : null;
  }

  /** The paragraphs of rich text that a block of the story is: one, or all items of a list. */
  function paragraphs(link) {
    if (!link.key) return [];
    const first = document.querySelector(`[data-block="true"][data-offset-key="${CSS.escape(link.key)}-0-0"]`);
    if (!first) return [];
    if (first.tagName !== "LI") return [first];
    const found = [first];
    for (let next = first.nextElementSibling; next; next = next.nextElementSibling) found.push(next);
    return found;
  }

  /** `text` with white space run together, and for each unit of it the unit of `text` it came from. */
  function runTogether(text) {
    let out = "";
    const from = [];
    for (let at = 0; at < text.length; at += 1) {
      const space = /[\s\u00a0]/.test(text[at]);
      if (space && (out === "" || out.endsWith(" "))) continue;
      out += space ? " " : text[at];
      from.push(at);
    }
    from.push(text.length);
    return { text: out, from };
  }

  /** Where `words` stand in `text`, at or nearest to code point `start` of it run together; null if nowhere. */
  function find(text, words, start) {
    const together = runTogether(text);
    const wanted = runTogether(words).text.trim();
    if (!wanted) return null;
    const near = Array.from(together.text).slice(0, start).join("").length;
    let best = -1;
    for (let at = together.text.indexOf(wanted); at !== -1; at = together.text.indexOf(wanted, at + 1)) {
      if (best === -1 || Math.abs(at - near) < Math.abs(best - near)) best = at;
    }
    if (best === -1) return null;
    return [together.from[best], together.from[best + wanted.length - 1] + 1];
  }

  /** The range of the page that holds `words` in some paragraphs of rich text. */
  function rangeIn(elements, words, start) {
    const nodes = [];
    let text = "";
    for (const element of elements) {
      if (text) text += "\n";
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        nodes.push({ node, from: text.length });
        text += node.data;
      }
    }
    const found = find(text, words, start);
    if (!found) return null;
    const place = (at, end) => {
      const holder = nodes.findLast((each) => each.from < at || (!end && each.from === at)) || nodes[0];
      return [holder.node, Math.min(at - holder.from, holder.node.length)];
    };
    const range = document.createRange();
    range.setStart(...place(found[0], false));
    range.setEnd(...place(found[1], true));
    return range;
  }

  function rangeOf(link) {
    const elements = paragraphs(link);
    return elements.length && link.words ? rangeIn(elements, link.words, link.start) : null;
  }

  /** Opens every folded panel around an element. */
  function unfold(element) {
    for (let panel = element.closest("[data-panel]"); panel; panel = panel.parentElement?.closest("[data-panel]")) {
      const toggle = panel.querySelector(":scope > .w-panel__header [data-panel-toggle]");
      if (toggle?.getAttribute("aria-expanded") === "false") toggle.click();
    }
  }

  const calm = () => window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  const narrow = () => window.matchMedia("(max-width: 799px)").matches;

  function flash(range, element) {
    if (range && window.CSS?.highlights && window.Highlight) {
      CSS.highlights.set("desk-shown", new Highlight(range));
      window.setTimeout(() => CSS.highlights.delete("desk-shown"), 4000);
    }
    element.classList.add("desk-shown");
    window.setTimeout(() => element.classList.remove("desk-shown"), 2200);
  }

  /** Goes to the words of a link, and selects them. False when the form holds no such place. */
  function show(link) {
    if (narrow()) document.querySelector("[data-form-side-close-button]")?.click();
    const scroll = (element) =>
      element.scrollIntoView({ block: "center", behavior: calm() ? "instant" : "smooth" });
    const target = input(link);
    if (target) {
      unfold(target);
      target.focus({ preventScroll: true });
      const found = link.words ? find(target.value, link.words, link.start) : null;
      if (target.setSelectionRange) target.setSelectionRange(...(found || [0, target.value.length]));
      scroll(target);
      flash(null, target);
      return true;
    }
    const [paragraph] = paragraphs(link);
    if (!paragraph) return false;
    unfold(paragraph);
    const range = rangeOf(link);
    const editor = paragraph.closest("[contenteditable=true]");
    editor?.focus({ preventScroll: true });
    if (range) {
      const selection = document.getSelection();
      selection.removeAllRanges();
      selection.addRange(range);
    }
    scroll(paragraph);
    flash(range, paragraph);
    return true;
  }

  /** Shows the words and puts `replacement` in their place, as if it were typed. */
  function mend(link, replacement) {
    if (!show(link)) return false;
    const target = input(link);
    if (target) {
      target.setRangeText(replacement, target.selectionStart, target.selectionEnd, "select");
      target.dispatchEvent(new Event("input", { bubbles: true }));
      target.dispatchEvent(new Event("change", { bubbles: true }));
      return true;
    }
    // The rich text editor takes over the selection in its own time.
    window.setTimeout(() => document.execCommand("insertText", false, replacement), 60);
    return true;
  }

  /** Underlines the words of findings in rich text; fields of plain text have only their cards. */
  function underline(links) {
    if (!window.CSS?.highlights || !window.Highlight) return;
    for (const level of ["stop", "query", "note"]) {
      const ranges = links.filter((each) => each.level === level).map((each) => rangeOf(each.link)).filter(Boolean);
      if (ranges.length) CSS.highlights.set(`desk-${level}`, new Highlight(...ranges));
      else CSS.highlights.delete(`desk-${level}`);
    }
  }

  /** The words last selected in the Deep Look: {key, words, before}; `before` counts what stands before them. */
  let selected = null;
  document.addEventListener("selectionchange", () => {
    const selection = document.getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return;
    const range = selection.getRangeAt(0);
    const holder = (node) => (node.nodeType === Node.TEXT_NODE ? node.parentElement : node)?.closest("[data-block=true]");
    const paragraph = holder(range.startContainer);
    if (!paragraph || paragraph !== holder(range.endContainer)) return;
    const before = document.createRange();
    before.selectNodeContents(paragraph);
    before.setEnd(range.startContainer, range.startOffset);
    selected = {
      key: paragraph.dataset.offsetKey.replace(/-\d+-\d+$/, ""),
      words: range.toString(),
      before: Array.from(before.toString()).length,
    };
    document.dispatchEvent(new CustomEvent("desk:selected"));
  });

  let live = null;
  /** Says something to people who hear the page. */
  function say(text) {
    if (!live) {
      live = document.createElement("p");
      live.className = "w-sr-only";
      live.setAttribute("aria-live", "polite");
      document.body.append(live);
    }
    live.textContent = "";
    window.setTimeout(() => { live.textContent = text; }, 50);
  }

  window.standfirst = { blocks, find, input, show, mend, underline, say, answer: null, selected: () => selected };
})();
