"""Feeds of published fact-checks -> `PublishedCheck`, streamed: ClaimReview, Data Commons, Google's tools, CSV."""
