"""ARTICLE -> SUMMARY: extractive summarisation."""
