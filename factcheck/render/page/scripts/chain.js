/** Source -> via -> publisher of a claim: in a bar below the article, and painted in its words. */
const chainBar = byId("chain-bar");

function showChain(id) {
  const claim = claims.get(id);
  chainBar.hidden = !claim;
  paint("source", [claim?.source]);
  paint("cue", [claim?.cue]);
  paint("via", claim?.via ?? []);
  if (!claim) return;
  const links = claim.chain.map(([label, words]) =>
    element("li", { className: label }, element("span", { className: "label" }, label), " ", element(label === "cue" ? "q" : "bdi", {}, words)),
  );
  chainBar.replaceChildren(element("ol", { className: "chain" }, ...links));
}
