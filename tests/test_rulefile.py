# ruff: noqa: E501 - a table of whole error lines reads better unbroken
"""One rule file: read whole, or told with everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint import rulefile
from newslint.errors import NewslintError, Problem
from newslint.kinds import measure, pattern, phrases, require, weigh
from newslint.language import Language
from newslint.nodes import MappingNode, Node
from newslint.scan import Needle
from newslint.schema import compose
from tests.rulefiles import KINDS, RULE, Options, put


def problems_of(folder: Path, text: str) -> list[str]:
    path = put(folder, id__attribution__a=text) / "id/attribution/a.yaml"
    with pytest.raises(NewslintError) as caught:
        rulefile.read(path, "id/attribution/a", KINDS, (None,))
    return [str(problem).removeprefix(f"{path}:") for problem in caught.value.problems]


def test_a_rule_as_it_stands_in_its_file(tmp_path: Path) -> None:
    path = put(tmp_path, id__attribution__vague_source=RULE) / "id/attribution/vague-source.yaml"
    read = rulefile.read(path, "id/attribution/vague-source", KINDS, (None,))
    rule = read.rule
    assert rule.name == "id/attribution/vague-source"
    assert (rule.language, rule.family, rule.code, rule.level, rule.check) == ("id", "attribution", "ATT002", "note", "words")
    assert rule.options == Options(phrases=("sejumlah pengamat", "no", "provokat*"))
    assert list(rule.say) == ["id", "en"]
    assert rule.within == ("body", "bullet")
    assert rule.sections == {"opinion": "off", "sports": "error"}
    assert (rule.since, rule.formerly, rule.links) == ("0.1", ("id/attribution/foggy",), ("https://example.org/kej",))
    assert rule.flags[0].startswith("Namun, [[")
    assert rule.path == str(tmp_path / "id/attribution/vague-source.yaml")
    assert (read.root.place("level").where, read.root.place("links").where) == (f"{path}:8:1", f"{path}:12:1")


@pytest.mark.parametrize(
    ("old", "new", "lines"),
    [
        ("phrases:", "frases:", ["15:1: unknown key 'frases' (did you mean 'phrases'?)"]),
        ("level: note", "level: note\nphases: x", ["9:1: unknown key 'phases' (did you mean 'phrases'?)"]),
        ("level: note", "level: note\npases: x", ["9:1: unknown key 'pases' (did you mean 'passes'?)"]),
        ("level: note", "level: note\nsayings: x", ["9:1: unknown key 'sayings' (the keys of this kind are limit, patterns, phrases)"]),
        ("level: note", "level: note\nlevels: note", ["9:1: unknown key 'levels' (did you mean 'level'?)"]),
        ("level: note", "level: eror", ["8:8: 'level' must be one of error, warning, note (did you mean 'error'?)"]),
        ("code: ATT002", "code: att2", ["2:7: 'att2' is not a code (three capitals and three digits, such as ATT002)"]),
        ("check: words", "check: wrods", ["1:8: unknown kind of check 'wrods' (did you mean 'words'?)"]),
        ("check: words", "check: ''", ["1:8: unknown kind of check '' (the kinds are broken, greedy, nothing, words)"]),
        ("check: words", "check: [words]", ["1:8: 'check' must be text (a text that begins with [ needs quotes)"]),
        ("check: words\n", "", ["1:1: missing key 'check'"]),
        (
            "say:\n",
            "say: {}\nwhen:\n",
            [
                "3:6: 'say' needs a message in at least one language (write id: and the message below it)",
                "4:1: unknown key 'when' (the keys of this kind are limit, patterns, phrases)",
            ],
        ),
        ('  id: "Sumber', '  Indonesia: "Sumber', ["4:3: 'Indonesia' is not the code of a language (write id, en, ...)"]),
        ("({group})", "({grup})", ["5:49: unknown placeholder '{grup}' (placeholders here: {match} or {group})"]),
        ("({group})", "({})", ["5:49: '{}' is not a placeholder (placeholders here: {match} or {group})"]),
        ("({group})", "({group!r})", ["5:49: '{group!r}' is not a placeholder (placeholders here: {match} or {group})"]),
        ("({group})", "({match.__class__})", ["5:49: '{match.__class__}' is not a placeholder (placeholders here: {match} or {group})"]),
        (
            "({group})",
            "({group",
            ["5:49: a brace without its partner (placeholders here: {match} or {group}; a brace itself is written twice)"],
        ),
        ("“{match}” is not an identifiable source ({group}).", " ", ["5:7: an empty message"]),
        (
            "why: |\n  Menyebut sumber yang kabur menyelundupkan pendapat sebagai fakta.\n",
            "why: ' '\n",
            ["6:6: 'why' is empty (say why an editor minds)"],
        ),
        (
            "in: [body, bullet]",
            "in: [bodi]",
            [
                "10:6: an item of 'in' must be one of headline, subhead, dateline, body, quote, bullet, caption, residue, credit (did you mean 'body'?)"
            ],
        ),
        ("in: [body, bullet]", "in: [body]\noutside: [body]", ["11:11: 'body' is in 'in' and in 'outside' (keep one)"]),
        ("opinion: off", "opinion: of", ["11:21: 'opinion' must be one of error, warning, note, off (did you mean 'off'?)"]),
        ("https://example.org/kej", "example.org", ["12:9: 'example.org' is not a link (it begins with https://)"]),
        ("id/attribution/foggy", "foggy", ["14:12: 'foggy' is not the name of a rule (write language/family/name)"]),
        ("  - no\n", "  -\n", ["17:4: an empty list item (fill it in or delete the dash)"]),
        (
            "[[sejumlah pengamat]]",
            "sejumlah pengamat",
            ["20:5: nothing is marked in this example (put [[ ]] around the words that must be found)"],
        ),
        ("pengamat]]", "pengamat", ["20:13: [[ without ]] (close the mark with ]])"]),
        (
            "Dimas Wirawan",
            "[[Dimas]] Wirawan",
            ["22:21: an example that passes has nothing to mark (delete the [[ ]], or move it to flags)"],
        ),
        ("passes:\n", "passes: []\nmisses:\n", ["21:1: 'passes' needs at least one example (a rule is known by its examples)"]),
        ("phrases:\n", "limit: many\nphrases:\n", ["15:8: 'limit' must be a whole number"]),
        ("  - no\n", "  - (no\n", ["17:5: '(no': '(' is never closed (write \\( for a parenthesis in the text)"]),
        ("  - no\n", '  - "Baca juga)"\n', ["17:15: '^Baca juga)': "]),
        ("  - no\n", "  - '...'\n", ["17:6: '...': "]),
        ("check: words", "check: greedy", ["1:1: the kind claims 'code', a key of every rule (this is a mistake in the plug-in)"]),
        (
            "code: ATT002",
            "code: x\ncode: y",
            [
                "2:7: 'x' is not a code (three capitals and three digits, such as ATT002)",
                "3:1: 'code' is here twice (the first is on line 2; keep one)",
            ],
        ),
    ],
)
def test_broken_rules(tmp_path: Path, old: str, new: str, lines: list[str]) -> None:
    assert old in RULE
    told = problems_of(tmp_path, RULE.replace(old, new))
    assert len(told) == len(lines), told
    for line, start in zip(told, lines, strict=True):
        assert line.startswith(start) if start.endswith(": ") else line == start


@pytest.mark.parametrize(("proven", "patched", "told"), [(False, False, 1), (True, False, 0), (True, True, 1), (False, True, 1)])
def test_patterns_are_tried_unless_the_file_is_proven(tmp_path: Path, proven: bool, patched: bool, told: int) -> None:
    bad = "patterns: ['x*']\n"
    root = put(tmp_path, id__x__a=RULE + ("" if patched else bad))

    def overlay(name: str, code: str, node: Node) -> Node:
        assert (name, code) == ("id/x/a", "ATT002")
        assert isinstance(node, MappingNode)
        patch = compose(bad, "newslint.yaml")
        assert isinstance(patch, MappingNode)
        return MappingNode(node.source, node.start, node.end, (*node.entries, *patch.entries)) if patched else node

    where = "newslint.yaml:1:13" if patched else f"{root}/id/x/a.yaml:23:13"
    problems: tuple[Problem, ...] = ()
    try:
        rulefile.read(root / "id/x/a.yaml", "id/x/a", KINDS, (None,), overlay, proven=proven)
    except NewslintError as error:
        problems = error.problems
    assert [problem.where for problem in problems] == [where] * told


@pytest.mark.parametrize(("patched", "told"), [(False, 0), (True, 1)])
def test_what_a_kind_makes_of_a_proven_file_is_proven(tmp_path: Path, patched: bool, told: int) -> None:
    """A pattern that stands nowhere is as sound as the keys that it is made of; with one of a house's among them it is tried."""
    kind = SimpleNamespace(
        Options=Options, FIELDS=("group",), needles=lambda options, language: [Needle(pattern="x*" + "y*" * options.limit)]
    )
    root = put(tmp_path, id__x__a=RULE)

    def overlay(name: str, code: str, node: Node) -> Node:
        assert isinstance(node, MappingNode)
        patch = compose("limit: 1\n", "newslint.yaml")
        assert isinstance(patch, MappingNode)
        return MappingNode(node.source, node.start, node.end, (*node.entries, *patch.entries)) if patched else node

    problems: tuple[Problem, ...] = ()
    try:
        rulefile.read(root / "id/x/a.yaml", "id/x/a", {"words": kind}, (None,), overlay, proven=True)
    except NewslintError as error:
        problems = error.problems
    assert len(problems) == told


