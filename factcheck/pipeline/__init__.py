"""The recipe: hands each step's product to the next."""
