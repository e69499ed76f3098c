"""The language of a text, by its script and its function words."""

import pytest

from factcheck.intake.language_id import detect_language, language_warnings


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("The minister said on Monday that the bridge would be closed for the whole of the winter.", "en"),
        ("Der Minister sagte am Montag, dass die Brücke den ganzen Winter über gesperrt bleibt.", "de"),
        ("Le ministre a dit lundi que le pont serait fermé pendant tout l'hiver pour des travaux.", "fr"),
        ("El ministro dijo el lunes que el puente estará cerrado durante todo el invierno por las obras.", "es"),
        ("O ministro disse na segunda-feira que a ponte não será aberta durante o inverno para as obras.", "pt"),
        ("部长周一表示，这座桥整个冬天都将关闭。", "zh"),
        ("大臣は月曜日、橋は冬の間閉鎖されると述べた。", "ja"),
        ("장관은 월요일에 다리가 겨울 내내 폐쇄될 것이라고 말했다.", "ko"),
        ("Ο υπουργός είπε τη Δευτέρα ότι η γέφυρα θα κλείσει.", "el"),
        ("השר אמר ביום שני כי הגשר ייסגר.", "he"),
    ],
)
def test_a_language_is_told(text: str, tag: str) -> None:
    assert detect_language(text) == tag


@pytest.mark.parametrize("text", ["", "Smith, Jones, Miller", "15 20 30", "!!!", "qwx zrt plk"])
def test_where_there_is_no_telling_none_is_told(text: str) -> None:
    assert detect_language(text) is None


@pytest.mark.parametrize("tag", ["en", "en-GB", "EN"])
def test_english_needs_no_warning(tag: str) -> None:
    assert language_warnings(tag) == ()


@pytest.mark.parametrize(
    ("tag", "opening"),
    [("fr", "the article is in 'fr', not in English: "), (None, "the language was not recognised: ")],
)
def test_another_language_is_warned_about_with_what_still_works(tag: str | None, opening: str) -> None:
    (warning,) = language_warnings(tag)
    assert warning.startswith(opening)
    assert "still found" in warning
