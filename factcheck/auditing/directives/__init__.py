"""Imperatives, questions and chat turns in a text that nobody is reported to have said."""
