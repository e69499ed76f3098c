"""TEXT -> DOC: linguistic annotation of a text, once for all steps. Annotates, and judges nothing."""
