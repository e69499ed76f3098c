/** Before the first style: what was styled without the class would be styled and laid out again with it. */
document.documentElement.classList.add("js");

/** The browser paints the article while it still makes the page ready; the worksheet follows the first paint, or a key's press.
 * Who comes for a claim gets both at once, and so does who cannot be told of the paint or opened the page in the background.
 */
if (!location.hash && !document.hidden && PerformanceObserver.supportedEntryTypes.includes("paint")) {
  const root = document.documentElement.classList;
  const followed = () => root.remove("article-first");
  root.add("article-first");
  new PerformanceObserver(followed).observe({ type: "paint", buffered: true });
  addEventListener("keydown", followed, { capture: true, once: true });
}
