"""What the analysis knows of a language: data from `rules/<lang>/`, never a branch in the code."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from newslint.records import dataclass, field
from newslint.words import Words

FEWEST = 12
"""Words in small letters below which they tell no language."""
MOST_SURELY = 0.18
"""Share of the function words among words in small letters that tells a text full of names and figures from one in a language not known."""

Forms = tuple[tuple[str, ...], tuple[tuple[str, str, int], ...], tuple[str, ...]]
"""Clitics, nasals and affixes: all that the forms of a language's words depend on, and a key for a cache."""


@dataclass(frozen=True, slots=True)
class Language:
    """One language: `language.yaml` for how words behave, `lexicon/*.yaml` for what they mean."""

    code: str
    """Folder name: `id`, `en`."""
    name: str
    function_words: frozenset[str]
    """Frequent words that vote for this language, lower case."""
    clitics: tuple[str, ...] = ()
    """Endings a word may carry and stay itself: `nya`, `lah`; for English `'s`."""
    nasal: tuple[tuple[str, str, int], ...] = ()
    """For `~root`: (initial letters, prefix, letters of the root dropped), longest initial first."""
    affixes: tuple[str, ...] = ()
    """For `~root`: forms with `{nasal}` (the assimilated root) and `{root}`, such as `{nasal}kan`, `di{root}`."""
    abbreviations: frozenset[str] = frozenset()
    """Words whose full stop ends no sentence, lower case, without the stop."""
    abbreviations_closing: frozenset[str] = frozenset()
    """Those of `abbreviations` that may also stand last in a sentence: `dll`, `tbk`, `p.m`."""
    abbreviations_numbered: frozenset[str] = frozenset()
    """Those of `abbreviations` that are one only before a figure: `no`, `hlm`."""
    months: Mapping[str, int] = field(default_factory=dict)
    """The names months go by, lower case, to their numbers: `mei: 5`, `ags: 8`."""
    days: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    """Places a dateline names, as written there in title case."""
    credits: tuple[str, ...] = ()
    """What opens a credit line of its own before a colon: `Sumber`, `Penulis`."""
    bylines: tuple[str, ...] = ()
    """What opens a byline without a colon, before a name: `Oleh`, `By`."""
    agencies: frozenset[str] = frozenset()
    """Outlets and agencies that may stand alone as a credit line, in lower case."""
    captions: tuple[str, ...] = ()
    """What opens a caption or a photo credit, before a colon or a name: `Foto`, `Dok`."""
    invitations: frozenset[str] = frozenset()
    """Verbs with which a page bids its reader do something with it, as they open a line: `baca`, `klik`, `follow`; lower case."""
    address: frozenset[str] = frozenset()
    """Words that a page speaks to its reader with, or of itself: `anda`, `you`, `our`; lower case."""
    page_words: frozenset[str] = frozenset()
    """Words for the parts of a page and of the outlet's shop window: `tautan`, `newsletter`; lower case."""
    sections: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Desk -> the names it goes by in front matter and folders, lower case: `opinion: [opini, kolom]`."""
    lexicon: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Lists of phrases by name, `file.list`; found by the same scan as the rules, asked with `doc.cues(name)`."""
    vocabulary: Mapping[str, bytes] = field(default_factory=dict, compare=False)
    """Its words as `vocabulary.Vocabulary` reads them, from `vocabulary.txt`; empty when there is no such file."""
    interface: Mapping[str, str] = field(default_factory=dict)
    """What newslint itself says in this language, from `interface.yaml`: level names, headings, the summary."""

    @property
    def forms(self) -> Forms:
        """What the forms of its words depend on."""
        return self.clitics, self.nasal, self.affixes

    def words(self, name: str) -> frozenset[str]:
        """The single words of a lexicon list, lower case; empty when the language has no such list."""
        return frozenset(entry.lower() for entry in self.lexicon.get(name, ()) if " " not in entry)


def of_forms(forms: Forms) -> Language:
    """A language of which nothing is known but the forms of its words."""
    clitics, nasal, affixes = forms
    return Language("", "", frozenset(), clitics=clitics, nasal=nasal, affixes=affixes)


def vote(words: Sequence[str], languages: Sequence[Language], *, least: float = 0.12) -> str | None:
    """The code of the language whose function words make up the largest share of lower-case `words`, or None below `least`."""
    if not words:
        return None
    shares = [(sum(map(language.function_words.__contains__, words)) / len(words), language.code) for language in languages]
    share, code = max(shares, default=(0.0, ""))
    return code if share >= least else None


def written(text: str, words: Words, languages: Sequence[Language]) -> str | None:
    """The code of the language that `text` is in: of all its words, or where names and figures fill it of those in small letters."""
    code = vote(words.lower, languages)
    if code is None:  # a table of matches, a list of prices
        small = [word for word, start in zip(words.lower, words.starts, strict=True) if text[start].islower()]
        code = vote(small, languages, least=MOST_SURELY) if len(small) >= FEWEST else None
    return code
