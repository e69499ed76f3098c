"""The domain model: frozen pydantic values; no I/O, no clock, no vendor."""
