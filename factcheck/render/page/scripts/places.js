/** Places in the article, in code points -> ranges of the document, which the CSS Custom Highlight API paints. */
const paragraphs = [...byId("text").querySelectorAll("p[data-start]")];
const starts = paragraphs.map((paragraph) => Number(paragraph.dataset.start));

function rangeOf([start, end]) {
  const range = new Range();
  range.setStart(...pointOf(start));
  range.setEnd(...pointOf(end, true));
  return range;
}

/** The text node and the offset in it; at a border the end of the node before, where a range ends there. */
function pointOf(place, isEnd = false) {
  const at = Math.max(0, starts.findLastIndex((start) => start < place + (isEnd ? 0 : 1)));
  let left = place - starts[at];
  let last = [paragraphs[at], 0];
  for (const node of wordsOf(paragraphs[at])) {
    const isControl = node.parentElement.className === "control";
    const length = isControl ? 1 : pointsIn(node.data);
    if (left < length || (isEnd && left === length)) {
      return [node, isControl ? left * node.data.length : unitsOf(node.data, left)];
    }
    left -= length;
    last = [node, node.data.length];
  }
  return last;
}

/** The text nodes of a paragraph that are the article's own. */
function* wordsOf(paragraph) {
  const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    if (walker.currentNode.parentElement.className !== "reference") yield walker.currentNode;
  }
}

const SURROGATES = /[\ud800-\udbff][\udc00-\udfff]/g;
const pointsIn = (words) => words.length - (words.match(SURROGATES)?.length ?? 0);

/** How many UTF-16 code units so many code points take. */
function unitsOf(words, points) {
  if (pointsIn(words) === words.length) return points;
  return [...words].slice(0, points).join("").length;
}

/** Paint spans under a name of the style sheet. A browser without highlights shows none. */
function paint(name, spans) {
  if (!CSS.highlights) return;
  CSS.highlights.set(name, new Highlight(...spans.filter(Boolean).map(rangeOf)));
}
