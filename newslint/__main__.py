"""`python -m newslint`, and the command `newslint`: one process that does one thing and ends."""

from __future__ import annotations

import gc
import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NoReturn

MANY = 2_000_000
"""Objects made before the garbage collector first looks: more than an article of a megabyte needs. Articles leave it nothing."""
AT_EXIT = frozenset({"multiprocessing", "coverage", "cProfile"})
"""Modules that have something to put away or to print when a process ends."""


def run() -> NoReturn:
    """Runs the command line and ends the process without taking the memory apart, which the system does faster."""
    gc.set_threshold(MANY, 50, 50)
    from newslint.modules import installed  # as what it brings along makes many objects, too

    modules = installed()
    from newslint.cli import main

    status = main()
    modules.keep()
    if not AT_EXIT.isdisjoint(sys.modules):
        sys.exit(status)
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:
                stream.flush()
        except OSError:
            pass
    os._exit(status)


if __name__ == "__main__":
    run()
