"""What the outside looks like from here: one vendor, or one way of keeping answers, a file, each behind a port."""
