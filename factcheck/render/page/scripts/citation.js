/** A claim as it is cited: its words, who said it through whom, and where it was published. */
function citationOf(id) {
  const claim = claims.get(id);
  const words = marks.get(id) ? rangeOf(claim.at).toString() : "";
  const through = claim.chain.filter(([label]) => label === "source" || label === "via");
  const said = through.map(([label, name]) => (label === "via" ? `via ${name}` : name)).join(", ");
  const where = facts.report ? `${location.origin}/reports/${facts.report}#${id}` : id;
  return `“${words}” (${said}). ${facts.citation.join(", ")}. ${where}`;
}

async function copyCitation(id, button) {
  const isCopied = await copy(citationOf(id));
  const label = button.textContent;
  button.textContent = isCopied ? "Copied" : "Can’t copy here";
  setTimeout(() => (button.textContent = label), 1500);
}

/** To the clipboard. A page that came over plain HTTP from another machine has only the old way. */
async function copy(words) {
  try {
    await navigator.clipboard.writeText(words);
    return true;
  } catch {
    const field = element("textarea", { value: words, className: "unseen" });
    document.body.append(field);
    field.select();
    const isCopied = document.execCommand("copy");
    field.remove();
    return isCopied;
  }
}
