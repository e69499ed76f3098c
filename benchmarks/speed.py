"""How long does a check take in process, how does that grow with the text, and what does 1 MB need?

usage: python -m benchmarks.speed
"""

from benchmarks.measuring import body_of, check_in_a_fresh_process, median_s, print_table, seed_text
from factcheck.domain.article import Metadata
from factcheck.pipeline.check import OfflineChecker

TIMES_AS_LONG = 100
MEGABYTE = 1_000_000


def main() -> None:
    checker = OfflineChecker()
    seed = seed_text()
    body = body_of(seed)
    long = "\n\n".join([body] * TIMES_AS_LONG)
    megabyte = "\n\n".join([body] * (MEGABYTE // len(body.encode("utf-8")) + 1))

    seed_s = median_s(lambda: checker.check_text(seed, Metadata()), rounds=200)
    body_s = median_s(lambda: checker.check_text(body, Metadata()), rounds=200)
    long_s = median_s(lambda: checker.check_text(long, Metadata()), rounds=5)
    _, megabyte_s, peak_mb = check_in_a_fresh_process(megabyte)

    print_table(
        ("measure", "value", "at most"),
        [
            ("check of the seed, in process (median of 200)", f"{seed_s * 1000:.1f} ms", "5 ms"),
            (f"{len(body.split())} words of its body alone (median of 200)", f"{body_s * 1000:.1f} ms", ""),
            (f"the body {TIMES_AS_LONG} times (median of 5)", f"{long_s * 1000:.0f} ms", ""),
            (f"the body {TIMES_AS_LONG} times / once", f"{long_s / body_s:.0f}", "130"),
            ("1 MB of article text", f"{megabyte_s:.1f} s", "3 s"),
            ("1 MB of article text, peak memory of the process", f"{peak_mb:.0f} MB", "300 MB"),
        ],
    )


if __name__ == "__main__":
    main()
