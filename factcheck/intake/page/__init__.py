"""The paragraphs of a page -> Article: boilerplate removal and headline detection, for HTML and pasted text alike."""
