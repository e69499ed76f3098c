/** Before the first style: what was styled without the class would be styled and laid out again with it. */
document.documentElement.classList.add("js");

/** The browser paints the article while it still makes the page ready; the worksheet follows when it is, or at a key's press.
 * Who comes for a claim gets both at once.
 */
if (!location.hash) {
  document.documentElement.classList.add("article-first");
  for (const name of ["load", "keydown"]) addEventListener(name, () => document.documentElement.classList.remove("article-first"), { capture: true, once: true });
}
