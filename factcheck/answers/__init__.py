"""RESPONSE -> ANSWER: what a model may say, and how it is read."""
