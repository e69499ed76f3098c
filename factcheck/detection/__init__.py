"""Article -> candidates: quotations, figures, statements, and the mentions that may be their sources."""
