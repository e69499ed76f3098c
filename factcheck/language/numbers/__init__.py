"""Figure tokens -> numerals with sign, currency, unit of measurement and comparator."""
