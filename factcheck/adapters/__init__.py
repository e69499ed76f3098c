"""What the outside looks like from here: one vendor a file, each behind a port of the pipeline."""
