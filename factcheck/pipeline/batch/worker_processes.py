"""Processes of a pool: spawned, silent at Ctrl-C, and gone when their parent is."""

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from typing import TypeVar

_T = TypeVar("_T")


def spawning_pool(count: int, told: _T, set_up: Callable[[_T], None]) -> ProcessPoolExecutor:
    """A pool whose processes each call `set_up` with `told`, which is pickled.

    Spawned: a fork would copy locks that threads of the progress display hold.
    """
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(count, mp_context=context, initializer=_begin, initargs=(set_up, told))


def _begin(set_up: Callable[[_T], None], told: _T) -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # no traceback of each worker on Ctrl-C
    threading.Thread(target=_end_with_the_parent, daemon=True).start()
    set_up(told)


def _end_with_the_parent() -> None:
    """Exit when the parent does: a killed parent would leave orphans that wait for work for ever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
