from __future__ import annotations

from newslint.archive.repeats import Masks, Story, repeats
from newslint.archive.traces import EXAMPLES, HELD, TITLES, Trace


def noted(stories: list[Story], kind: str, key: str) -> Trace:
    masks = Masks(())
    found = [(story, one) for story in stories for one in repeats(story, masks) if (one.kind, one.key) == (kind, key)]
    trace = Trace("kabar", found[0][1])
    for story, one in found:
        trace.note(story, one, titled=False)
    return trace


def story(number: int, title: str = "Pasar Tirta Ramai") -> Story:
    lines = ("Warga pulang.", f"Baca juga: Judul {number}", "Jalan dibuka.", "Kota tenang.", "Selesai.")
    return Story(str(number), f"a:{number}", "kabar", title, lines, "daerah", f"2025-01-{number:02}")


def test_counts_and_samples() -> None:
    trace = noted([story(number) for number in range(100)], "opening", "baca juga:")
    assert (trace.count, trace.opens, trace.closes, trace.apart, trace.unended) == (100, 0, 0, 100, 100)
    assert (len(trace.days), len(trace.texts), len(trace.titles), len(trace.examples)) == (HELD, HELD, TITLES, EXAMPLES)
    assert trace.opening() == "Baca juga:"


def test_a_sample_does_not_depend_on_the_order() -> None:
    stories = [story(number) for number in range(50)]
    one, other = noted(stories, "opening", "baca juga:"), noted(stories[::-1], "opening", "baca juga:")
    assert one.examples == other.examples
    assert one.titles == other.titles


def test_titles_show_a_common_topic() -> None:
    several = ["Timnas Menang", "Timnas Kalah", "Harga Timnas", "Banjir Surut"]
    trace = noted([story(number, title) for number, title in enumerate(several)], "line", "warga pulang.")
    assert trace.topic(()) == 0.75
    assert trace.topic({"timnas"}) == 0.25
