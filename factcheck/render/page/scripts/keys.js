/** Single keys (WCAG 2.1.4: they can be switched off), and the dialog that explains them. */
const KEYS_OFF = "factcheck keys off";
const NUMBERED = Object.keys(STATUSES);

function watchKeys(rows, service) {
  const isOn = byId("keys-on");
  afterFirstPaint(() => (isOn.checked = !remembered(KEYS_OFF)));
  isOn.addEventListener("change", () => remember(KEYS_OFF, !isOn.checked));
  const help = byId("help");
  byId("help-opener").addEventListener("click", () => help.showModal());
  const actions = {
    j: () => step(1),
    k: () => step(-1),
    o: () => current && openOrClose(lineOf(current)),
    n: () => writeNote(rows, service),
    "/": () => byId("filters")?.elements.words.focus(),
    "?": () => help.showModal(),
  };
  NUMBERED.forEach((status, at) => (actions[at + 1] = () => setStatus(status, rows, service)));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") leaveField(event.target);
    if (!isOn.checked || event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target) || help.open) return;
    const action = actions[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  });
}

const isWriting = (target) => target instanceof Element && target.matches("textarea, select, input:not([type=radio], [type=checkbox])");

function leaveField(target) {
  if (!isWriting(target)) return;
  target.blur();
  if (current) lineOf(current).querySelector("summary").focus();
}

/** The next line that is shown, or the one before; the lower ones come out from behind “more”. */
function step(by) {
  const lines = [...byId("worksheet").querySelectorAll(".claim")];
  let at = current ? lines.indexOf(lineOf(current)) : by > 0 ? -1 : lines.length;
  do at += by;
  while (lines[at] && !isShown(lines[at]));
  if (!lines[at]) return;
  showInWorksheet(lines[at].id);
  lines[at].querySelector("summary").focus({ preventScroll: true });
}

/** Fold its card at once: the event that tells of it comes after the next key. */
function openOrClose(line) {
  line.open = !line.open;
  refold(cardOf(line));
}

function isShown(line) {
  const card = cardOf(line);
  if (card.hidden) return false;
  return line.parentElement === card || (card.classList.contains("unfolded") && !line.parentElement.hidden);
}

function setStatus(status, rows, service) {
  const line = current && lineOf(current);
  if (!line) return;
  rows.write(line.id, "status", status);
  service?.send(line.id);
}

/** At once: what is typed next is the note, and no keys. */
function writeNote(rows, service) {
  const line = current && lineOf(current);
  if (!line) return;
  line.open = true;
  mountControls(line, rows, service);
  line.querySelector("textarea").focus();
}

function remembered(name) {
  try {
    return localStorage.getItem(name) !== null;
  } catch {
    return false;
  }
}

function remember(name, is) {
  try {
    if (is) localStorage.setItem(name, "yes");
    else localStorage.removeItem(name);
  } catch {
    // it holds for this visit
  }
}
