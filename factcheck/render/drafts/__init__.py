"""Report of a draft -> text or a page; JSON is its own form."""
