"""Report -> terminal text, Markdown, HTML, CSV, JSON, JSON-LD."""
