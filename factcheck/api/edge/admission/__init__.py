"""Whether a request is let in: its host, origin and key, and how much its caller has asked already."""
