"""Raw input -> Article."""
