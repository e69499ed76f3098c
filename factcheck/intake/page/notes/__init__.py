"""Whole paragraphs that a page says of its own article, and where they are taken out of the text."""
