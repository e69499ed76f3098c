/** The start page at work. */
watchSession();
watchArticle();
if ("stranger" in document.body.dataset) askForKey();
else watchRecent();
