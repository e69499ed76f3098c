/** The article that is pasted or dropped: sent, followed through its stages, cancelled, and its report opened. */
const form = byId("article");
const STAGES = {
  queued: "Waiting for its turn …",
  checking: "Reading the article …",
  asking: "Asking the model …",
  grounding: "Holding the model’s words against the article …",
};
const HTML = /^\s*<(!doctype|html|head|body|main|article|section|header|div|h1|p)\b/i;
let underWay = null;

function watchArticle() {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    check();
  });
  byId("cancel").addEventListener("click", () => underWay?.abort());
  form.elements.text.addEventListener("input", ({ target }) => (form.elements.kind.value = HTML.test(target.value) ? "html" : "text"));
  form.addEventListener("input", showCurl);
  for (const name of ["dragover", "dragleave", "drop"]) form.addEventListener(name, (event) => drop(event, name));
  showCurl();
}

function drop(event, name) {
  event.preventDefault();
  form.classList.toggle("dropping", name === "dragover");
  if (name !== "drop" || !event.dataTransfer.files.length) return;
  form.elements.file.files = event.dataTransfer.files;
  showCurl();
}

/** The request, as a file in a form, so that the service finds out its encoding, or as JSON. */
function requestOf(accept) {
  const [file] = form.elements.file.files;
  const facts = Object.fromEntries(["title", "publisher", "published_at"].map((name) => [name, form.elements[name].value.trim()]).filter(([, value]) => value));
  const options = form.elements.engine.value ? { engine: form.elements.engine.value } : {};
  const headers = { Accept: accept };
  if (!file) {
    const body = JSON.stringify({ [form.elements.kind.value]: form.elements.text.value, ...facts, options });
    return { method: "POST", headers: { ...headers, "Content-Type": "application/json" }, body };
  }
  const body = new FormData();
  for (const [name, value] of Object.entries(facts)) body.append(name, value);
  body.append("options", JSON.stringify(options));
  body.append("file", file);
  return { method: "POST", headers, body };
}

async function check() {
  for (const complaint of form.querySelectorAll(".complaint")) say(complaint);
  for (const field of form.querySelectorAll("[aria-invalid]")) field.removeAttribute("aria-invalid");
  if (!form.elements.file.files.length && !form.elements.text.value.trim()) {
    complain({ errors: [{ pointer: "/text", detail: "There is nothing here yet: paste an article, or choose a file." }] });
    return;
  }
  underWay = new AbortController();
  setBusy(true, STAGES.queued);
  try {
    await follow(await fetch("/v1/reports", { ...requestOf("text/event-stream"), signal: underWay.signal }));
  } catch (failure) {
    if (failure.name === "AbortError") setBusy(false, "Cancelled.");
    else complain(NO_NETWORK);
  }
}

async function follow(answer) {
  const problem = await problemOf(answer);
  if (problem) return complain(problem);
  for await (const { name, data } of eventsOf(answer)) {
    if (name === "stage") setBusy(true, STAGES[data.stage] ?? data.stage);
    if (name === "problem") return complain(data);
    if (name === "end") return open(data.Location);
  }
  return complain({ detail: "The service broke off before the report was there. Try again." });
}

/** The page of the report; where the service keeps none, as a file. */
async function open(address) {
  setBusy(true, "Opening the report …");
  if (address) {
    location.assign(address.replace("/v1", ""));
    return;
  }
  const answer = await fetch("/v1/reports", { ...requestOf("text/html"), signal: underWay.signal });
  const link = element("a", { href: URL.createObjectURL(await answer.blob()), download: "report.html" });
  link.click();
  setBusy(false, "This service keeps no reports: here is yours as a file.");
}

function setBusy(is, words) {
  form.classList.toggle("busy", is);
  byId("check").disabled = is;
  byId("cancel").hidden = !is;
  byId("stage").textContent = words;
}

/** Say what is wrong beside the field that it is about, or else beside the article. */
function complain(problem) {
  setBusy(false, "");
  const errors = problem.errors?.length ? problem.errors : [{ pointer: "/text", detail: wordsOf(problem) }];
  if (problem.type?.endsWith("engine-not-configured")) errors[0].pointer = "/options/engine";
  for (const { pointer, parameter, detail } of errors) {
    const name = pointer?.slice(1) ?? parameter;
    const shown = form.querySelector(`.complaint[data-for="${CSS.escape(name)}"]`) ?? form.querySelector('[data-for="text"]');
    say(shown, [shown.textContent, detail].filter(Boolean).join(" "));
    const field = form.elements[shown.dataset.for.replace("options/", "")];
    field.setAttribute("aria-invalid", "true");
    field.focus();
  }
}

/** The same request for a terminal. */
function showCurl() {
  const quoted = (words) => `'${words.replaceAll("'", "'\\''")}'`;
  const [file] = form.elements.file.files;
  const name = file?.name ?? (form.elements.kind.value === "html" ? "article.html" : "article.txt");
  const facts = ["title", "publisher", "published_at"].filter((field) => form.elements[field].value.trim());
  const parts = [`file=@${name}`, ...facts.map((field) => `${field}=${form.elements[field].value.trim()}`)];
  if (form.elements.engine.value) parts.push(`options={"engine": "${form.elements.engine.value}"}`);
  const key = "keyed" in document.body.dataset ? ` \\\n  -H "Authorization: Bearer $FACTCHECK_KEY"` : "";
  byId("curl").textContent = `curl ${location.origin}/v1/reports${key}${parts.map((part) => ` \\\n  -F ${quoted(part)}`).join("")}`;
}
