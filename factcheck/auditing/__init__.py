"""What a text says that can be held against an article: figures, dates, names, quoted words, hedges, attribution."""
