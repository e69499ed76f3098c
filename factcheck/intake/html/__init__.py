"""An HTML page -> Article: tokenize, build text blocks, label them, keep the body, read the metadata."""

from factcheck.intake.html.read import MAX_CHARACTERS, read_html

__all__ = ["MAX_CHARACTERS", "read_html"]
