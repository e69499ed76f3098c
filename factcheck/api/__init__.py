"""The HTTP service: an article in a request, a report in the answer."""
