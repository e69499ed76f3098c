"""Worksheet -> questions for a model: prompt, user message, JSON Schema of the answer."""
