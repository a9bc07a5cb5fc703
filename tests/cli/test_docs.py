"""`newslint docs`: writes the manual, again and again the same, and never over what it did not write."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from newslint.cli.docs import LIST

Command = Callable[..., tuple[int, str, str]]
SOME = ("--select", "id/boilerplate/*")


def tree(root: str) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in Path(root).rglob("*") if path.is_file()}


def test_the_same_manual_every_time(command: Command) -> None:
    status, out, err = command("docs", "manual")
    first = tree("manual")
    assert (status, out, err) == (0, f"manual: {len(first) - 1} pages\n", "")
    assert command("docs", "manual")[0] == 0
    assert command("docs", "other")[0] == 0
    assert tree("manual") == tree("other") == first
    assert first["rules/id/boilerplate/navigation.md"].startswith(b"# id/boilerplate/navigation\n\nBPL004 ")


def test_of_the_rules_in_use(command: Command) -> None:
    """Rules of the house and patches are in it, as the settings have them."""
    rule = Path("house/id/house/mangkrak.yaml")
    rule.parent.mkdir(parents=True)
    rule.write_text(
        'check: phrases\ncode: HSE001\nsay: {id: "Kata rumah?"}\nwhy: Gaya.\nphrases: [mangkrak]\n'
        'flags: ["Proyek itu [[mangkrak]]."]\npasses: ["Proyek itu berhenti."]\n',
        "utf-8",
    )
    Path("newslint.yaml").write_text("packs: [house]\nrules: {HSE001: {why: Dari rapat redaksi.}}\n", "utf-8")
    assert command("docs", "manual")[0] == 0
    assert "Dari rapat redaksi." in Path("manual/rules/id/house/mangkrak.md").read_text("utf-8")
    assert "HSE001" in Path("manual/README.md").read_text("utf-8")


def test_pages_of_rules_that_are_gone_go_and_what_others_put_there_stays(command: Command) -> None:
    command("docs", "manual", *SOME)
    Path("manual/notes.md").write_text("ours", "utf-8")
    assert command("docs", "manual", "--select", "BPL004")[0] == 0
    assert sorted(path.name for path in Path("manual/rules/id/boilerplate").iterdir()) == ["navigation.md"]
    assert Path("manual/notes.md").read_text("utf-8") == "ours"


def test_a_directory_that_holds_something_else_is_refused(command: Command) -> None:
    Path("full").mkdir()
    Path("full/README.md").write_text("ours", "utf-8")
    message = "newslint: full: holds files that newslint docs did not write (choose a new directory)\n"
    assert command("docs", "full", *SOME) == (2, "", message)
    assert tree("full") == {"README.md": b"ours"}


@pytest.mark.parametrize("listed", ["../victim.md", "/etc/victim.md", "rules/../../victim.md"])
def test_a_list_that_names_what_lies_elsewhere_is_refused(command: Command, listed: str) -> None:
    Path("victim.md").write_text("ours", "utf-8")
    Path("manual").mkdir()
    Path("manual", LIST).write_text(f"{listed}\n", "utf-8")
    status, out, err = command("docs", "manual", *SOME)
    assert (status, out) == (2, "")
    assert "is not a page that newslint docs wrote" in err
    assert Path("victim.md").read_text("utf-8") == "ours"
    assert tree("manual") == {LIST: f"{listed}\n".encode()}


def test_a_page_of_somebody_elses_is_refused_before_anything_is_written(command: Command) -> None:
    command("docs", "manual", "--select", "BPL004")
    before = tree("manual")
    Path("manual/rules/id/boilerplate/share.md").write_text("ours", "utf-8")
    status, _, err = command("docs", "manual", *SOME)
    assert (status, err.count("\n")) == (2, 1)
    assert tree("manual") == {**before, "rules/id/boilerplate/share.md": b"ours"}


def test_a_link_out_of_the_directory_is_refused(command: Command) -> None:
    Path("elsewhere").mkdir()
    command("docs", "manual", "--select", "LNG008")
    Path("manual/rules/id/boilerplate").symlink_to(Path("elsewhere").resolve(), target_is_directory=True)
    assert command("docs", "manual", *SOME)[0] == 2
    assert list(Path("elsewhere").iterdir()) == []


def test_a_file_is_no_directory(command: Command) -> None:
    Path("file").write_text("ours", "utf-8")
    assert command("docs", "file", *SOME) == (2, "", "newslint: file: cannot be written: Not a directory\n")


def test_a_language_that_is_none_is_refused(command: Command) -> None:
    assert command("docs", "manual", "--ui-lang", "xx") == (2, "", "newslint: --ui-lang: no language is called 'xx' (there are en, id)\n")
    assert not Path("manual").exists()
