"""The command line that `argparse` reads."""

from __future__ import annotations

import pytest

from newslint.cli.parser import parse


def test_paths_behind_options_stay_in_order() -> None:
    found = parse(["check", "a.txt", "--form", "jsonl", "b.txt", "--changed", "HEAD"])
    assert found is not None
    assert (found.paths, found.format, found.changed) == (["a.txt", "b.txt"], ["jsonl"], "HEAD")


def test_without_a_command_there_are_no_options(capsys: pytest.CaptureFixture[str]) -> None:
    assert parse([]) is None
    assert capsys.readouterr().err.startswith("usage: newslint")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["check", "--no-such"], "unrecognized arguments: --no-such (see newslint check --help)"),
        (["check", "--fromat=json", "x"], "unrecognized arguments: --fromat=json; did you mean --format? (see newslint check --help)"),
        (["query", "--aginst", "x", "from articles"], "unrecognized arguments: --aginst; did you mean --against?"),
        (["chek", "a.txt"], "no command 'chek'; did you mean check? (see newslint --help)"),
        ([__file__], f"no command '{__file__}'; did you mean newslint check {__file__}?"),
        (["lint", "a.txt"], "no command 'lint'; did you mean check? (see newslint --help)"),
        (["help", "chek"], "no command 'chek'; did you mean check?"),
        (["check", "--fxi"], "unrecognized arguments: --fxi; did you mean --fix?"),
        (["check", "--dry-run"], "unrecognized arguments: --dry-run; did you mean --diff?"),
        (["rules", "--dry-run"], "unrecognized arguments: --dry-run (see newslint rules --help)"),
        (["zzz"], "no command 'zzz': there are check, audit, "),
        (["baseline"], "newslint: the following arguments are required: {create,update,prune,show} (see newslint baseline --help)"),
        (["rules", "x", "-y"], "-y"),
        (["--no-such"], "(see newslint --help)"),
    ],
)
def test_a_mistake_ends_the_process_with_one_line(words: list[str], told: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        parse(words)
    assert ended.value.code == 2
    assert told in capsys.readouterr().err


@pytest.mark.parametrize(("words", "begins"), [(["help"], "usage: newslint [-h]"), (["help", "rules"], "usage: newslint rules [-h]")])
def test_help_is_asked_for_as_elsewhere(words: list[str], begins: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        parse(words)
    assert (ended.value.code, capsys.readouterr().out.startswith(begins)) == (0, True)
