"""TEXT AGAINST DOC: faithfulness checks. Figures, dates, names, quotations, modality and attribution of a text against
an article.
"""
