"""What there is to work with: our own parts and those of installed plug-ins, collected once into an immutable registry."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping

from newslint import builtin
from newslint.errors import Problem
from newslint.readers import ARCHIVES, SHIPPED
from newslint.records import dataclass, field

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from pluggy import PluginManager
else:
    Any = object

HOLDS = {
    "kinds": ("Options", "needles", "judge"),
    "packs": (),
    "annotators": ("__call__",),
    "readers": (),
    "reporters": ("report",),
}
"""The hooks, and what a reference of each must have to be of use."""
READS = ("read", "records", "members")
"""A reader has at least one of these: for one article, for many, for files in a file."""
HOOKS = tuple(HOLDS)
OWN = GROUP = "newslint"
_SEE_HOOKS = "hooks are listed in newslint/hooks.py"


@dataclass(frozen=True, slots=True)
class Registry:
    """Names to references, by hook. Two plug-ins that claim one name both lose it and are told."""

    kinds: Mapping[str, str] = field(default_factory=dict)
    packs: Mapping[str, str] = field(default_factory=dict)
    annotators: Mapping[str, str] = field(default_factory=dict)
    readers: Mapping[str, str] = field(default_factory=dict)
    """Of formats with one article."""
    archives: Mapping[str, str] = field(default_factory=dict)
    """Of formats with many, and of what holds files."""
    reporters: Mapping[str, str] = field(default_factory=dict)
    plugins: tuple[str, ...] = ()
    """Distribution and version of every plug-in, part of the cache key."""
    problems: tuple[Problem, ...] = ()

    def kind_modules(self) -> Mapping[str, Any]:
        """Kinds by name; a kind's module is imported when it is first looked up."""
        return _Modules(self.kinds)

    def all_annotators(self) -> dict[str, Callable[..., Any]]:
        """Annotators by name; each is imported when it is first called."""
        return {name: _deferred(reference) for name, reference in self.annotators.items()}


def resolve(reference: str) -> Any:
    """What `package.module` or `package.module:attribute` names. Raises ImportError or AttributeError."""
    module, _, attribute = reference.partition(":")
    __import__(module)
    found = sys.modules[module]
    return getattr(found, attribute) if attribute else found


def collect() -> Registry:
    """Calls every hook once. What fails to load is a problem that names the plug-in; the rest still works."""
    problems: list[Problem] = []
    plugins: list[str] = []
    offers = {hook: [(OWN, getattr(builtin, f"newslint_{hook}"))] for hook in HOOKS}
    if _any_entry_point():
        manager = _manager()
        plugins += _load_plugins(manager, problems)
        for hook, known in offers.items():
            found = getattr(manager.hook, f"newslint_{hook}").get_hookimpls()
            known += sorted(((each.plugin_name, each.function) for each in found), key=lambda offer: offer[0])
    claimed = {hook: _claims(known, hook, problems) for hook, known in offers.items()}
    readers, archives = _parted(claimed.pop("readers"))
    return Registry(**claimed, readers=readers, archives=archives, plugins=tuple(sorted(plugins)), problems=tuple(problems))


def _manager() -> PluginManager:
    """Pluggy, which takes its time to import, and which nobody needs without plug-ins."""
    from pluggy import PluginManager

    from newslint import hooks

    manager = PluginManager(GROUP)
    manager.add_hookspecs(hooks)
    return manager


def _load_plugins(manager: PluginManager, problems: list[Problem]) -> Iterator[str]:
    """Registers every installed plug-in. Of a distribution that lies on the path twice the first counts, as for an import."""
    from importlib.metadata import distributions

    met: set[str] = set()
    for distribution in distributions():
        try:
            name = distribution.name
            entries = () if name in met else distribution.entry_points.select(group=GROUP)
            label = f"{name} {distribution.version}" if entries else ""
        except Exception:  # metadata that nobody can read belong to no plug-in
            continue
        met.add(name)
        for number, entry in enumerate(entries):
            plugin = f"{label} ({entry.name})" if number else label
            problem = _load_plugin(manager, plugin, entry.load)
            if problem:
                problems.append(problem)
            else:
                yield plugin


def _load_plugin(manager: PluginManager, label: str, load: Callable[[], Any]) -> Problem | None:
    """Registers one plug-in whole or not at all; why not, if not."""
    from pluggy._manager import PluginValidationError

    where = f"plug-in {label}"
    try:
        plugin = load()
    except (Exception, SystemExit) as error:  # a plug-in may fail in any way
        return Problem(where, f"cannot be loaded: {_reason(error)}", "update or uninstall it")
    try:
        manager.register(plugin, name=label)
        manager.check_pending()
    except (PluginValidationError, ValueError) as error:
        if manager.get_plugin(label) is not None:
            manager.unregister(name=label)
        return Problem(where, str(error).splitlines()[-1].partition(" in plugin")[0], _SEE_HOOKS)
    return None if manager.get_hookcallers(plugin) else Problem(where, "offers nothing: no function is marked as hookimpl", _SEE_HOOKS)


def _any_entry_point() -> bool:
    """Whether any installed distribution may offer a plug-in; spares the import of importlib.metadata, the dearest of all."""
    group = f"[{GROUP}]".encode()
    for folder in sys.path:
        if os.path.isfile(folder):  # a zip may hold distributions
            return True
        distributions = (f"{folder or '.'}/{name}" for name in _names(folder) if name.endswith((".dist-info", ".egg-info")))
        if any(group in _entry_points(distribution) for distribution in distributions):
            return True
    return False


