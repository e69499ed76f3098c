"""TEXT AGAINST DOC: is a text faithful to its article? Figures, dates, names, quotations, modality, attribution."""
