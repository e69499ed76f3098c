/** The page at work. */
document.documentElement.classList.add("js");
byId("tools").hidden = false;

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
service?.load();
follow(location.hash);
