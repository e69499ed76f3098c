/** Which lines are shown, and in what order. A card is shown where its claim is like that, or one that stands within it. */
const cards = [...document.querySelectorAll("#worksheet .card")];
const linesOf = new Map(cards.map((card) => [card, [...card.querySelectorAll(".claim")]]));
const allLines = [...linesOf.values()].flat();
const lists = [...document.querySelectorAll("#worksheet .cards")];
const lengths = lists.map((list) => list.childElementCount);
const searchable = new Map();
let found = null;
let arranged = "rank";

const ORDERS = {
  rank: null,
  position: (one, other) => one.at[0] - other.at[0],
  source: (one, other) => !one.voice - !other.voice || one.voice.localeCompare(other.voice) || one.at[0] - other.at[0],
};

function watchFilters(rows) {
  const form = byId("filters");
  if (!form) return;
  const apply = () => filter(new FormData(form), rows);
  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(apply));
  byId("show-all").addEventListener("click", () => form.reset());
}

function filter(asked, rows) {
  const order = asked.get("order");
  const wanted = Object.fromEntries([...asked].filter(([name, value]) => value.trim() && name !== "order"));
  found = Object.keys(wanted).length ? new Set(allLines.filter((line) => isLike(line, wanted, rows))) : null;
  for (const card of cards) showCard(card);
  arrange(order);
  for (const list of lists) showList(list);
  const isPlain = !found && order === "rank";
  byId("worksheet").classList.toggle("filtering", !isPlain);
  if (byId("more") && !isPlain) byId("more").open = true;
  byId("clear").hidden = isPlain;
  byId("none").hidden = found?.size !== 0;
  byId("count").textContent = found ? `${found.size} of ${allLines.length}` : "";
  for (const select of byId("filters").querySelectorAll("select")) select.classList.toggle("set", select.selectedIndex > 0);
}

function isLike(line, wanted, rows) {
  const claim = claims.get(line.id);
  return (
    (!wanted.kind || claim.kind === wanted.kind) &&
    (!wanted.source || (claim.voice || "-") === wanted.source) &&
    (!wanted.certainty || claim.certainty === wanted.certainty) &&
    (!wanted.flag || claim.flags.includes(wanted.flag)) &&
    (!wanted.status || rows.shown(line.id).status === wanted.status) &&
    (!wanted.words || holds(line, wanted.words, rows))
  );
}

/** Whether every word stands in the line, its details, its note or its assignee. */
function holds(line, words, rows) {
  if (!searchable.has(line)) {
    const parts = [line.querySelector("summary"), ...line.querySelectorAll(":scope > .inside > :not(.controls)")];
    searchable.set(line, parts.map((part) => part.textContent).join(" ").toLowerCase());
  }
  const { note, assignee } = rows.shown(line.id);
  const text = `${searchable.get(line)} ${note} ${assignee}`.toLowerCase();
  return words.toLowerCase().trim().split(/\s+/).every((word) => text.includes(word));
}

function showCard(card) {
  const [head, ...inner] = linesOf.get(card);
  const isShown = (line) => found === null || found.has(line);
  for (const line of inner) hide(line.parentElement, !isShown(line) && !isShown(head));
  hide(card, !isShown(head) && !inner.some(isShown));
  card.classList.toggle("context", !isShown(head));
  refold(card);
}

/** Where it is not so already: an attribute that is set anew is styled anew. */
function hide(shown, is) {
  if (shown.hidden !== is) shown.hidden = is;
}

/** Show what stands within a claim while it is open, or while only that is what was looked for. */
function refold(card) {
  const lines = linesOf.get(card);
  const isLookedFor = found !== null && !found.has(lines[0]) && lines.some((line) => found.has(line));
  card.classList.toggle("unfolded", isLookedFor || lines.some((line) => line.open));
}

/** A list that is out of view keeps a place as long as its cards will be. */
function showList(list) {
  const shown = [...list.children].filter((card) => !card.hidden).length;
  hide(list, shown === 0);
  if (list.style.getPropertyValue("--shown") !== `${shown}`) list.style.setProperty("--shown", shown);
}

/** Sort the cards, as many in each list as there were. */
function arrange(order) {
  if (order === arranged) return;
  arranged = order;
  const compare = ORDERS[order];
  const sorted = compare ? [...cards].sort((one, other) => compare(headOf(one), headOf(other))) : cards;
  let from = 0;
  lists.forEach((list, at) => list.append(...sorted.slice(from, (from += lengths[at]))));
}

const headOf = (card) => claims.get(linesOf.get(card)[0].id);
