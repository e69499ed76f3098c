"""Reporting frame with its content -> whether it reports speech, by its verb, complement, adjuncts and clause."""
