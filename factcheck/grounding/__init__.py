"""Candidates and answers -> claims that stand in the article."""
