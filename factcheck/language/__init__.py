"""TEXT -> DOC: the one reader of text. Says what a text has, and judges nothing."""
