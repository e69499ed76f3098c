"""What is kept on disk: SQLite stores of the service, and the diskcache of model responses."""
