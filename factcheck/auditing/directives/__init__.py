"""Directives in the article's own voice: imperatives, questions and chat turns, none of them reported speech."""
