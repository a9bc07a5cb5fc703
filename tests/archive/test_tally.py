from __future__ import annotations

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.archive.tally import Tally


@given(st.lists(st.integers(-(2**63), 2**63 - 1) | st.integers(0, 5), max_size=60), st.integers(1, 3), st.integers(1, 20))
@settings(derandomize=True, max_examples=80, deadline=None)
def test_counts_are_those_of_a_counter_whatever_waits_on_disk(keys: list[int], least: int, held: int) -> None:
    with Tally(held) as tally:
        for at in range(0, len(keys), 7):
            tally.add(keys[at : at + 7])
        found, counts = tally.frequent(least)
    wanted = Counter(key & 0xFFFFFFFFFFFFFFFF for key in keys)
    assert dict(zip(found.tolist(), counts.tolist(), strict=True)) == {key: count for key, count in wanted.items() if count >= least}
    assert found.tolist() == sorted(found.tolist())
