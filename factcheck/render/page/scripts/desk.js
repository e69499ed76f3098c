/** The page at work. */
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
follow(location.hash);
afterFirstPaint(() => {
  rows.changed(rows.unsent());
  service?.load();
});
