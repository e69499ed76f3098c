"""Find where a noun phrase ends, by its small words and its plural, without a parse."""

from factcheck.language.en.words import table, words
from factcheck.language.figure_tokens import Piece, Pieces
from factcheck.language.numbers.figure_words import function_word, of_class

_LONGEST_PHRASE = 7
_GRAMMATICAL_S = ("ss", "us", "is")


def after_determiners(pieces: Pieces, at: int) -> int:
    while function_word(pieces.low(at)) in {"det", "poss"} and pieces.low(at) not in {"those", "all"}:
        at += 1
    return at


def noun_phrase_end(pieces: Pieces, at: int) -> int:
    """The end of the noun phrase at `at`: up to its first plural noun; `at` itself where none comes."""
    end = at
    for _ in range(_LONGEST_PHRASE):
        if pieces.hyphen(end) and end > at:
            end += 1
        if not _may_be_inside(pieces, end):
            return at
        end += 1
        if is_plural(pieces, end - 1) and not pieces.hyphen(end):
            return end
    return at


def _may_be_inside(pieces: Pieces, at: int) -> bool:
    piece = pieces[at]
    if piece.low == "and":
        return pieces[at - 1].text[:1].isupper() and pieces[at + 1].text[:1].isupper()
    if piece.is_number:
        return piece.text in words("numbered_names")
    if not piece.is_word or piece.low in of_class("phrase_stop"):
        return False
    if piece.low in table("number_words") and not pieces.hyphen(at + 1):
        return False
    return not is_function_word(piece) or pieces.hyphen(at + 1)


def is_function_word(piece: Piece) -> bool:
    """Whether the word ends a noun phrase; "US" is no pronoun."""
    return function_word(piece.low) not in {"", "adj"} and not (len(piece.text) > 1 and piece.text.isupper())


def is_plural(pieces: Pieces, at: int) -> bool:
    piece = pieces[at]
    low = piece.low
    if low in words("irregular_plurals"):
        return True
    if not piece.is_word or len(low) < 4 or not low.endswith("s") or low.endswith(_GRAMMATICAL_S):
        return False
    return low not in words("not_plurals") and low not in table("function_words") and piece.text[-1] == "s"


def mass_noun_end(pieces: Pieces, at: int) -> int:
    """A noun without plural: names before it, and the whole phrase where it is short, its first word otherwise."""
    end = _loose_phrase_end(pieces, at)
    first = at
    while first < end - 1 and pieces[first].text[0].isupper():
        first += 1
    return end if end - first <= 2 else first + 1


def _loose_phrase_end(pieces: Pieces, at: int) -> int:
    """Up to the next function word or mark, at most four words: "of the US population", "of retail trade"."""
    end = at
    while end < at + 4 and pieces[end].is_word and not is_function_word(pieces[end]):
        if end > at and pieces.low(end).endswith("ed"):
            break
        end += 1
    if end == at and pieces.low(at) in {"those", "all"}:
        return at + 2 if pieces[at + 1].is_word and pieces.low(at + 1) not in table("function_words") else at + 1
    return end
