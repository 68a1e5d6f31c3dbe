/* Tells this browser's own pages of the site that a colleague is logged in here: they then show the way back. */
(() => {
  "use strict";
  const MARK = "standfirst:colleague";
  try {
    if (document.getElementById("wagtail-sidebar") || document.querySelector("[data-wagtail-sidebar], .sidebar")) localStorage.setItem(MARK, "1");
    else if (/\/(login|logout)\/$/.test(location.pathname) || document.querySelector("input[type=password]")) localStorage.removeItem(MARK);
  } catch {
    // A browser that keeps nothing shows no way back.
  }
})();
