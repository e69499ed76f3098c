"""How long do `factcheck --version` and `factcheck check` take as commands, against `import pydantic` alone?

usage: python -m benchmarks.startup
"""

import subprocess
import sys
import time
from pathlib import Path
from statistics import median

from benchmarks.measuring import SEED, clean_environment, print_table

ROUNDS = 25


def main() -> None:
    program = str(Path(sys.executable).with_name("factcheck"))
    commands = {
        'python -c "import pydantic"': ([sys.executable, "-c", "import pydantic"], ""),
        "factcheck --version": ([program, "--version"], "1.5"),
        "factcheck check SEED": ([program, "check", str(SEED)], "4"),
    }
    times: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(ROUNDS):  # one after the other, so that a slow minute of the machine slows all of them alike
        for name, (words, _) in commands.items():
            times[name].append(_wall_s(words))
    base = median(next(iter(times.values())))
    print_table(
        ("command", f"median of {ROUNDS}", "times import pydantic", "at most"),
        [
            (name, f"{median(took) * 1000:.0f} ms", f"{median(took) / base:.2f}", commands[name][1])
            for name, took in times.items()
        ],
    )


def _wall_s(words: list[str]) -> float:
    started = time.perf_counter()
    subprocess.run(words, stdout=subprocess.DEVNULL, env=clean_environment(), check=True)
    return time.perf_counter() - started


if __name__ == "__main__":
    main()
