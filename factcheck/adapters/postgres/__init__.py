"""What several hosts share, in PostgreSQL: the ports of the embedded stores of `adapters.storage`, by psycopg 3."""
