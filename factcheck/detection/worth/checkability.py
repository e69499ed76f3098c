"""Features of a sentence -> checkability, 0 to 1, by logistic regression, with the features of greatest weight as
reasons.
"""

import math
import tomllib
from collections.abc import Set
from functools import cache, cached_property
from pathlib import Path

from pydantic import ValidationError

from factcheck.detection.worth.answers import reasons
from factcheck.domain.claim import Checkability, SourceKind
from factcheck.domain.values import Value
from factcheck.errors import ConfigurationError

_WEIGHTS = Path(__file__).parent / "data" / "checkability.toml"
# In log-odds: a feature of lower weight is not named as a reason.
_LEAST_WEIGHT = 0.3
_MOST_REASONS = 5
_LESS = "less checkable"


class Weights(Value):
    """The coefficients of the logistic regression, in log-odds; `base` is the intercept."""

    base: float
    weights: dict[str, float]

    @cached_property
    def ranked(self) -> dict[str, tuple[float, str, float]]:
        """Each coefficient behind its sort key, greatest absolute weight first."""
        return {name: (-abs(weight), name, weight) for name, weight in self.weights.items()}


def load_weights(path: Path | None = None) -> Weights:
    """The weights of a TOML file with `base` and `[weights]`; the packaged ones if `path` is None.

    Raises ConfigurationError for a file that cannot be read, is no TOML, has a wrong type or an unknown feature.
    """
    return _own_weights() if path is None else _read(path)


def score(answers: Set[str], *, attribution: SourceKind, weights: Weights) -> Checkability:
    """The logistic of the summed weights, rounded to 3 decimals, and at most five reasons, greatest absolute weight
    first.
    """
    if attribution is SourceKind.ANONYMOUS:
        answers = answers | {"anonymous"}
    ranked = weights.ranked
    weighed = sorted([ranked[name] for name in answers if name in ranked])
    log_odds = weights.base + math.fsum([weight for _, _, weight in weighed])
    named = [_reason(weight, name) for _, name, weight in weighed[:_MOST_REASONS] if abs(weight) >= _LEAST_WEIGHT]
    return Checkability(score=round(logistic(log_odds), 3), reasons=tuple(named))


def logistic(log_odds: float) -> float:
    """The sigmoid, its argument clamped to [-50, 50] against overflow of `exp`."""
    return 1 / (1 + math.exp(-max(-50.0, min(50.0, log_odds))))


def _reason(weight: float, name: str) -> str:
    reason = reasons()[name]
    return reason if weight > 0 else f"{reason}: {_LESS}"


@cache
def _own_weights() -> Weights:
    return _read(_WEIGHTS)


def _read(path: Path) -> Weights:
    try:
        weights = Weights.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except OSError as exc:
        raise ConfigurationError(f"cannot read the checkability weights {path}: {exc.strerror}") from exc
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as exc:
        raise ConfigurationError(f"the checkability weights {path} are no TOML: {exc}") from exc
    except ValidationError as exc:
        first = exc.errors()[0]
        where = ".".join(map(str, first["loc"]))
        raise ConfigurationError(f"the checkability weights {path} are wrong at `{where}`: {first['msg']}") from exc
    unknown = sorted(weights.weights.keys() - reasons().keys())
    if unknown:
        raise ConfigurationError(f"the checkability weights {path} name no question of ours: {', '.join(unknown)}")
    return weights
