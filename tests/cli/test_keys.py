"""`factcheck keys` makes keys that the service takes."""

from hashlib import sha256

from factcheck.api.edge.admission.api_keys import Keyring, read_entries
from factcheck.settings import load_settings
from tests.cli.command import complaint, factcheck


def test_a_new_key_is_shown_once_with_the_entry_that_takes_it() -> None:
    done = factcheck("keys", "new", "newsroom-cms")
    assert (done.code, done.err) == (0, "")
    shown = dict(line.split() for line in done.out.decode().splitlines())
    assert shown["entry"] == f"newsroom-cms:{sha256(shown['key'].encode()).hexdigest()}"
    entries = read_entries(load_settings({"FACTCHECK_API_KEYS": shown["entry"]}).api_keys)
    assert Keyring(entries).owner({b"x-api-key": shown["key"].encode()}, "GET") == "newsroom-cms"


def test_no_two_keys_are_the_same() -> None:
    assert factcheck("keys", "new", "a").out != factcheck("keys", "new", "a").out


def test_a_name_that_would_break_the_setting_is_refused() -> None:
    code, message = complaint(factcheck("keys", "new", "a,b"))
    assert code == 2
    assert "letters, digits, dots, dashes and underscores" in message
