"""Rows of articles in JSON lines -> their answers, in order, on one process, many processes or one event loop."""
