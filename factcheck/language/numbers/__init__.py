"""Number tokens -> numerals with their currencies, units and bounds."""
