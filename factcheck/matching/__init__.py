"""Claim -> prior checks: published fact-checks of the same claim, quoted as their publishers' own."""