def test_every_mistake_of_a_file_at_once(tmp_path: Path) -> None:
    text = "check: words\ncode: x\nsay: {id: '{a}'}\nlevl: note\nphrases: [(a]\nflags: [b]\n"
    places = [line.split(" ")[0] for line in problems_of(tmp_path, text)]
    assert places == ["1:1:", "1:1:", "2:7:", "3:12:", "4:1:", "5:11:", "6:9:"]


def test_a_kind_that_fails_is_named(tmp_path: Path) -> None:
    text = "check: broken\ncode: ABC123\nsay: {id: a}\nwhy: b\nflags: ['[[c]]']\npasses: [d]\n"
    assert problems_of(tmp_path, text) == ["1:1: the kind cannot use these keys: RuntimeError: out of order"]


LINES = RULE.splitlines(keepends=True)


@settings(derandomize=True, max_examples=100, deadline=None)
@given(st.data())
def test_any_rule_file_gives_a_rule_or_located_errors(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    lines = list(LINES)
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(lines) - 1))
        change = data.draw(st.sampled_from(["drop", "double", "cut", "odd", "indent"]))
        odd = data.draw(st.text(alphabet="[]{}:->*&!|\"'{match}()~=. \nax\u00a0\t", max_size=12))
        lines[at : at + 1] = {
            "drop": [],
            "double": [lines[at]] * 2,
            "cut": [lines[at][: len(odd)] + "\n"],
            "odd": [lines[at].rstrip("\n") + odd + "\n"],
            "indent": ["  " + lines[at]],
        }[change]
        if not lines:
            lines = [odd]
    text = "".join(lines)
    path = tmp_path_factory.getbasetemp() / "any.yaml"
    path.write_text(text, encoding="utf-8", newline="")
    problems: tuple[Problem, ...] = ()
    rule = None
    try:
        rule = rulefile.read(path, "id/x/any", KINDS, (None,)).rule
    except NewslintError as error:
        problems = error.problems
    assert (rule is None) == bool(problems)
    for problem in problems:
        where, line, column = problem.where.rsplit(":", 2)
        assert where == str(path)
        assert 1 <= int(line) <= text.count("\n") + 1
        assert int(column) >= 1
        assert "\n" not in str(problem)
    if rule:
        assert rule.flags
        assert rule.passes
        assert all("{" not in message.format_map({"match": "x", "group": "y"}) or "{{" in message for message in rule.say.values())


