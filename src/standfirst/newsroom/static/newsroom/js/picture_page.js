/* A picture's page: Wagtail's box for tags makes its input after the page is there, and gives it no name. */
(() => {
  "use strict";
  const name = () => {
    for (const input of document.querySelectorAll(".tagit-new input:not([aria-label])")) input.setAttribute("aria-label", "Tags");
  };
  new MutationObserver(name).observe(document.documentElement, { childList: true, subtree: true });
})();
