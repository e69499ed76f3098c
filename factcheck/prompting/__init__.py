"""CANDIDATES -> QUESTIONS: what a model is asked, in numbers and few words."""
