"""What is English: the lexicon, and the shallow grammar that reads it."""
