"""Reject a sentence whose words are mostly new to the article, or collocate otherwise there."""

from collections.abc import Iterator

from factcheck.auditing.modality import is_content
from factcheck.auditing.summaries.collocation import Collocations
from factcheck.auditing.traceability import Draft, Known, measured_alike
from factcheck.language.en.stems import stem

# Tuned on labelled summaries by `python -m benchmarks.audit`: faithful ones rarely exceed this share.
_MOST_STRANGE = 0.5


def unsupported_words(draft: Draft, known: Known, collocations: Collocations) -> Iterator[str]:
    """A reason for each figure and owner in wrong company, and one where too many words are new or in wrong company."""
    misplaced = collocations.misplaced(draft)
    for item in misplaced:
        if item.is_figure:
            yield f'the figure "{draft.tokens[item.at].text}" stands with other words in the article'
    for figure in collocations.swapped(draft):
        yield f'the figure "{draft.cut(figure.at, figure.end)}" goes with another verb in the article'
    for owner, owned in collocations.unowned(draft):
        yield f'"{owner.text}" and "{owned.text}" do not belong together in the article'
    alike = measured_alike(draft, known)
    own = [at for at, token in enumerate(draft.tokens) if is_content(token) and at not in alike]
    places = {item.at for item in misplaced}
    strange = [at for at in own if at in places or stem(draft.tokens[at].low) not in known.stems]
    if len(strange) > _MOST_STRANGE * len(own):
        words = ", ".join(f'"{draft.tokens[at].text}"' for at in strange)
        yield f"many of its words are not in {known.where}, or stand with others in the article: {words}"