def _names(folder: str) -> list[str]:
    try:
        return os.listdir(folder or ".")
    except OSError:
        return []


def _entry_points(distribution: str) -> bytes:
    """What a distribution says it offers; most of them say nothing, and are asked without an error being raised."""
    path = f"{distribution}/entry_points.txt"
    if not os.access(path, os.R_OK):
        return b""
    try:
        handle = os.open(path, os.O_RDONLY)  # there may be a hundred, and `open` takes three times as long
        try:
            return os.read(handle, os.fstat(handle).st_size)
        finally:
            os.close(handle)
    except OSError:
        return b""


def _claims(offered: Iterable[tuple[str, Callable[[], Any]]], hook: str, problems: list[Problem]) -> dict[str, str]:
    """Names to references. Our own names stay ours; one that two plug-ins claim is nobody's."""
    offers: dict[str, list[tuple[str, str]]] = {}
    for plugin, function in offered:
        for name, reference in _answer(function, plugin, hook, problems).items():
            offers.setdefault(name, []).append((plugin, reference))
    for name, ((first, _), *others) in offers.items():
        hint = "newslint's own is used; the plug-in must take another name" if first == OWN else "neither is used; uninstall one of them"
        problems += [Problem("plug-ins", f"both {first} and {other} offer {hook[:-1]} '{name}'", hint) for other, _ in others]
    return {name: rows[0][1] for name, rows in sorted(offers.items()) if len(rows) == 1 or rows[0][0] == OWN}


def _parted(claimed: Mapping[str, str]) -> tuple[dict[str, str], dict[str, str]]:
    """Readers of one article, and those of many; ours by their tables, a plug-in's by what its module has."""
    single = {suffix: f"newslint.readers.{module}" for suffix, module in SHIPPED.items()}
    many = {suffix: f"newslint.readers.{module}" for suffix, module in ARCHIVES.items()}
    for suffix, reference in claimed.items():
        if suffix not in single and suffix not in many:
            found = resolve(reference)
            single |= {suffix: reference} if hasattr(found, READS[0]) else {}
            many |= {suffix: reference} if any(hasattr(found, part) for part in READS[1:]) else {}
    return dict(sorted(single.items())), dict(sorted(many.items()))


def _answer(hook: Callable[[], Any], plugin: str, name: str, problems: list[Problem]) -> dict[str, str]:
    """What one plug-in's hook returns, each reference proved to be of use unless it is our own."""
    where, called = f"plug-in {plugin}", f"hook newslint_{name}"
    try:
        answer = hook()
    except Exception as error:
        problems.append(Problem(where, f"{called} failed: {_reason(error)}", "update or uninstall it"))
        return {}
    if plugin == OWN:
        return dict(answer)
    if not isinstance(answer, Mapping):
        problems.append(Problem(where, f"{called} must return a dict, not {type(answer).__name__}", _SEE_HOOKS))
        return {}
    sound = {}
    for key, reference in answer.items():
        what = _unusable(name, key, reference)
        if what:
            problems.append(Problem(where, f"{name[:-1]} {key!r}: {what}", "update or uninstall it"))
        else:
            sound[key] = reference
    return sound


def _unusable(hook: str, key: object, reference: object) -> str:
    """Why what a plug-in offers under `key` is of no use; empty when it is."""
    if not (isinstance(key, str) and isinstance(reference, str)):
        return f"name and reference must be texts, not {type(key).__name__} and {type(reference).__name__}"
    if hook == "readers" and (not key.startswith(".") or key != key.lower()):
        return "a reader goes by a file suffix with its dot, in small letters"
    if hook == "packs":
        return "" if os.path.isdir(reference) else f"no such directory: {reference}"
    try:
        found = resolve(reference)
    except (Exception, SystemExit) as error:
        return f"{reference} cannot be loaded: {_reason(error)}"
    if hook == "readers" and not any(hasattr(found, part) for part in READS):
        return f"{reference} lacks {', '.join(READS[:-1])} and {READS[-1]}; a reader has one of them"
    if missing := [part for part in HOLDS[hook] if not hasattr(found, part)]:
        return f"{reference} lacks {' and '.join(missing)}"
    return _unread(reference, found.Options) if hook == "kinds" else ""


def _unread(reference: str, options: object) -> str:
    """Why the types of a kind's keys cannot be told; empty when they can."""
    from typing import get_type_hints

    try:
        get_type_hints(options)
    except Exception as error:
        return f"{reference}: the types of its Options cannot be read: {_reason(error)}; import what they name, not only for type checkers"
    return ""


def _reason(error: BaseException) -> str:
    """An exception in one line."""
    return " ".join(f"{type(error).__name__}: {error}".split())


def _deferred(reference: str) -> Callable[..., Any]:
    def annotator(doc: Any) -> Any:
        return doc[resolve(reference)]

    return annotator


class _Modules(Mapping[str, Any]):
    """References as a mapping of what they refer to."""

    def __init__(self, references: Mapping[str, str]) -> None:
        self._references = references

    def __getitem__(self, name: str) -> Any:
        return resolve(self._references[name])

    def __iter__(self) -> Iterator[str]:
        return iter(self._references)

    def __len__(self) -> int:
        return len(self._references)
