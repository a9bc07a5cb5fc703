"""`newslint sources`: who says what, for people and for programs."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.cli.conftest import Command

SEEDS = Path(__file__).parents[2] / "seeds"
STORY = """\
Warga Sukamaju Menolak Pabrik Semen

SUKAMAJU, Harian Wirasaba - Jalan menuju desa itu sepanjang dua kilometer dan belum diaspal.

"Kami tidak akan memberi izin 😀," kata Bupati Rangga Pradipta di balai desa, Senin (3/2/2025).

Rangga mengatakan izin lama sudah dicabut. Sejumlah pengamat menilai rencana itu gagal.
"""
REPORT = """\
berita.txt
  narasumber               jenis    langsung  tak langsung  kata  baris
  Rangga Pradipta, Bupati  bernama         1             1    22  5, 7
  Sejumlah pengamat        kabur           0             1     6  7
  suara penulis: 32 %
  hak jawab: tidak ada pihak yang dituduh
"""
ENGLISH = """\
Residents of Larkfield oppose cement plant

The road to the village is two kilometres long and the county has not repaired it since the flood.

"We will not grant a permit," Mayor Maria Ellwood said in the town hall on Monday.

Ellwood added that the old permit had been withdrawn. Critics say the plan has failed.
"""
TEXT, NUMBER, MAYBE = {"type": "string"}, {"type": "integer", "minimum": 0}, {"type": ["string", "null"]}


def exact(**properties: object) -> dict[str, object]:
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}


CONTRACT = exact(
    path=TEXT,
    sources={
        "type": "array",
        "items": exact(
            name=TEXT,
            role=TEXT,
            status={"enum": ["named", "role", "document", "vague", "anonymous", "absent"]},
            direct=NUMBER,
            indirect=NUMBER,
            words=NUMBER,
            line={"type": "integer", "minimum": 1},
            lines={"type": "array", "items": {"type": "integer", "minimum": 1}, "minItems": 1, "uniqueItems": True},
        ),
    },
    sentences={
        "type": "array",
        "items": exact(
            start=NUMBER,
            end=NUMBER,
            line={"type": "integer", "minimum": 1},
            zone={"enum": ["headline", "subhead", "dateline", "body", "quote", "bullet", "caption", "residue", "credit"]},
            speech={"enum": ["narrator", "direct", "indirect", "mixed"]},
            attributed={"type": "boolean"},
            evidence={"type": "string", "pattern": "^(E([1-9]|1[0-2]))?$"},
            cue=MAYBE,
            source=MAYBE,
        ),
    },
)


def records(command: Command, *arguments: str) -> list[dict[str, Any]]:
    status, out, err = command("sources", "--format", "json", *arguments)
    assert (status, err) == (0, "")
    return [json.loads(line) for line in out.splitlines()]


def test_for_people(command: Command) -> None:
    Path("berita.txt").write_text(STORY, "utf-8")
    status, out, err = command("sources", "berita.txt")
    assert (status, err) == (0, "")
    assert out == REPORT + "\n"


@pytest.mark.parametrize(
    ("arguments", "heads", "narrated"),
    [
        ([], "source                kind   direct  indirect  words  lines", "narrator's voice"),
        (["--ui-lang", "id"], "narasumber            jenis    langsung  tak langsung  kata  baris", "suara penulis"),
    ],
)
def test_in_the_language_asked_for(command: Command, arguments: list[str], heads: str, narrated: str) -> None:
    Path("story.txt").write_text(ENGLISH, "utf-8")
    status, out, _ = command("sources", "story.txt", *arguments)
    lines = out.splitlines()
    assert status == 0
    assert lines[:2] == ["story.txt", f"  {heads}"]
    assert lines[-3].startswith(f"  {narrated}: ")


@pytest.mark.parametrize("seed", sorted(path.name for path in SEEDS.glob("*.txt")))
def test_the_contract_of_the_json_form(command: Command, seed: str) -> None:
    (record,) = records(command, str(SEEDS / seed))
    Draft202012Validator(CONTRACT).validate(record)
    text = (SEEDS / seed).read_bytes().decode("utf-8")
    assert record["path"].endswith(seed)
    assert record["sources"]
    assert len({source["name"] for source in record["sources"]}) == len(record["sources"])
    assert [source["line"] for source in record["sources"]] == sorted(source["line"] for source in record["sources"])
    end = 0
    for sentence in record["sentences"]:
        assert end <= sentence["start"] < sentence["end"] <= len(text)
        end = sentence["end"]
        assert sentence["line"] == text.count("\n", 0, sentence["start"]) + 1
        assert sentence["attributed"] or sentence["speech"] == "narrator" or sentence["zone"] != "body" or not sentence["source"]
        for part in (sentence["cue"], sentence["source"]):
            assert part is None or part in text
    told = [sentence for sentence in record["sentences"] if sentence["attributed"] and sentence["zone"] in ("body", "bullet", "quote")]
    assert sum(source["direct"] + source["indirect"] for source in record["sources"]) >= len(told) > 0


@pytest.mark.parametrize(
    ("seed", "name", "role"),
    [
        ("000", "Sergei Lavrov", "Menteri Luar Negeri"),
        ("001", "Kyrylo Budanov", "kepala"),
        ("002", "Sergey Lavrov", "Menteri Luar Negeri"),
        ("003", "TASS", "kantor berita"),
        ("004", "Choe Son Hui", ""),
    ],
)
def test_somebody_in_each_seed(command: Command, seed: str, name: str, role: str) -> None:
    (record,) = records(command, str(next(SEEDS.glob(f"{seed}_*"))))
    (source,) = [source for source in record["sources"] if source["name"] == name]
    assert source["role"].startswith(role)
    assert (source["status"], source["direct"] + source["indirect"] > 0) == ("named", True)


def test_several_files_are_a_line_each(command: Command) -> None:
    for name, text in (("berita.txt", STORY), ("dua/story.txt", ENGLISH), ("dua/😀.md", f"# {STORY}")):
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_text(text, "utf-8")
    found = records(command, "dua", "berita.txt", "dua/story.txt")
    assert [record["path"] for record in found] == ["berita.txt", "dua/story.txt", "dua/😀.md"]
    assert [[source["name"] for source in record["sources"]] for record in found] == [
        ["Rangga Pradipta", "Sejumlah pengamat"],
        ["Maria Ellwood", "Critics"],
        ["Rangga Pradipta", "Sejumlah pengamat"],
    ]
    out = command("sources", "dua", "berita.txt")[1]
    assert [block.splitlines()[0] for block in out.split("\n\n") if block] == ["berita.txt", "dua/story.txt", "dua/😀.md"]


def test_line_ends_move_offsets_and_nothing_else(command: Command) -> None:
    """Offsets are code points of the file: a carriage return is one, an emoji is one, a byte order mark is none."""
    Path("lf.txt").write_bytes(STORY.encode())
    Path("crlf.txt").write_bytes(b"\xef\xbb\xbf" + STORY.replace("\n", "\r\n").encode())
    dos, plain = records(command, "lf.txt", "crlf.txt")
    texts = {"lf.txt": STORY, "crlf.txt": STORY.replace("\n", "\r\n")}
    assert plain["sources"] == dos["sources"]
    assert len(plain["sentences"]) == len(dos["sentences"])
    for one, other in zip(plain["sentences"], dos["sentences"], strict=True):
        assert texts["lf.txt"][one["start"] : one["end"]] == texts["crlf.txt"][other["start"] : other["end"]]
        assert {**one, "start": 0, "end": 0} == {**other, "start": 0, "end": 0}


def test_offsets_count_an_emoji_as_one(command: Command) -> None:
    Path("a.txt").write_text(STORY, "utf-8")
    (record,) = records(command, "a.txt")
    (quoted,) = [sentence for sentence in record["sentences"] if sentence["speech"] == "direct"]
    assert STORY[quoted["start"] : quoted["end"]].startswith('"Kami tidak akan memberi izin 😀," kata')
    assert {key: quoted[key] for key in ("line", "zone", "attributed", "cue", "source")} == {
        "line": 5,
        "zone": "body",
        "attributed": True,
        "cue": "kata",
        "source": "Bupati Rangga Pradipta",
    }


def test_standard_input(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    for arguments, path in (([], "stdin.txt"), (["--stdin-filename", "opini/naskah.md"], "opini/naskah.md")):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(STORY.encode()), encoding="ascii"))
        (record,) = records(command, "-", *arguments)
        assert (record["path"], record["sources"][0]["name"]) == (path, "Rangga Pradipta")


def test_a_name_of_standard_input_where_it_is_not_read(command: Command) -> None:
    Path("a.txt").write_text(STORY, "utf-8")
    status, out, err = command("sources", "a.txt", "--stdin-filename", "b.md")
    assert (status, out, err) == (2, "", "newslint: --stdin-filename: names standard input, which is not read (give - as well)\n")


FOREIGN = "Der Bürgermeister eröffnete gestern den neuen Markt und dankte den Händlern für ihre Geduld.\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["none.txt"], "none.txt: no such file or directory"),
        (["binary.txt"], "binary.txt: not text: "),
        (["foreign.txt"], "foreign.txt: not checked: language not recognised (say --lang)"),
        (["berita.odt"], "berita.odt: no reader for .odt files "),
        (["empty"], "empty: "),
        (["berita.txt", "--lang", "xx"], "--lang: no language is called 'xx' (there are en, id)"),
        (["berita.txt", "--ui-lang", "xx"], "--ui-lang: no language is called 'xx' (there are en, id)"),
        (["berita.txt", "--config", "none.yaml"], "none.yaml: no such configuration file"),
        (["berita.txt", "--format", "xml"], "argument --format: invalid choice: 'xml'"),
        (["desk"], "desk/newslint.yaml:1:1: unknown key 'rulez' (did you mean 'rules'?)"),
        ([], "the following arguments are required: PATH (see newslint sources --help)"),
    ],
)
def test_a_mistake_is_one_line_and_status_2(command: Command, arguments: list[str], message: str) -> None:
    for name, data in (("berita.txt", STORY), ("berita.odt", STORY), ("foreign.txt", FOREIGN), ("binary.txt", "a\0b\1")):
        Path(name).write_text(data, "utf-8")
    Path("empty").mkdir()
    Path("desk").mkdir()
    Path("desk/newslint.yaml").write_text("rulez: {}\n", "utf-8")
    for name in ("desk/a.txt", "desk/b.txt"):
        Path(name).write_text(STORY, "utf-8")
    status, out, err = command("sources", *arguments)
    assert (status, out) == (2, "")
    assert err.startswith(f"newslint: {message}")
    assert err.count("\n") == 1


def test_what_cannot_be_read_does_not_stop_the_others(command: Command) -> None:
    Path("berita.txt").write_text(STORY, "utf-8")
    Path("binary.txt").write_bytes(b"a\0b")
    status, out, err = command("sources", "none.txt", "binary.txt", "berita.txt")
    assert (status, out) == (2, REPORT + "\n")
    assert [line.split(":")[1] for line in err.splitlines()] == [" none.txt", " binary.txt"]


def test_a_guess_of_the_reader_is_told(command: Command) -> None:
    Path("berita.txt").write_bytes(STORY.replace("😀", "–").encode("windows-1252"))
    status, out, err = command("sources", "berita.txt")
    assert (status, out) == (0, REPORT + "\n")
    assert err.startswith("newslint: berita.txt: not UTF-8; read as windows-1252, which is a guess")
    assert command("sources", "berita.txt", "--encoding", "windows-1252")[1:] == (out, "")
