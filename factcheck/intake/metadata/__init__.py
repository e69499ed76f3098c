"""What a page says of its article -> title, byline, publisher, date, dateline, URL, language."""
