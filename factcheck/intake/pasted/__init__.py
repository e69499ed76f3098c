"""Pasted text of a page -> Article: split into lines, unwrap paragraphs, label them, keep the body."""

from factcheck.intake.pasted.read import read_pasted

__all__ = ["read_pasted"]
