"""`newslint mine`: what pages repeat, and rules for a reviewer."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.archive.stories import archive
from tests.cli.conftest import Command


def test_an_archive_is_mined_and_its_rules_work(command: Command) -> None:
    archive(Path("berita.jsonl"))
    status, out, err = command("mine", "berita.jsonl", "--out", "usulan")
    assert (status, err) == (0, "")
    lines = out.splitlines()
    assert lines[:2] == ["  share articles  kind      what is repeated  [rules that find it]", "kabartirta.com: 30 articles"]
    heads = [line.split("  [")[0].split() for line in lines if "%" in line[:9]]
    assert [(head[0], head[2], " ".join(head[3:])) for head in heads] == [
        ("100.0%", "frame", "(a/a)"),
        ("100.0%", "line", "Geser untuk melihat tabel lengkap"),
        ("100.0%", "opening", "Baca juga:"),
    ]
    assert "[id/boilerplate/related-link]" in next(line for line in lines if "Baca juga:  " in line)
    assert "3 lines that are probably the page's, 1 of which no rule finds; 60 articles, 0 of them" in out
    assert "usulan/id/boilerplate/kabartirta-com.yaml written: 1 entry" in out

    Path("newslint.yaml").write_text("packs: [usulan]\n", encoding="utf-8")
    assert command("test", "usulan")[:2] == (0, "1 rule, 4 examples, 0 failures\n")
    Path("satu.txt").write_text("Pasar Dibuka\n\nPasar itu dibuka dan dijaga.\nGeser untuk melihat tabel lengkap\n", encoding="utf-8")
    assert "MIN001" in command("check", "satu.txt")[1]


def test_a_file_that_is_there_stays_and_codes_go_on(command: Command) -> None:
    archive(Path("berita.jsonl"))
    command("mine", "berita.jsonl", "--out", "usulan")
    path = Path("usulan/id/boilerplate/kabartirta-com.yaml")
    path.write_text(path.read_text("utf-8").partition("\n")[2], encoding="utf-8")
    reviewed = path.read_text("utf-8")
    _, out, err = command("mine", "berita.jsonl", "--out", "usulan")
    assert err == "newslint: usulan/id/boilerplate/kabartirta-com.yaml: is there already and stays as it is\n"
    assert path.read_text("utf-8") == reviewed
    assert "no rule finds" in out


@pytest.mark.parametrize(
    ("fewest", "told"),
    [("31", "usulan: nothing to write"), ("25", "usulan: nothing to write: rules find all of it already (--all writes files for it too)")],
)
def test_nothing_to_write_is_said(command: Command, fewest: str, told: str) -> None:
    lines = [
        json.dumps({"id": str(at), "outlet": "w.id", "text": f"Kejadian ke-{at} dicatat warga {at}.\nScroll to Top"}) for at in range(30)
    ]
    Path("berita.jsonl").write_text("\n".join(lines), "utf-8")
    status, out, err = command("mine", "berita.jsonl", "--min-articles", fewest, "--out", "usulan")
    assert (status, err, out.splitlines()[-1]) == (0, "", told)
    assert not Path("usulan").exists()


def test_for_programs(command: Command) -> None:
    archive(Path("berita.jsonl"))
    status, out, _ = command(
        "mine", "berita.jsonl", "--format", "json", "--outlet", "kabartirta.com", "--min-articles", "10", "--out", "usulan"
    )
    found = json.loads(out)
    assert (status, found["articles"], found["duplicates"], found["outlets"]) == (0, 30, 0, {"kabartirta.com": 30})
    assert {row["text"]: row["rules"] for row in found["proposals"]}["Baca juga:"] == ["id/boilerplate/related-link"]
    assert all(0.5 <= row["score"] <= 1 and row["evidence"] and row["examples"] for row in found["proposals"])


def test_a_record_that_cannot_be_read_is_told_once_and_the_rest_goes_on(command: Command) -> None:
    path = archive(Path("berita.jsonl"))
    path.write_text(path.read_text("utf-8") + "{broken\n", encoding="utf-8")
    status, out, err = command("mine", "berita.jsonl")
    assert status == 2
    assert err.count("berita.jsonl:61") == 1
    assert "60 articles" in out


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ((), "nothing to mine"),
        (("gone.jsonl",), "gone.jsonl"),
        (("a.jsonl", "--min-articles", "1"), "'1' is not a number of articles (2 or more)"),
    ],
)
def test_mistakes_are_one_line(command: Command, arguments: tuple[str, ...], told: str) -> None:
    status, _, err = command("mine", *arguments)
    assert status == 2
    assert err.count("\n") == 1
    assert told in err
