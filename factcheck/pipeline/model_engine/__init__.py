"""The engine that asks a model about the rules' draft: worksheet, interview, merge, summary."""
