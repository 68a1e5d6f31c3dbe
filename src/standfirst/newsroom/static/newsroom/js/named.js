/* Gives names to what Wagtail's own screens draw without one, for those who hear a page or find their way by its headings. */
(() => {
  "use strict";
  const said = (element) => (element ? element.textContent.replace(/\s+/g, " ").trim() : "");

  const name = (element, words) => {
    if (words && element.getAttribute("aria-label") !== words) element.setAttribute("aria-label", words);
  };

  const MENDED = {
    // A colleague who has the same form open: named only in the tooltip, whose library takes the words out of the page.
    ".w-editing-sessions__session[type=button]": (button) => {
      const tip = button.querySelector(".w-editing-sessions__popup") || (button._tippy && button._tippy.props.content);
      const words = typeof tip === "string" ? new DOMParser().parseFromString(tip, "text/html").body : tip;
      name(button, words instanceof Element ? said(words).replace(" - ", ", ") : "");
    },
    // Choosers open in a dialog whose heading is not tied to it.
    ".modal[role=dialog]": (dialog) => {
      dialog.setAttribute("aria-modal", "true");
      name(dialog, said(dialog.querySelector(".modal-body :is(h1, h2)")));
    },
    // An alert cannot be a heading too; a live region can.
    "h2[role=alert]": (heading) => {
      heading.removeAttribute("role");
      heading.setAttribute("aria-live", "assertive");
    },
    ".tagit input:not([aria-label])": (input) => {
      const field = input.closest("[data-field], .w-field__wrapper, li, p, form");
      name(input, said(field && field.querySelector("label")).replace(/\*$/, "") || "Tags");
    },
    ".public-DraftEditor-content[role=textbox]:not([aria-label]):not([aria-labelledby])": (text) => {
      const panel = text.closest(".w-panel");
      name(text, said(panel && panel.querySelector(".w-panel__heading [data-panel-heading-text], .w-panel__heading")).replace(/\*$/, "").trim() || "Text");
    },
    "#other-searches-title": (heading) => heading.setAttribute("aria-level", "2"),
    "td > h2": (heading) => {
      if (!said(heading)) heading.setAttribute("role", "presentation");
    },
    // The columns that hold buttons or numbers of steps.
    "th[aria-label]:empty, th.workflow-progress-table__left-column:empty": (cell) => {
      const words = document.createElement("span");
      words.className = "w-sr-only";
      words.textContent = cell.getAttribute("aria-label") || "Version";
      cell.append(words);
    },
  };

  const mend = () => {
    for (const [selector, how] of Object.entries(MENDED)) document.querySelectorAll(selector).forEach(how);
  };

  let due = 0;
  const later = () => {
    if (due) return;
    due = setTimeout(() => {
      due = 0;
      mend();
    }, 50);
  };

  const begin = () => {
    mend();
    new MutationObserver(later).observe(document.body, { childList: true, subtree: true });
  };
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", begin);
  else begin();
})();
