/** The key of a service that asks for one: into a cookie, and out of it. */
const keyForm = byId("key-form");

function askForKey() {
  keyForm.hidden = false;
  byId("article").hidden = true;
  byId("recent").hidden = true;
  keyForm.elements.key.focus();
}

function watchSession() {
  keyForm.addEventListener("submit", async (event) => {
    event.preventDefault();
    const body = JSON.stringify({ key: keyForm.elements.key.value });
    const answer = await fetch("/session", { method: "POST", headers: { "Content-Type": "application/json" }, body }).catch(() => null);
    if (answer?.ok) location.reload();
    else say(byId("key-complaint"), answer?.status === 401 ? "This key is not known." : wordsOf(answer ? await answer.json().catch(() => ({ status: answer.status })) : NO_NETWORK));
  });
  byId("leave")?.addEventListener("click", async () => {
    await fetch("/session", { method: "DELETE" }).catch(() => null);
    location.reload();
  });
}
