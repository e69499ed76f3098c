"""DOC -> QUANTITIES: figures with unit, comparator, period and subject, and numerals set aside with a reason."""
