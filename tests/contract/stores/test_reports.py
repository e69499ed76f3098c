"""The port of reports: what was put is there for who has put or adopted it, on whatever host."""

import asyncio
from hashlib import sha256

import pytest

from factcheck.adapters.storage.report_store import Limits
from factcheck.api.service_ports import ReportStore
from factcheck.pipeline.stored import Kept, Listing, StoredReport
from tests.contract.stores.backends import DAY_S, MAX_AGE_S, NO_MEMORY, Backend
from tests.stored_reports import listed, report, stored

KEY, OTHER = "0" * 64, "1" * 64
IN_MEMORY = Limits(max_age_s=MAX_AGE_S)


def get(store: ReportStore, report_id: str = KEY, owner: str = "") -> StoredReport | None:
    return asyncio.run(store.get(report_id, owner))


def put(store: ReportStore, report_id: str = KEY, report: StoredReport | None = None, owner: str = "") -> Kept:
    return asyncio.run(store.put(report_id, report or stored(), owner))


@pytest.mark.parametrize("limits", [NO_MEMORY, IN_MEMORY], ids=["read again", "remembered"])
def test_a_report_is_there_for_another_host_and_nobody_else(backend: Backend, limits: Limits) -> None:
    store, other = backend.reports(limits), backend.reports(limits)
    assert put(store) is Kept.NEW
    assert get(store) == get(other) == get(other) == stored()
    assert get(other, OTHER) is None
    assert get(other, owner="desk") is None


@pytest.mark.parametrize("report_id", ["", "\0", "0" * 63 + "\0", "%", "x" * 10_000])
def test_an_id_of_no_report_is_a_miss_and_no_failure(backend: Backend, report_id: str) -> None:
    store = backend.reports()
    put(store)
    assert get(store, report_id) is None
    assert not asyncio.run(store.delete(report_id, ""))
    assert get(store) == stored()


def test_a_report_that_is_put_again_replaces_the_first(backend: Backend) -> None:
    store = backend.reports()
    put(store)
    assert put(store, report=stored(b"{}")) is Kept.REPLACED
    assert get(store) == stored(b"{}")


def test_reports_that_are_put_at_once_are_all_there_for_their_owners(backend: Backend) -> None:
    store, other = backend.reports(), backend.reports()
    put(store, OTHER, owner="cms")
    ids = [f"{number:064x}" for number in range(80)]
    odd = stored('{"title": "\\ " {},\u2028"}'.encode())

    async def put_all() -> list[Kept]:
        calls = [one.put(report_id, odd, "cms") for report_id in ids for one in (store, other)]
        return await asyncio.gather(*calls, store.put(OTHER, stored(), "desk"), store.put(OTHER, odd, "cms"))

    kept = asyncio.run(put_all())
    assert kept[:-2].count(Kept.NEW) >= 80
    assert kept[-2:] == [Kept.REPLACED] * 2
    assert [get(other, report_id, "cms") for report_id in ids] == [odd] * 80
    assert get(other, OTHER, "cms") == get(other, OTHER, "desk") == odd
    assert sorted(listed(other, "cms")) == sorted([*ids, OTHER])


