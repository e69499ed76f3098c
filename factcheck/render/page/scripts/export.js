/** The report with the checker's columns, as a file. */
function watchExport() {}
