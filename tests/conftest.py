"""What all tests have in common."""

from hypothesis import settings

# How long an example takes says more about the machine than about the code; benchmarks/ measures time.
settings.register_profile("factcheck", deadline=None)
settings.load_profile("factcheck")
