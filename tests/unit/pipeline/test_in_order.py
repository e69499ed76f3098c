"""Results come in the order of their input, and a slow one does not stop the others."""

from concurrent.futures import Future

from factcheck.pipeline.batch.in_order import in_order


class Workshop:
    """Work on any number is done at once, but on 1, which is done when `finish` is called."""

    def __init__(self) -> None:
        self.begun: list[int] = []
        self.slow: Future[str] = Future()

    def submit(self, number: int) -> "Future[str]":
        self.begun.append(number)
        if number == 1:
            return self.slow
        if number == 9:
            self.finish()
        done: Future[str] = Future()
        done.set_result(str(number))
        return done

    def finish(self) -> None:
        if not self.slow.done():
            self.slow.set_result("1")


def test_the_others_go_on_while_one_is_slow() -> None:
    """It ends only when the ninth is begun."""
    done = in_order(range(12), Workshop().submit, at_once=2, size_of=len)
    assert [(number, future.result()) for number, future in done] == [(number, str(number)) for number in range(12)]


def test_nothing_new_is_begun_while_too_much_waits() -> None:
    workshop, seen = Workshop(), list[list[int]]()

    def size_of(result: str) -> int:
        if result == "4":
            seen.append(list(workshop.begun))
            workshop.finish()
        return len(result)

    done = in_order(range(1, 9), workshop.submit, at_once=9, size_of=size_of, most_waiting_bytes=3)
    assert [future.result() for _, future in done] == list("12345678")
    assert seen[0] == [1, 2, 3, 4]


def test_a_failure_stands_in_its_place() -> None:
    failed: Future[str] = Future()
    failed.set_exception(OSError("full"))
    workshop = Workshop()
    done = in_order(
        [0, 5, 2], lambda number: failed if number == 5 else workshop.submit(number), at_once=2, size_of=len
    )
    assert [str(future.exception() or future.result()) for _, future in done] == ["0", "full", "2"]
