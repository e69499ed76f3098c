"""Paragraphs -> turns: whose direct speech layout alone ascribes, in transcripts, interviews and letters."""
