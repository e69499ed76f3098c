"""Article -> summary."""
