"""How much a claim deserves checking, what to ask of it, and what to beware of."""
