"""Tokens counted, priced, and held within a budget."""
