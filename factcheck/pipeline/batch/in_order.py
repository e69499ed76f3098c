"""Work that ends in any order -> its results in the order of its input: a reorder buffer with back-pressure."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from queue import SimpleQueue
from typing import Final, TypeVar

_T = TypeVar("_T")
_R = TypeVar("_R")

# Of results that wait for an earlier one: several thousand answers, so that one slow article does not stop the others.
MOST_WAITING_BYTES: Final = 64_000_000


def in_order(
    given: Iterable[_T],
    submit: Callable[[_T], Future[_R]],
    *,
    at_once: int,
    size_of: Callable[[_R], int],
    most_waiting_bytes: int = MOST_WAITING_BYTES,
) -> Iterator[tuple[_T, Future[_R]]]:
    """Each item with its future, which is done. At most `at_once` are under way, and results that wait for an earlier
    one may hold `most_waiting_bytes`; only then is nothing new begun. A future that failed is passed on as it is.
    """
    todo, has_more = iter(given), True
    begun: deque[tuple[_T, Future[_R]]] = deque()
    ended: SimpleQueue[Future[_R]] = SimpleQueue()
    under_way = waiting_bytes = 0
    while has_more or begun:
        while begun and begun[0][1].done():
            item, future = begun.popleft()
            waiting_bytes -= _size(future, size_of)
            yield item, future
        is_full = under_way == at_once or waiting_bytes >= most_waiting_bytes
        if under_way and (is_full or not has_more or not ended.empty()):
            waiting_bytes += _size(ended.get(), size_of)
            under_way -= 1
        elif has_more:
            try:
                item = next(todo)
            except StopIteration:
                has_more = False
                continue
            future = submit(item)
            begun.append((item, future))
            under_way += 1
            future.add_done_callback(ended.put)


def _size(future: Future[_R], size_of: Callable[[_R], int]) -> int:
    return 0 if future.cancelled() or future.exception() is not None else size_of(future.result())
