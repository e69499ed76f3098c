/** Status, note and assignee in an open line, made when it opens; the status beside its words; how much is done. */
function watchControls(rows, service) {
  const working = byId("working");
  working.addEventListener("toggle", (event) => event.target.matches(".claim") && mountControls(event.target, rows, service), true);
  for (const name of ["input", "change"]) {
    working.addEventListener(name, (event) => {
      const line = event.target.closest(".controls") && event.target.closest(".claim");
      if (!line) return;
      rows.write(line.id, event.target.type === "radio" ? "status" : event.target.name, event.target.value);
      if (name === "change") service?.send(line.id);
      else service?.sendSoon(line.id);
    });
  }
  working.addEventListener("click", (event) => {
    const button = event.target.closest(".controls button");
    if (!button) return;
    const { id } = button.closest(".claim");
    if (button.dataset.action === "copy") copyCitation(id, button);
    if (button.dataset.action === "show") showInArticle(id);
    if (button.dataset.keep) settle(id, button, rows, service);
  });
  rows.addEventListener("change", ({ detail: ids }) => {
    for (const id of ids) showRow(id, rows, service);
    showProgress(rows);
  });
}

function mountControls(line, rows, service) {
  const card = cardOf(line);
  refold(card);
  if (!line.open || line.querySelector(":scope > .inside > .controls")) return;
  const controls = copyOf("controls");
  for (const radio of controls.querySelectorAll("[type=radio]")) radio.name = `status-${line.id}`;
  line.querySelector(":scope > .inside > dl").before(controls);
  showRow(line.id, rows, service);
}

function showRow(id, rows, service) {
  const line = byId(id);
  if (!line?.matches(".claim")) return;
  const row = rows.shown(id);
  showStatus(line, row, rows.disputed(id).length > 0);
  const controls = line.querySelector(":scope > .inside > .controls");
  if (!controls) return;
  for (const radio of controls.querySelectorAll("[type=radio]")) radio.checked = radio.value === row.status;
  for (const name of ["note", "assignee"]) {
    const field = controls.querySelector(`[name=${name}]`);
    if (field.value !== row[name]) field.value = row[name];
  }
  const complaint = controls.querySelector(".complaint");
  complaint.textContent = service?.complaints.get(id) ?? "";
  complaint.hidden = !complaint.textContent;
  showDisputes(controls, id, rows);
}

/** The status beside the words, unless it is open; for whom it is, whether there is a note, and whether two differ. */
function showStatus(line, { status, note, assignee }, isDisputed) {
  const summary = line.querySelector("summary");
  const signs = [status === "open" ? "" : STATUSES[status], assignee, note ? "note" : "", isDisputed ? "two versions" : ""];
  const words = signs.filter(Boolean).join(", ");
  let shown = summary.querySelector(".status");
  if (!words) {
    shown?.remove();
    return;
  }
  if (!shown) summary.append((shown = element("span")));
  shown.className = isDisputed ? "status disputed" : `status ${status}`;
  shown.textContent = words;
}

/** Theirs and mine, side by side, where two wrote into the same field. */
function showDisputes(controls, id, rows) {
  const disputed = rows.disputed(id);
  for (const shown of controls.querySelectorAll(".conflict")) if (!disputed.includes(shown.dataset.field)) shown.remove();
  for (const field of disputed) {
    let shown = controls.querySelector(`.conflict[data-field=${field}]`);
    if (!shown) {
      shown = copyOf("conflict");
      shown.dataset.field = field;
      controls.append(shown);
    }
    shown.querySelector(".what").textContent = `Somebody else changed the ${field} meanwhile.`;
    shown.querySelector(".theirs").textContent = inWords(field, rows.baseOf(id)[field]);
    shown.querySelector(".mine").textContent = inWords(field, rows.shown(id)[field]);
    shown.querySelector("[data-keep=both]").hidden = field !== "note";
  }
}

const inWords = (field, value) => (field === "status" ? STATUSES[value] : value || "(empty)");

function settle(id, button, rows, service) {
  const { field } = button.closest(".conflict").dataset;
  const mine = rows.shown(id)[field];
  const theirs = rows.baseOf(id)[field];
  if (button.dataset.keep === "theirs") rows.settle(id, field);
  if (button.dataset.keep === "mine") rows.settle(id, field, mine);
  if (button.dataset.keep === "both") rows.settle(id, field, `${theirs}\n${mine}`);
  byId(id).querySelector("summary").focus();
  service?.send(id);
}

function showProgress(rows) {
  const done = allLines.filter((line) => !["open", "checking"].includes(rows.shown(line.id).status)).length;
  byId("progress").textContent = `${done} of ${allLines.length} done`;
}
