"""newslint's own kinds, rules, annotators, readers and reporters, offered as plug-ins offer theirs: by the functions of `hooks`."""

from __future__ import annotations

import os

from newslint import annotators, kinds, packfiles, readers, reporters


def newslint_kinds() -> dict[str, str]:
    """Every module of `newslint.kinds`: a kind's name is its module's."""
    names = sorted(name for folder in kinds.__path__ for name in _modules(folder))
    return {name: f"newslint.kinds.{name}" for name in names}


def _modules(folder: str) -> list[str]:
    """The modules of a package that lies in a folder, or in a zip as on the machines of a cluster."""
    try:
        return [file.removesuffix(".py") for file in os.listdir(folder) if file.endswith(".py") and file != "__init__.py"]
    except NotADirectoryError:
        from pkgutil import iter_modules

        return [module.name for module in iter_modules([folder])]


def newslint_packs() -> dict[str, str]:
    """The rules that ship with newslint."""
    return {"newslint": packfiles.shipped_root()}


def newslint_annotators() -> dict[str, str]:
    """The annotations that a rule can name."""
    return {name: f"newslint.annotators.{target}" for name, target in annotators.NAMED.items()}


def newslint_readers() -> dict[str, str]:
    """One module a format, of one article or of many."""
    return {suffix: f"newslint.readers.{module}" for suffix, module in (readers.ARCHIVES | readers.SHIPPED).items()}


def newslint_reporters() -> dict[str, str]:
    """Every module of `newslint.reporters` that is a format of `--format`."""
    return {name: f"newslint.reporters.{name}" for name in reporters.SHIPPED}
