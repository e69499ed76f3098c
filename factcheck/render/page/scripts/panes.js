/** Article and worksheet in step: what is chosen in one is shown in the other. */
const marks = new Map();
for (const mark of byId("text").querySelectorAll("mark")) {
  const { claim } = mark.dataset;
  if (marks.has(claim)) marks.get(claim).push(mark);
  else marks.set(claim, [mark]);
}
let current = null;
let openedHere = null;

/** The line that a claim stands in: its own, or that of the claim that it repeats. */
const lineOf = (id) => byId(id)?.closest("details.claim");
const cardOf = (line) => line.closest(".card");

function choose(id) {
  if (id === current) return;
  setCurrent(current, false);
  current = id;
  setCurrent(id, true);
  showChain(id);
  history.replaceState(null, "", id ? `#${id}` : location.pathname + location.search);
}

function setCurrent(id, is) {
  if (!id) return;
  for (const mark of marks.get(id) ?? []) mark.classList.toggle("current", is);
  lineOf(id)?.classList.toggle("current", is);
}

/** Show the marked words of a claim. */
function showInArticle(id) {
  bringIntoView(marks.get(id)?.[0], "center");
}

/** Show the line of a claim, folded out of what holds it. */
function showInWorksheet(id) {
  const line = lineOf(id);
  if (!line) return null;
  if (line.closest(".more")) byId("more").open = true;
  cardOf(line).hidden = cardOf(line).parentElement.hidden = false;
  if (line.parentElement !== cardOf(line)) cardOf(line).classList.add("unfolded");
  bringIntoView(line, "nearest");
  bringIntoView(line.querySelector("summary"), "nearest");
  return line;
}

/** Open the line of a claim that was chosen in the article; the one that was opened so before is closed. */
function openFromArticle(id) {
  const line = lineOf(id);
  if (!line) return;
  if (openedHere && openedHere !== line && !openedHere.contains(document.activeElement)) openedHere.open = false;
  if (!line.open) openedHere = line;
  line.open = true;
  if (sideBySide.matches) showInWorksheet(id);
}

const coming = new Map();

/** In the next frame, and in the one after it: content-visibility lays out what has come into view, which may move it. */
function bringIntoView(shown, block) {
  if (!shown) return;
  if (!coming.size) requestAnimationFrame(() => arrive(true));
  coming.delete(shown);
  coming.set(shown, block);
}

function arrive(isFirst) {
  for (const [shown, block] of coming) shown.scrollIntoView({ block });
  if (isFirst) requestAnimationFrame(() => arrive(false));
  else coming.clear();
}

/** Go to what a link of the page leads to; false where that is no claim. */
function follow(fragment) {
  const id = fragment.replace(/^#(at-)?/, "");
  if (!claims.has(id)) return false;
  choose(id);
  if (fragment.startsWith("#at-")) {
    showInArticle(id);
    return true;
  }
  lineOf(id).open = true;
  const line = showInWorksheet(id);
  line.querySelector("summary").focus({ preventScroll: true });
  if (sideBySide.matches) showInArticle(id);
  return true;
}

function followLinks() {
  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#"]');
    if (link && follow(link.hash)) event.preventDefault();
  });
  addEventListener("hashchange", () => follow(location.hash));
}

function watchArticle() {
  const text = byId("text");
  text.addEventListener("click", (event) => {
    const mark = event.target.closest("mark");
    if (!mark || event.target.closest("a") || !getSelection().isCollapsed) return;
    choose(mark.dataset.claim);
    openFromArticle(mark.dataset.claim);
    showInWorksheet(mark.dataset.claim);
  });
  text.addEventListener("focusin", (event) => {
    const mark = event.target.closest("mark");
    if (!mark) return;
    choose(mark.dataset.claim);
    openFromArticle(mark.dataset.claim);
  });
  let under = null;
  const hover = (mark) => {
    if (mark === under) return;
    for (const id of [under, mark].map((each) => each?.dataset.claim)) {
      for (const each of marks.get(id) ?? []) each.classList.toggle("under", id === mark?.dataset.claim);
    }
    under = mark;
    showChain(mark?.dataset.claim ?? current);
  };
  text.addEventListener("mouseover", (event) => hover(event.target.closest("mark")));
  text.addEventListener("mouseleave", () => hover(null));
}

function watchWorksheet() {
  byId("working").addEventListener("focusin", (event) => {
    const line = event.target.closest("details.claim");
    if (!line) return;
    choose(line.id);
    if (sideBySide.matches) showInArticle(line.id);
  });
}

/** What a sentence of the summary rests on, while it is pointed at or has the focus. */
function watchSummary() {
  const summary = document.querySelector(".summary");
  const show = (sentence) => {
    const spans = sentence?.dataset.support.trim().split(" ") ?? [];
    for (const support of byId("text").querySelectorAll(".support")) support.classList.toggle("under", spans.includes(support.dataset.at));
  };
  for (const name of ["mouseover", "focusin"]) summary?.addEventListener(name, (event) => show(event.target.closest(".sentence")));
  for (const name of ["mouseleave", "focusout"]) summary?.addEventListener(name, () => show(null));
}
