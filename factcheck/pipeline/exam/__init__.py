"""The examination of a model: how often its reviews of drafts mend, and how often they harm."""