MESSAGES = [
    (b"", "1:1: the file is empty"),
    (b"- check: words\n", "1:1: a rule is keys with values (begin with check: and the kind of check)"),
    ("check: words\nsay: kéj".encode("latin-1"), "2:7: this is not UTF-8 (save the file as UTF-8)"),
    ("check: words\nwhy: “é” ".encode() + b"\xff", "2:10: this is not UTF-8 (save the file as UTF-8)"),
    (b"check: [words\n", "1:8: [ opens here and is not closed"),
]


@pytest.mark.parametrize(("data", "start"), MESSAGES)
def test_a_file_that_holds_no_rule(tmp_path: Path, data: bytes, start: str) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(data)
    with pytest.raises(NewslintError) as caught:
        rulefile.read(path, "id/x/a", KINDS, (None,))
    assert str(caught.value.problems[0]).startswith(f"{path}:{start}")


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(NewslintError) as caught:
        rulefile.load(tmp_path / "none.yaml")
    assert str(caught.value) == f"{tmp_path}/none.yaml: cannot be read: No such file or directory"


@pytest.mark.parametrize(
    ("pattern", "name", "fits"),
    [
        ("CODE", "ATT002", True),
        ("CODE", "ATT2", False),
        ("CODE", "att002", False),
        ("NAME", "vague-source", True),
        ("NAME", "vague--source", False),
        ("NAME", "Vague", False),
        ("RULE", "id/attribution/vague-source", True),
        ("RULE", "id/vague-source", False),
        ("RULE", "id/a/b/c", False),
        ("TONGUE", "id", True),
        ("TONGUE", "zh-Hant", True),
        ("TONGUE", "Indonesia", False),
    ],
)
def test_names(pattern: str, name: str, fits: bool) -> None:
    assert bool(getattr(rulefile, pattern).fullmatch(name)) == fits


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ("check: measure\nmeasure: wrds\nover: 3", "2:10: nothing is called 'wrds' (did you mean 'words'?)"),
        ("check: measure\nmeasure: pace\nover: 3", ""),
        ("check: measure\nmeasure: hits\nphrases: [a]\nover: 3", ""),
        ("check: require\npart: [date, datelin]", "2:14: nothing is called 'datelin' (did you mean 'dateline'?)"),
        ("check: require\npart: quotation", ""),
        ("check: require\nmeta: [author]", ""),
    ],
)
def test_names_that_nothing_goes_by(tmp_path: Path, keys: str, said: str) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(f"{keys}\ncode: ATT001\nsay: {{id: a}}\nwhy: b\nflags: ['[[c]]']\npasses: [d]\n", "utf-8")
    kinds = {"measure": measure, "require": require}
    assert rulefile.read(path, "id/x/a", kinds, (None,)).rule.code == "ATT001"
    if said:
        with pytest.raises(NewslintError) as caught:
            rulefile.read(path, "id/x/a", kinds, (None,), annotators=("pace", "quotes"))
        assert str(caught.value) == f"{path}:{said}"
    else:
        assert rulefile.read(path, "id/x/a", kinds, (None,), annotators=("pace", "quotes")).rule.code == "ATT001"


