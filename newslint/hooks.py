"""What a plug-in may add: five hooks, each called once at start, each returning plain data.

A reference is a string, `package.module` or `package.module:attribute`; it is imported when it is first needed.
A plug-in is a distribution with an entry point in the group `newslint` that names a module of hook implementations.
"""

from __future__ import annotations

from pluggy import HookimplMarker, HookspecMarker

GROUP = "newslint"
hookspec = HookspecMarker(GROUP)
hookimpl = HookimplMarker(GROUP)


@hookspec
def newslint_kinds() -> dict[str, str]:
    """Kinds of check: the name a rule file gives in `check:` -> the module that holds `Options`, `needles` and `judge`."""
    raise NotImplementedError


@hookspec
def newslint_packs() -> dict[str, str]:
    """Rule packs: name -> a directory laid out like `rules/`, as an absolute path."""
    raise NotImplementedError


@hookspec
def newslint_annotators() -> dict[str, str]:
    """Annotators that rules may name (`measure:`, `part:`): name -> a function of one Document."""
    raise NotImplementedError


@hookspec
def newslint_readers() -> dict[str, str]:
    """Readers: file suffix with its dot, lower case -> the module that holds `read`, or `records` of many, or `members` that are files."""
    raise NotImplementedError


@hookspec
def newslint_reporters() -> dict[str, str]:
    """Reporters: the name `--format` takes -> the module that holds `report`."""
    raise NotImplementedError
