"""Masked sentence -> reporting frames: cue, source, and the span of the reported clause."""
