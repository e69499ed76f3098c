"""What the person at the prompt sees beside the report: notes, progress, the pager, and how much of it."""
