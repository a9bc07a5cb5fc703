from __future__ import annotations

from newslint.annotators.reach import Memory, backward, examples
from newslint.annotators.sentences import sentences
from tests.annotators.reading import Reader


def test_the_nearest_source_is_the_antecedent() -> None:
    memory = Memory()
    memory.note(0, "Rina", list, list)
    memory.note(0, "Joko", list, lambda: ["Anwar"])
    assert memory.antecedents(0) == ["Joko"]


def test_two_sources_of_one_sentence_are_rivals() -> None:
    memory = Memory()
    memory.note(0, "Rina", lambda: ["Joko"], list)
    assert memory.antecedents(0) == ["Rina", "Joko"]


def test_people_count_where_nobody_speaks() -> None:
    memory = Memory()
    memory.note(0, "", list, lambda: ["Rina"])
    memory.note(0, "", list, list)
    assert memory.antecedents(0) == ["Rina"]


def test_the_paragraph_before_is_the_farthest() -> None:
    memory = Memory()
    memory.note(0, "Rina", list, list)
    for _ in range(3):
        memory.note(1, "", list, list)
    assert memory.antecedents(1) == ["Rina"]
    memory.note(2, "", list, list)
    memory.note(2, "", list, list)
    assert memory.antecedents(3) == []


def test_nothing_before() -> None:
    assert Memory().antecedents(0) == []


def test_sentences_that_point_back_and_that_give_examples(read: Reader) -> None:
    doc = read("Harga naik. Hal itu disampaikan Rina Sari. Salah satunya, beras.")
    assert backward(doc, doc[sentences]) == {1}
    assert list(examples(doc, doc[sentences])) == [2]
