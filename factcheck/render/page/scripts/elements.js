/** Elements, built from text alone: nothing of an article, and nothing that a checker writes, is read as markup. */
const byId = (id) => document.getElementById(id);

const facts = JSON.parse(byId("facts").textContent);
const claims = new Map(facts.claims.map((claim) => [claim.id, claim]));
const sideBySide = matchMedia("(min-width: 62rem)");

function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

/** A copy of what a template element holds. */
const copyOf = (id) => byId(id).content.firstElementChild.cloneNode(true);

/** Not before the first paint, which waits for what is asked of the browser's process: localStorage, the address, the network. */
const afterFirstPaint = (act) => (document.hidden ? act() : requestAnimationFrame(() => setTimeout(act)));

/** Say something to the reader, in the masthead and to a screen reader; without words, take it away. */
function tell(words = "") {
  const told = byId("told");
  told.textContent = words;
  told.hidden = !words;
}
