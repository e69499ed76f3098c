"""The model engine: asks a model about the rules' drafts, and merges what of its answers holds."""
