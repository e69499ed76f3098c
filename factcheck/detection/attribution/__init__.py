"""DOC -> VOICES: who is reported to have said what, by which words, through whom."""