@pytest.mark.parametrize(
    ("keys", "lines"),
    [
        ("traits: {lead: 1, 'before: direct': 1, 'desk sports': 1, colon: 1}", []),
        ("traits: {led: 1}", ["8:10: no trait is called 'led' (did you mean 'lead'?)"]),
        ("traits: {desk sport: 1}", ["8:10: no trait is called 'desk sport' (did you mean 'desk sports'?)"]),
        ("traits: {xyzzy: 1}", ["8:10: no trait is called 'xyzzy' (the manual that newslint docs writes lists them, in kinds.md)"]),
        ("words: {hebat: 1, '* hebat': 1, ', sungguh': 1}", []),
        ("words: {Hebat: 1}", ["8:9: 'Hebat' never counts: words are compared in lower case (write hebat)"]),
        (
            "words: {luar biasa hebat: 1}",
            ["8:9: 'luar biasa hebat' never counts: 'words' are single words and pairs (longer ones are phrases: list them there)"],
        ),
    ],
)
def test_weights_that_would_never_count(tmp_path: Path, languages: Mapping[str, Language], keys: str, lines: list[str]) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(f"check: weigh\ncode: ATT001\nsay: {{id: a}}\nwhy: b\nflags: ['[[c]]']\npasses: [d]\nstart: 0\n{keys}\n", "utf-8")
    told = []
    try:
        rulefile.read(path, "id/x/a", {"weigh": weigh}, (languages["id"],))
    except NewslintError as error:
        told = [str(problem).removeprefix(f"{path}:") for problem in error.problems]
    assert told == lines


def test_a_pattern_of_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("check: pattern\npattern: ''\ncode: ATT001\nsay: {id: a}\nwhy: b\nflags: ['[[c]]']\npasses: [d]\n", "utf-8")
    with pytest.raises(NewslintError) as error:
        rulefile.read(path, "id/x/a", {"pattern": pattern}, (None,))
    assert str(error.value) == f"{path}:2:1: 'pattern' is empty: it would be found everywhere"


def test_a_clause_is_marked_only_in_families_told_once_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(
        "check: phrases\nphrases: [c]\nmark: clause\ncode: ATT001\nsay: {id: a}\nwhy: b\nflags: ['[[c]]']\npasses: [d]\n", "utf-8"
    )
    assert rulefile.read(path, "id/loaded/a", {"phrases": phrases}, (None,)).rule.options.mark == "clause"
    with pytest.raises(NewslintError) as error:
        rulefile.read(path, "id/ethics/a", {"phrases": phrases}, (None,))
    said = "3:1: 'clause' is shown only in families that report a sentence once"
    assert str(error.value).startswith(f"{path}:{said} (delete it, or put the rule into one of attribution, editorial, loaded)")


@pytest.mark.parametrize(
    ("desk", "lines"),
    [
        ("opinion", []),
        ("opinon", ["11:12: no desk is called 'opinon' (did you mean 'opinion'?)"]),
        ("kolom", ["11:12: no desk is called 'kolom' (write opinion)"]),
        ("x", ["11:12: no desk is called 'x' (the desks are opinion, sports)"]),
    ],
)
def test_desks_are_those_of_some_language(tmp_path: Path, desk: str, lines: list[str]) -> None:
    desks = {"opini": "opinion", "kolom": "opinion", "opinion": "opinion", "sports": "sports"}
    path = put(tmp_path, id__attribution__a=RULE.replace("opinion: off", f"{desk}: off")) / "id/attribution/a.yaml"
    told = []
    try:
        rulefile.read(path, "id/attribution/a", KINDS, (None,), desks=desks)
    except NewslintError as error:
        told = [str(problem).removeprefix(f"{path}:") for problem in error.problems]
    assert told == lines
