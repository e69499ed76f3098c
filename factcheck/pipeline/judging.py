"""Judge how much each claim deserves checking, by the words that it stands in."""

from dataclasses import dataclass, field

from factcheck.detection.worth.answers import ask
from factcheck.detection.worth.checkability import Weights, score
from factcheck.domain.claim import Checkability, SourceKind


@dataclass(slots=True)
class Judge:
    """Scores words by the weights; remembers what was answered, since several claims stand in one sentence."""

    weights: Weights
    answered: dict[str, frozenset[str]] = field(default_factory=dict)

    def judge(self, words: str, attribution: SourceKind) -> Checkability:
        answers = self.answered.get(words)
        if answers is None:
            answers = self.answered[words] = ask(words)
        return score(answers, attribution=attribution, weights=self.weights)
