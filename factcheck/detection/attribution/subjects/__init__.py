"""Verb or sentence -> the noun phrase that is its grammatical subject."""
