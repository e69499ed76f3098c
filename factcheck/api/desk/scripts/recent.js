/** The reports that this key has made, newest first: searched, and deleted. */
const SEARCH_MS = 250;
const list = byId("recent-list");
let older = null;
let searching = 0;

function watchRecent() {
  const words = byId("recent-words");
  words.addEventListener("input", () => {
    clearTimeout(searching);
    searching = setTimeout(() => listRecent(), SEARCH_MS);
  });
  byId("recent-more").addEventListener("click", () => listRecent(older));
  list.addEventListener("click", ({ target }) => target.matches("button") && remove(target));
  byId("recent-forget").addEventListener("click", ({ target }) => removeAll(target));
  listRecent();
}

async function listRecent(cursor = null) {
  const q = byId("recent-words").value.trim();
  const query = new URLSearchParams({ limit: 20, ...(q && { q }), ...(cursor && { cursor }) });
  const answer = await fetch(`/v1/reports?${query}`).catch(() => null);
  if (!answer || [404, 405].includes(answer.status)) return; // a service without a store lists none
  const problem = await problemOf(answer);
  byId("recent").hidden = answer.status === 401;
  say(byId("recent-complaint"), problem ? wordsOf(problem) : "");
  if (problem) return;
  const { reports, next } = await answer.json();
  older = next;
  const entries = reports.map(entryOf);
  if (cursor) list.append(...entries);
  else list.replaceChildren(...entries);
  byId("recent-more").hidden = !next;
  byId("recent-forget").hidden = q !== "" || list.childElementCount === 0;
  byId("recent-none").hidden = list.childElementCount > 0;
  byId("recent-none").textContent = q ? "No report has these words." : "None yet.";
}

function entryOf({ id, title, publisher, published_at: publishedAt, made_at: madeAt, claims }) {
  const made = new Date(madeAt).toLocaleString(undefined, { dateStyle: "medium", timeStyle: "short" });
  const known = [publisher, publishedAt, `${claims} ${claims === 1 ? "claim" : "claims"}`, `made ${made}`].filter(Boolean).join(" · ");
  const name = title ?? "Untitled article";
  const button = element("button", { type: "button", className: "quiet" }, "Delete");
  button.dataset.id = id;
  button.setAttribute("aria-label", `Delete ${name}`);
  return element("li", {}, element("a", { href: `/reports/${id}`, dir: "auto" }, name), button, element("p", {}, known));
}

async function remove(button) {
  if (isAskedTwice(button, "Delete it, and its worksheet?")) await forget(`/v1/reports/${button.dataset.id}`);
}

async function removeAll(button) {
  if (isAskedTwice(button, "Delete all reports, worksheets and batches?")) await forget("/v1/reports");
}

/** Asked twice, in the button itself: the first time it says what it would do. */
function isAskedTwice(button, question) {
  if (button.textContent === question) {
    button.dispatchEvent(new Event("blur"));
    return true;
  }
  const { textContent, ariaLabel } = button;
  Object.assign(button, { textContent: question, ariaLabel: question });
  button.addEventListener("blur", () => Object.assign(button, { textContent, ariaLabel }), { once: true });
  return false;
}

async function forget(address) {
  const answer = await fetch(address, { method: "DELETE" }).catch(() => null);
  if (answer?.ok || answer?.status === 404) await listRecent();
  else say(byId("recent-complaint"), wordsOf(answer ? await problemOf(answer) : NO_NETWORK));
}
