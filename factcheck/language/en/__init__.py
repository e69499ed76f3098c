"""What is specific to English: the lexicon (data) and the shallow grammar on top of it."""
