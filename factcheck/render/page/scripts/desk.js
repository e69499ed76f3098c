/** The page at work. */
const asked = location.hash;
const rows = new Rows(facts.report ?? facts.article);
const service = facts.report ? new Service(facts.report, rows) : null;

followLinks();
watchArticle();
watchWorksheet();
watchSummary();
watchControls(rows, service);
watchFilters(rows);
watchKeys(rows, service);
watchExport(rows, service);
byId("print").addEventListener("click", () => print());
afterFirstPaint(() => {
  // Later than the browser's own way to the fragment, which takes the focus away.
  if (!current) follow(asked);
  rows.changed(rows.unsent());
  service?.load();
});
