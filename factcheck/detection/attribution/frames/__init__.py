"""Masked sentence -> reporting frames: who says it, by which cue, and on which side stands what is said."""
