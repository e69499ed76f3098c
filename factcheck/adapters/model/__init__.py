"""Question -> answer of an OpenAI-compatible server: request shapes, transport, retries, failures."""
