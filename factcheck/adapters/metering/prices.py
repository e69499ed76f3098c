"""Token usage and model name -> cost in dollars, by data/prices.toml."""

import re
import tomllib
from datetime import date
from decimal import Decimal
from functools import lru_cache
from importlib.resources import files
from typing import Final

from factcheck.domain.chat import Usage
from factcheck.domain.values import Value

_DATED: Final = re.compile(r"-\d{4}-?\d{2}-?\d{2}$")
_MILLION: Final = 1_000_000


class Prices(Value):
    """Dollars for a million tokens, of prompt, cached prompt and answer, by model; true on `as_of`."""

    as_of: date
    dollars_a_million: dict[str, tuple[Decimal, Decimal, Decimal]]

    def cost(self, usage: Usage, model: str) -> Decimal | None:
        """Dollars, exact; None for a model without a price."""
        row = self.dollars_a_million.get(model) or self.dollars_a_million.get(_DATED.sub("", model))
        if row is None:
            return None
        prompt, cached, completion = row
        fresh = max(0, usage.prompt - usage.cached)
        return (fresh * prompt + usage.cached * cached + usage.completion * completion) / _MILLION


@lru_cache(maxsize=1)
def current_prices() -> Prices:
    """The table that comes with this version."""
    text = files("factcheck.adapters.metering").joinpath("data", "prices.toml").read_text(encoding="utf-8")
    return Prices.model_validate(tomllib.loads(text, parse_float=Decimal))
