"""Report -> a page for a browser, whole in one file: templates, style sheets and scripts, inlined and escaped."""
