"""Requests and responses <-> committed JSON files, from which a check is replayed without a network."""
