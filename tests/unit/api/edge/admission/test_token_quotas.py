"""Tokens by key and day."""

import asyncio
from datetime import UTC, datetime
from pathlib import Path

import pytest

from factcheck.adapters.metering.day_ledger import DayLedger
from factcheck.api.edge.admission.token_quotas import TokenQuotas
from factcheck.api.refusals import TokensSpentError, UnavailableError

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
TOMORROW = datetime(2026, 3, 2, tzinfo=UTC)


def quota(folder: Path, *, most: int | None = 100, now: datetime = NOON) -> TokenQuotas:
    return TokenQuotas(lambda key: DayLedger(folder / key), most=most, now=lambda: now)


def spend(quotas: TokenQuotas, key: str, *tokens: int) -> None:
    async def run() -> None:
        for spent in tokens:
            await quotas.require_left(key)
            await quotas.charge(key, spent)

    asyncio.run(run())


def test_a_key_is_let_in_until_its_tokens_are_spent(tmp_path: Path) -> None:
    quotas = quota(tmp_path)
    spend(quotas, "desk", 60, 60)
    with pytest.raises(TokensSpentError, match="120 tokens were spent with this key today, of 100") as caught:
        spend(quotas, "desk", 1)
    assert caught.value.headers() == {"Retry-After": str(12 * 3600)}
    spend(quotas, "cms", 60)
    spend(quota(tmp_path, now=TOMORROW), "desk", 60)


def test_worker_processes_share_the_count(tmp_path: Path) -> None:
    spend(quota(tmp_path), "desk", 100)
    with pytest.raises(TokensSpentError):
        spend(quota(tmp_path), "desk", 1)


def test_without_a_limit_nothing_is_written(tmp_path: Path) -> None:
    spend(quota(tmp_path / "none", most=None), "desk", 100)
    assert not (tmp_path / "none").exists()


def test_where_nothing_can_be_counted_nobody_is_let_in(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(UnavailableError):
        spend(quota(tmp_path / "file"), "desk", 1)
