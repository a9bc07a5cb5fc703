"""newslint's own modules out of one file, for a start that meets a hundred: to look for them takes longer than to read them.

What the interpreter made of each is kept in the cache with the size and time of its source, as the interpreter keeps it beside the source.
A module whose source is another by now, or that cannot be read as it was written, is imported as any other, and kept anew.
"""

from __future__ import annotations

import os
import sys

from newslint import cache

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from importlib.machinery import ModuleSpec, SourceFileLoader
    from types import CodeType
    from typing import Any
else:  # `importlib.machinery` brings others along
    from _frozen_importlib import ModuleSpec
    from _frozen_importlib_external import SourceFileLoader

STATES = ""
"""The section that holds the State of each module. The others hold the code of modules that were imported together, by name."""
PACKAGE = "/__init__.py"
State = tuple[str, str, int, int]
"""The section of a module; where below our folder its source lies, and the size and time of that."""


class _Loader(SourceFileLoader):
    """The interpreter's own, with the code of a module at hand."""

    def __init__(self, name: str, path: str, code: CodeType) -> None:
        super().__init__(name, path)
        self._code = code

    def get_code(self, fullname: str) -> CodeType:
        """As it is called to execute the module."""
        return self._code


class Modules:
    """Finds modules that are kept when the interpreter asks for one, and keeps those that it had to look for."""

    def __init__(self) -> None:
        self._folder = os.path.dirname(__file__)
        self._key = cache.key_of([b"modules", os.fsencode(self._folder), str(sys.flags.optimize).encode()])
        self._kept = cache.sections(self._key)
        self._states: dict[str, State] = {}
        self._read: dict[str, Mapping[str, CodeType]] = {}
        self._missed: dict[str, str] = {}
        """The modules that were not found, each with the one that was being imported when it was."""
        try:
            self._states = self._kept[STATES] if self._kept is not None else {}
        except (cache.DamagedError, KeyError):
            return

    def find_spec(self, name: str, path: Any = None, target: Any = None) -> ModuleSpec | None:
        """How to import a module that is kept; None for others, which the interpreter then looks for."""
        if name not in self._states:
            self._miss(name)
            return None
        section, below, size, time = self._states[name]
        origin = self._folder + below
        try:
            status = os.stat(origin)
            code = self._section(section)[name] if (size, time) == (status.st_size, status.st_mtime_ns) else None
        except (OSError, cache.DamagedError, KeyError):
            code = None
        if code is None:
            self._miss(name)
            return None
        spec = ModuleSpec(name, _Loader(name, origin, code), origin=origin)
        spec.has_location, spec.cached = True, origin  # or the interpreter finds a name for a file of each
        if below.endswith(PACKAGE):
            spec.submodule_search_locations = [origin.removesuffix(PACKAGE)]
        return spec

    def _section(self, name: str) -> Mapping[str, CodeType]:
        if name not in self._read and self._kept is not None:
            self._read[name] = self._kept[name]
        return self._read[name]

    def _miss(self, name: str) -> None:
        """Notes down a module, together with others that are asked for while it is imported: they will be again."""
        if name.startswith("newslint."):
            last = next(reversed(self._missed.values()), name)
            spec = getattr(sys.modules.get(last), "__spec__", None)
            self._missed[name] = last if getattr(spec, "_initializing", False) else name

    def keep(self) -> None:
        """Puts away for the next run what this one had to look for. Called once, when a run ends.

        The first run, which has much else to make and may be the last, only leaves word that it has been.
        """
        if not self._missed or not cache.writable():
            return
        if self._kept is None:
            cache.store_sections(self._key, {STATES: {}})
            return
        made = {name: row for name, section in self._missed.items() if (row := self._made(name, section))}
        if not made:
            return
        dropped = {self._states[name][0] for name in made if name in self._states}
        states = {name: state for name, state in self._states.items() if state[0] not in dropped}
        sections: dict[str, Any] = {}
        try:
            sections |= {section: self._section(section) for section, _, _, _ in states.values()}
        except (cache.DamagedError, KeyError):
            states = {}
        for name, (state, code) in made.items():
            states[name] = state
            sections.setdefault(state[0], {})[name] = code
        self._kept.close()
        cache.store_sections(self._key, {STATES: states, **sections})

    def _made(self, name: str, section: str) -> tuple[State, CodeType] | None:
        """What is kept of a module; None when it is not to be had, lies elsewhere, or its source is written to in the meantime."""
        loader: Any = getattr(getattr(sys.modules.get(name), "__spec__", None), "loader", None)
        if type(loader) is not SourceFileLoader or not loader.path.startswith(self._folder + os.sep):
            return None
        try:
            before, code, after = os.stat(loader.path), loader.get_code(name), os.stat(loader.path)
        except (OSError, ImportError, SyntaxError):
            return None
        state = section, loader.path.removeprefix(self._folder), before.st_size, before.st_mtime_ns
        return (state, code) if code is not None and (after.st_size, after.st_mtime_ns) == state[2:] else None


def installed() -> Modules:
    """The finder of kept modules, asked before all others from here on."""
    finder = Modules()
    sys.meta_path.insert(0, finder)
    return finder
