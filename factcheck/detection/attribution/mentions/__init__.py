"""Noun phrase -> mention of a possible source: its name, kind and gender, by coreference."""
