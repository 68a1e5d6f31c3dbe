// Finishing touches. Everything works without this script: jumps are anchors, the lights are :target.

const named = (hash) => {
  try {
    return document.getElementById(decodeURIComponent(hash.slice(1)));
  } catch {
    return null; // not an anchor of ours: "#100%"
  }
};

// The way back leads to the very mark the reader came from, and the focus goes along both ways.
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-e]");
  if (!link || event.metaKey || event.ctrlKey || event.shiftKey) return;
  const goal = named(link.hash);
  if (!goal) return;
  if (!link.matches(".back")) {
    const back = document.querySelector(`.back[data-e="${link.dataset.e}"]`);
    if (back) {
      link.id ||= `from-${link.dataset.e}-${Math.random().toString(36).slice(2, 8)}`;
      back.hash = link.id;
    }
  }
  // After the browser has followed the anchor: it would take the focus off again.
  setTimeout(() => {
    if (!goal.matches("a")) goal.tabIndex = -1;
    goal.focus({ preventScroll: true });
  });
});

// A sentence cut in pieces by a link or by bold words lights up whole, whatever its number.
const light = () => {
  for (const lit of document.querySelectorAll(".lit")) lit.classList.remove("lit");
  const goal = named(location.hash);
  if (!goal?.matches(".e")) return;
  for (const piece of document.querySelectorAll(`.e[data-e="${goal.dataset.e}"], .back[data-e="${goal.dataset.e}"]`))
    piece.classList.add("lit");
};
addEventListener("hashchange", light);
light();

// Whoever is logged in to the newsroom in this browser finds the way from a page to its desk. Readers' browsers have
// no such mark, and the page is the same for all.
const colleague = () => {
  try {
    return localStorage.getItem("standfirst:colleague") === "1";
  } catch {
    return false; // a browser that keeps nothing
  }
};
const editable = document.querySelector("[data-edit]");
if (editable && colleague()) {
  const way = document.createElement("a");
  way.className = "edit-link";
  way.href = editable.dataset.edit;
  way.textContent = editable.dataset.editWords;
  document.querySelector("main").append(way);
}

// Words that are marked with the pointer or by keyboard are what an error report opens at.
const report = document.querySelector("a[data-report]");
if (report) {
  const plain = report.href;
  const near = report.cloneNode(true);
  near.className = "report-here";
  near.textContent = "Report an error in these words";
  near.hidden = true;
  document.body.append(near);
  document.addEventListener("selectionchange", () => {
    const marked = getSelection();
    const words = marked.isCollapsed ? "" : marked.toString().trim().slice(0, 300);
    const inside = words && document.querySelector("article.story")?.contains(marked.anchorNode);
    report.href = near.href = inside ? `${plain}?words=${encodeURIComponent(words)}` : plain;
    near.hidden = !inside;
  });
}

// The menu is one for all pages; here it learns which page it stands on.
for (const link of document.querySelectorAll(".menu a"))
  if (link.pathname === location.pathname) link.setAttribute("aria-current", "page");
