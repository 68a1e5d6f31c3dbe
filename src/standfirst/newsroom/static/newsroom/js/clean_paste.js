/* Text from a word processor comes into the rich text fields clean: its words, bold, italic, links, headings, lists.
 *
 * The editor itself drops what a story cannot hold; this takes out what it would misread (a document that is
 * bold as a whole only to be set back to normal, words of scripts, empty paragraphs used as space).
 */
(() => {
  "use strict";
  const DROPPED = "script,style,meta,link,title,template,noscript,iframe,object,embed,svg,math,img,picture,video,audio,form,input,button,select,textarea,xml";
  const LINKS = /^(https?:|mailto:|tel:|\/(?!\/)|#)/i;
  const OURS = new WeakSet();

  const unwrap = (element) => element.replaceWith(...element.childNodes);

  function rename(element, tag) {
    const other = element.ownerDocument.createElement(tag);
    other.append(...element.childNodes);
    element.replaceWith(other);
    return other;
  }

  function wrap(element, tag) {
    const inner = element.ownerDocument.createElement(tag);
    inner.append(...element.childNodes);
    element.append(inner);
  }

  const BULLET = /^[\s\u00a0]*(?:[·•▪■◦§o\uf0b7\uf0a7-]|(\d{1,3}|[a-z])[.)])[\s\u00a0]+/i;

  /** Takes the first `count` letters out of an element. */
  function behead(element, count) {
    const texts = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text && count > 0; text = texts.nextNode()) {
      const cut = Math.min(count, text.data.length);
      text.data = text.data.slice(cut);
      count -= cut;
    }
  }

  /** Word writes a list as paragraphs that begin with a drawn bullet or number: these become a list. */
  function listWordItems(body) {
    let list = null;
    for (const item of [...body.querySelectorAll("p[class^=MsoList], p[style*='mso-list' i]")]) {
      const bullet = BULLET.exec(item.textContent);
      if (!bullet) continue;
      behead(item, bullet[0].length);
      const entry = rename(item, "li");
      if (list && list.nextElementSibling === entry) list.append(entry);
      else {
        list = body.ownerDocument.createElement(bullet[1] ? "ol" : "ul");
        entry.replaceWith(list);
        list.append(entry);
      }
    }
  }

  function clean(html) {
    const page = new DOMParser().parseFromString(html, "text/html");
    const { body } = page;
    for (const element of body.querySelectorAll(DROPPED)) element.remove();
    const comments = page.createTreeWalker(body, NodeFilter.SHOW_COMMENT);
    const found = [];
    while (comments.nextNode()) found.push(comments.currentNode);
    for (const comment of found) comment.remove();
    listWordItems(body);
    for (const link of body.querySelectorAll("a")) {
      if (!LINKS.test((link.getAttribute("href") || "").trim())) unwrap(link);
    }
    for (const element of body.querySelectorAll("b,strong,i,em")) {
      const { fontWeight, fontStyle } = element.style;
      const bold = element.matches("b,strong");
      if (bold ? /^(normal|[1-4]00)$/.test(fontWeight) : fontStyle === "normal") unwrap(element);
    }
    for (const span of body.querySelectorAll("span,font")) {
      if (/^(bold|bolder|[6-9]00)$/.test(span.style.fontWeight) && !span.closest("h1,h2,h3,h4,h5,h6")) wrap(span, "b");
      if (/^(italic|oblique)/.test(span.style.fontStyle)) wrap(span, "i");
      unwrap(span);
    }
    for (const heading of body.querySelectorAll("h1")) rename(heading, "h2");
    for (const heading of body.querySelectorAll("h5,h6")) rename(heading, "h4");
    for (const paragraph of body.querySelectorAll("li > p:only-child")) unwrap(paragraph);
    for (const block of body.querySelectorAll("p,h2,h3,h4,li")) {
      if (!block.textContent.replace(/[\s\u00a0]/g, "")) block.remove();
    }
    for (const br of body.querySelectorAll(":scope > br, :scope > div > br:only-child")) br.remove();
    for (const element of body.querySelectorAll("[style],[class]")) {
      element.removeAttribute("style");
      element.removeAttribute("class");
    }
    return body.innerHTML;
  }

  document.addEventListener(
    "paste",
    (event) => {
      if (OURS.has(event) || !event.target.closest?.(".Draftail-Editor")) return;
      const html = event.clipboardData?.getData("text/html");
      // What the editor copied itself it reads best itself.
      if (!html || /data-draftjs-conductor-fragment|data-editor=/.test(html)) return;
      const data = new DataTransfer();
      data.setData("text/html", clean(html));
      data.setData("text/plain", event.clipboardData.getData("text/plain"));
      const again = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
      OURS.add(again);
      event.preventDefault();
      event.stopImmediatePropagation();
      event.target.dispatchEvent(again);
    },
    true,
  );
})();
