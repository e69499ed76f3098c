"""DRAFT AGAINST SOURCES: where its quotations, figures, dates and names stand, and how they differ there."""
