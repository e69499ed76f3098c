"""DOC -> QUANTITIES: the figures of an article, and those that are none to check."""
