"""The words of factcheck as frozen values: no I/O, no clock, no vendor."""
