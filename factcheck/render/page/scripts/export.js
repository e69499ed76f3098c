/** The report with the checker's columns, as a file. A served page has the service make it. A page from disk has the lines
 * as the service would write them, up to those columns, and fills these in.
 */
const MEDIA_TYPES = { csv: "text/csv", markdown: "text/markdown", json: "application/json" };
const BYTE_ORDER_MARK = "\ufeff";
const ENDINGS = { csv: "csv", markdown: "md", json: "json" };

function watchExport(rows, service) {
  const menu = byId("export");
  menu.addEventListener("click", async ({ target }) => {
    const form = target.dataset.export;
    if (!form) return;
    menu.open = false;
    const content = service ? await service.exported(form) : EXPORTS[form](rows);
    if (content !== null) download(content, form);
  });
  menu.addEventListener("focusout", ({ relatedTarget }) => (menu.open &&= menu.contains(relatedTarget)));
}

function download(content, form) {
  const address = URL.createObjectURL(new Blob([content], { type: MEDIA_TYPES[form] }));
  const name = (facts.report ?? facts.article.replace("sha256:", "")).slice(0, 8);
  element("a", { href: address, download: `worksheet-${name}.${ENDINGS[form]}` }).click();
  setTimeout(() => URL.revokeObjectURL(address));
}

/** Read when it is wanted: of a long article it is long. */
const sheet = (form) => JSON.parse(byId("sheets").textContent)[form];

const EXPORTS = {
  csv: (rows) => {
    const { head, rows: lines } = sheet("csv");
    return BYTE_ORDER_MARK + head + lines.map(([id, line]) => `${line},${cellsOf(rows, id, (row) => row.status).map(csvCell).join()}\r\n`).join("");
  },
  markdown: (rows) => {
    const { head, rows: lines, foot } = sheet("markdown");
    const shown = lines.filter(([id, , repeats]) => !repeats || isTouched(rows, id));
    const inCells = (id) => cellsOf(rows, id, (row) => STATUSES[row.status]).map(markdownCell).join(" | ");
    return head + shown.map(([id, line]) => `${line} ${inCells(id)} |\n`).join("") + foot;
  },
  json: (rows) => {
    const touched = [...claims.keys()].filter((id) => isTouched(rows, id)).map((id) => [id, rows.shown(id)]);
    return `${JSON.stringify({ report: facts.article, claims: Object.fromEntries(touched) })}\n`;
  },
};

const isTouched = (rows, id) => FIELDS.some((field) => rows.shown(id)[field] !== BLANK[field]);

/** Status, note and assignee; empty for a claim that nobody has touched. */
function cellsOf(rows, id, statusOf) {
  const row = rows.shown(id);
  return isTouched(rows, id) ? [statusOf(row), row.note, row.assignee] : ["", "", ""];
}

/** As RFC 4180, with an apostrophe before what a spreadsheet would take for a formula (factcheck/render/csv_rows.py). */
function csvCell(words) {
  const inert = /^[ \u00a0\u200b\ufeff]*[=+\-@\t\r\n＝＋－＠]/.test(words) ? `'${words}` : words;
  return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}

const BLANKS = /[\t-\r\x1c- \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/;
const UNSEEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180d\u180f\u3164\uffa0\u{e0100}-\u{e01ef}]/gu;
const ENTITIES = { "<": "&lt;", ">": "&gt;", "&": "&amp;" };

/** On one line, with nothing that Markdown or HTML would act on (factcheck/render/markdown.py). */
function markdownCell(words) {
  const line = words.split(BLANKS).filter(Boolean).join(" ").replace(UNSEEN, spelledOut);
  const inert = line.replace(/[<>&]/g, (sign) => ENTITIES[sign]);
  return inert.replace(/(\bwww)\.|[\\`*_[\]{}#|~$^@]|:(?=\/\/)/gi, (sign, www) => (www ? `${www}\\.` : `\\${sign}`));
}

function spelledOut(sign) {
  const code = sign.codePointAt(0);
  return code > 0xffff ? `\\U${code.toString(16).padStart(8, "0")}` : `\\u${code.toString(16).padStart(4, "0")}`;
}