def test_a_large_report_comes_back_as_it_was(backend: Backend) -> None:
    content = b"".join(sha256(bytes([number % 256, number // 256])).digest() for number in range(20_000))
    put(backend.reports(), report=stored(content))
    assert get(backend.reports()) == stored(content)


@pytest.mark.parametrize("limits", [NO_MEMORY, IN_MEMORY], ids=["read again", "remembered"])
def test_a_report_goes_when_it_is_too_old(backend: Backend, limits: Limits) -> None:
    store = backend.reports(limits)
    put(store)
    backend.wait(MAX_AGE_S - DAY_S)
    assert get(store) == stored()
    backend.wait(2 * DAY_S)
    assert get(store) is None
    assert listed(store, "") == []
    put(store, OTHER)
    backend.prune()
    assert listed(store, "") == [OTHER]
    assert backend.count("reports", "owned") == [1, 1]


def test_the_oldest_go_when_the_store_is_full(backend: Backend) -> None:
    store = backend.reports(Limits(max_bytes=200_000, memory_bytes=0))
    ids = [f"{number:064x}" for number in range(30)]
    for report_id in ids:
        blob = b"".join(sha256(f"{report_id}{number}".encode()).digest() for number in range(600))
        assert put(store, report_id, stored(blob)) is Kept.NEW
    backend.prune()
    left = [report_id for report_id in ids if get(store, report_id) is not None]
    assert left == ids[-len(left) :]
    assert 0 < len(left) < 12
    assert len(listed(store, "")) == len(left)


def test_a_report_larger_than_the_store_is_kept_alone(backend: Backend) -> None:
    store = backend.reports(Limits(max_bytes=100_000, memory_bytes=0))
    large = stored(b"".join(sha256(bytes([number % 256, number // 256])).digest() for number in range(10_000)))
    put(store, OTHER)
    assert put(store, KEY, large) is Kept.NEW
    backend.prune()
    assert (get(store), get(store, OTHER)) == (large, None)


def test_a_report_that_was_tampered_with_is_not_there(backend: Backend, caplog: pytest.LogCaptureFixture) -> None:
    store = backend.reports()
    put(store)
    backend.damage()
    assert get(store) is None
    assert "does not match its sha256" in caplog.text
    assert put(store) is Kept.REPLACED
    assert get(store) == stored()


@pytest.mark.parametrize("limits", [NO_MEMORY, IN_MEMORY], ids=["read again", "remembered"])
def test_a_report_is_there_for_who_has_put_or_adopted_it_alone(backend: Backend, limits: Limits) -> None:
    store = backend.reports(limits)
    put(store, owner="cms")
    assert get(store, owner="cms") == stored()
    assert get(store, owner="desk") is None
    assert asyncio.run(store.adopt(KEY, "desk")) == stored()
    assert get(store, owner="desk") == stored()
    assert asyncio.run(store.adopt(OTHER, "desk")) is None
    assert listed(store, "desk") == [KEY]


def test_a_report_goes_when_nobody_has_it_any_more(backend: Backend) -> None:
    store = backend.reports()
    put(store, owner="cms")
    asyncio.run(store.adopt(KEY, "desk"))
    assert asyncio.run(store.delete(KEY, "cms"))
    assert not asyncio.run(store.delete(KEY, "cms"))
    assert (get(store, owner="cms"), get(store, owner="desk")) == (None, stored())
    assert asyncio.run(store.delete(KEY, "desk"))
    assert backend.count("reports", "owned") == [0, 0]


def test_all_reports_of_an_owner_go_at_once(backend: Backend) -> None:
    store = backend.reports()
    for report_id, owner in ((KEY, "cms"), (OTHER, "cms"), (OTHER, "desk")):
        put(store, report_id, owner=owner)
    assert asyncio.run(store.delete_all("cms")) == 2
    assert asyncio.run(store.delete_all("cms")) == 0
    assert (listed(store, "cms"), listed(store, "desk")) == ([], [OTHER])


def test_what_one_host_deletes_no_other_remembers(backend: Backend) -> None:
    one, other = backend.reports(IN_MEMORY), backend.reports(IN_MEMORY)
    put(one)
    assert get(other) == get(one) == stored()
    asyncio.run(one.delete(KEY, ""))
    assert (get(one), get(other)) == (None, None)


def test_a_list_has_the_newest_first_and_goes_on_below_a_number(backend: Backend) -> None:
    store = backend.reports()
    ids = [f"{number:064x}" for number in range(5)]
    for report_id in ids:
        put(store, report_id, report(report_id))
    first = asyncio.run(store.listed("", most=2))
    assert [one.report_id for one in first] == [ids[4], ids[3]]
    put(store, OTHER, report("a new one"))
    assert listed(store, "", before=first[-1].number) == [ids[2], ids[1], ids[0]]
    put(store, ids[0], report("again"))
    assert listed(store, "", most=2) == [ids[0], OTHER]


def test_a_list_shows_what_the_report_says(backend: Backend) -> None:
    store = backend.reports()
    put(store, KEY, report("Zero\0 and “quotes”", "One claim"))
    put(store, OTHER, stored(b"unreadable"))
    unreadable, found = asyncio.run(store.listed("", most=2))
    assert unreadable.listing == Listing(None, None, None, 0, "", "")
    assert found.listing[:5] == ("Zero\0 and “quotes”", "The Times", "2022-05-10", 1, "offline")


def test_a_list_is_searched_by_words_of_title_and_claims(backend: Backend) -> None:
    store = backend.reports()
    put(store, KEY, report("Straße nach Rom", "15 Raketen", "100% sicher"))
    put(store, OTHER, report(None, "Roma_locuta"))
    assert listed(store, "", "strasse", "15 raketen") == [KEY]
    assert listed(store, "", "rom") == [OTHER, KEY]
    assert listed(store, "", "100%") == [KEY]
    assert listed(store, "", "_") == [OTHER]
    assert listed(store, "", "rom", "madrid") == []


def test_a_report_that_is_adopted_while_it_is_deleted_is_there_or_not_and_owned_by_nobody_else(
    backend: Backend,
) -> None:
    one, other = backend.reports(), backend.reports()

    async def meet() -> None:
        for number in range(20):
            report_id = f"{number:064x}"
            await one.put(report_id, stored(), "cms")
            found, _ = await asyncio.gather(other.adopt(report_id, "desk"), one.delete(report_id, "cms"))
            assert await other.get(report_id, "desk") == found
            assert await one.get(report_id, "cms") is None

    asyncio.run(meet())
