"""Adapters: implementations of ports, with one vendor a file (openai, diskcache, SQLite, tiktoken)."""
