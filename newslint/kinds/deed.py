"""A deed told as done, by somebody whom no court has judged: `RS (41) menikam tetangganya` before there is a verdict.

The person is protected, not the event: a deed counts where the writer says in his own voice who did it, and the reader can tell who that
is: by a name, by initials with an age, or, once somebody is caught, by words such as `pria itu`. What denies it, charges it or leaves it
open is heard before the verb; others who may have done it stand between the doer and the verb.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence

from newslint import context
from newslint import expressions as re
from newslint.annotators.mentions import mentions
from newslint.document import Document
from newslint.finding import Match
from newslint.hits import roles_of
from newslint.language import Language
from newslint.records import dataclass
from newslint.rule import Rule
from newslint.scan import Hit, Needle
from newslint.spans import Cover, Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal

FIELDS = ("doer",)
DOER, BY, KIN, CAUGHT, CALLED = ":doer", ":by", ":kin", ":caught", ":called"
OTHER, OPEN, DOUBT, BRIDGE = ":other", ":open", ":doubt", ":bridge"
TITLE, PASSIVE, LABEL = "title", "passive", "label"
HELD = ("labels", "titles", "doers", "kin")
"""Keys whose words count only in an article with one of `caught`."""
FARTHEST = 12
"""Words between a doer and the verb at most."""
AGED = re.later(r"\b(?:[A-Z]{1,4}|[A-Z][a-z]+(?: [A-Z][a-z]+){0,3})(?: alias \w+)?,? ?(?:\(\d\d(?: \w+)?\)|, \d\d,)")
"""Initials or a name with an age: suspects are told apart by it, and sources are not."""
NEXT = re.later(r" (?:[A-Z]{1,4}(?![\w.])|[A-Z][a-z]+\b)")
"""Initials or a name, after a word that leads to them."""
WORDS = re.later(r"\b[A-Z][\w-]+\b|(?<![\w.&/'’-])[A-Z](?![\w.&/'’-])")


@dataclass(frozen=True, slots=True)
class Options:
    """Keys of a `deed` rule."""

    deeds: tuple[str, ...]
    """Verbs, with what makes them a crime: `menikam`, `menerima suap`."""
    titles: tuple[str, ...] = ()
    """Forms of them that headlines use: `Tikam`."""
    passives: tuple[str, ...] = ()
    """The passives, which tell the doer after them: `ditikam`."""
    doers: tuple[str, ...] = ()
    """Words that stand for a person without a name: `ia`, `pria itu`; they count once one of `caught` stands in the article."""
    by: tuple[str, ...] = ()
    """Words that may stand between a passive and who did it: `oleh`."""
    labels: tuple[str, ...] = ()
    """Words that call somebody the doer by themselves: `pelaku`; they count where one is caught and can be told by initials or an age."""
    first: bool = False
    """Whether only the first label of an article is reported: the word comes again, and is mended with it."""
    called: tuple[str, ...] = ()
    """Words before initials or a name by which somebody can be told without an age: `berinisial`."""
    kin: tuple[str, ...] = ()
    """Words after a passive by which relatives can be told, as `doers`: `suaminya`."""
    names: Literal["any", "aged"] = "any"
    """Whose names count: `any` person's who is told without an office, or only those with an age (`aged`)."""
    caught: tuple[str, ...] = ()
    """Words that say somebody was arrested or charged."""
    others: tuple[str, ...] = ()
    """Words for people who did it instead when they stand between the doer and the verb: `korban`, `polisi`."""
    bridges: tuple[str, ...] = ()
    """Words that tie the verb to the doer of the clause before, past any others: `ditangkap polisi karena menikam`."""
    open: tuple[str, ...] = ()
    """Words that leave it open, charge or deny it when they stand before the verb in its sentence, in a headline anywhere: `diduga`."""
    doubt: tuple[str, ...] = ()
    """Words that do so only before the verb, in headlines too: `gagal`."""
    unless: tuple[str, ...] = ()
    """Phrases that excuse a verb they overlap: `mencuri perhatian`."""
    near: tuple[str, ...] = ()
    """Phrases of which one must stand in the article: a story of police and courts."""
    not_near: tuple[str, ...] = ()
    """Phrases that excuse the article: a film."""
    judged: str = ""
    """A word list of verdicts (`court.verdict`): one in a title or in the first half of the article excuses all of it."""

    def __post_init__(self) -> None:
        key = next((key for key in HELD if getattr(self, key)), "")
        if key and not self.caught:
            raise ValueError(f"'{key}' count once somebody is caught: give 'caught'")


def needles(options: Options, language: Language | None) -> Iterator[Needle]:
    """The verbs, who can have done it, and the circumstances."""
    groups = (
        ("", options.deeds),
        (TITLE, options.titles),
        (PASSIVE, options.passives),
        (LABEL, options.labels),
        (DOER, options.doers),
        (BY, options.by),
        (KIN, options.kin),
        (CAUGHT, options.caught),
        (CALLED, options.called),
        (OTHER, options.others),
        (BRIDGE, options.bridges),
        (OPEN, options.open),
        (DOUBT, options.doubt),
        (context.UNLESS, options.unless),
        (context.NEAR, options.near),
        (context.NOT_NEAR, options.not_near),
    )
    for group, phrases in groups:
        yield from (Needle(phrase=phrase, group=group) for phrase in phrases)


def refers(rule: Rule) -> Iterator[tuple[str, str]]:
    """The word list of `judged`."""
    return context.word_list(rule.options.judged)


def judge(rule: Rule, doc: Document, hits: Sequence[Hit]) -> Iterator[Match]:
    """Each verb with a doer whom the reader can tell, in the writer's own voice."""
    roles = roles_of(hits)
    if "" not in roles or context.NOT_NEAR in roles or (rule.options.near and context.NEAR not in roles):
        return
    if context.settled(doc, rule.options.judged):
        return
    excused = Cover(roles.get(context.UNLESS, ()))
    told = [hit for hit in context.longest(roles[""]) if not excused.touches(hit)]
    scene: _Scene | None = None
    labelled = False
    for hit in told:
        if rule.options.first and labelled and hit.group == LABEL:
            continue
        if (titled := context.in_title(doc, hit)) or hit.group != TITLE:
            if not context.in_place(rule, doc, hit) or context.quoted(doc, hit) or not context.narrated(doc, hit):
                continue
            scene = scene or _Scene(doc, roles, rule.options.names)
            doer = scene.who(hit, titled=titled)
            if doer is not None:
                start, end = min(doer.start, hit.start), max(doer.end, hit.end)
                yield Match(start, end, {"doer": doc.slice(doer)}, cues=(doc.slice(hit),))
                labelled = labelled or hit.group == LABEL


class _Row:
    """Spans in order, asked by bisection: articles may hold many."""

    __slots__ = ("spans", "starts")

    def __init__(self, spans: Iterable[Span]) -> None:
        self.spans = sorted(spans, key=lambda span: (span.start, span.end))
        self.starts = [span.start for span in self.spans]

    def first(self, start: int, end: int) -> Span | None:
        """The first that begins from `start` on and before `end`."""
        at = bisect_left(self.starts, start)
        return self.spans[at] if at < len(self.spans) and self.starts[at] < end else None

    def last(self, start: int, end: int) -> Span | None:
        """The last that begins from `start` on and ends before `end`."""
        for at in range(bisect_left(self.starts, end) - 1, -1, -1):
            if self.starts[at] < start:
                return None
            if self.spans[at].end <= end:
                return self.spans[at]
        return None


class _Scene:
    """Who is in the article, and which words of a sentence stand for them."""

    __slots__ = ("after", "before", "bridges", "by", "caught", "charged", "doc", "open", "others", "told")

    def __init__(self, doc: Document, roles: Mapping[str, Sequence[Hit]], names: str) -> None:
        self.doc = doc
        self.caught = CAUGHT in roles
        called = [match for hit in roles.get(CALLED, ()) if (match := NEXT.match(doc.text, hit.end)) is not None]
        aged = [Span(*match.span()) for match in AGED.finditer(doc.text)]
        self.told = bool(called or aged)
        initials = aged + [Span(match.start() + 1, match.end()) for match in called if match[0].isupper()]
        named = _named(doc, initials, any_name=names == "any")
        self.before = _Row([*named, *(context.longest(roles.get(DOER, ())) if self.caught else ())])
        self.after = _Row([*named, *(context.longest(roles.get(KIN, ())) if self.caught else ())])
        self.by = Cover(roles.get(BY, ()))
        self.others, self.charged = _Row(roles.get(OTHER, ())), _Row(roles.get(OPEN, ()))
        self.open = _Row([*roles.get(OPEN, ()), *roles.get(DOUBT, ())])
        self.bridges = {hit.end: hit.start for hit in sorted(roles.get(BRIDGE, ()), key=lambda hit: hit.start)}

    def who(self, deed: Hit, *, titled: bool) -> Span | None:
        """Who is said to have done it; by a label the person it stands for, which is the label itself."""
        if deed.group == LABEL:
            sentence = context.sentence_of(self.doc, deed)
            return deed if self.caught and self.told and self.open.first(sentence.start, deed.end) is None else None
        return self.agent(deed) if deed.group == PASSIVE else self.headlined(deed) if titled else self.doer(deed)

    def headlined(self, deed: Hit) -> Span | None:
        """Somebody in the headline who can have done it; none where the headline leaves it open."""
        text, title = self.doc.text, context.sentence_of(self.doc, deed)
        if (
            not self.caught
            or self.charged.first(title.start, title.end) is not None
            or self.open.first(title.start, deed.start) is not None
        ):
            return None
        doer = self.before.last(title.start, deed.start)
        if doer is not None:
            return None if self._other(doer.end, deed.start) else self._whole(title.start, doer)
        comma = text.find(",", deed.end, title.end)
        if comma < 0 and text[title.start : deed.start].strip():
            return None
        return self.before.first(max(comma, deed.end), title.end)

    def _whole(self, start: int, doer: Span) -> Span:
        """`doer` from the word for the person on whose place it may name: `Guru di Tirta`, not `Tirta`."""
        first = self.before.first(start, doer.start)
        return doer if first is None or "," in self.doc.text[first.end : doer.start] else Span(first.start, doer.end)

    def doer(self, deed: Hit) -> Span | None:
        """Who is said to have done it: the last one before the verb, unless another stands between, or the sentence leaves it open."""
        sentence = context.sentence_of(self.doc, deed)
        doer = self.before.last(sentence.start, deed.start)
        if doer is None or self.open.first(sentence.start, deed.end) is not None:
            return None
        tied = self.bridges.get(len(self.doc.text[doer.end : deed.start].rstrip()) + doer.end, -1) >= doer.end
        words = self.doc.words
        near = bisect_left(words.starts, deed.start) - bisect_left(words.starts, doer.end) <= FARTHEST
        return doer if tied or (near and not self._other(doer.end, deed.start)) else None

    def agent(self, deed: Hit) -> Span | None:
        """Who is told after a passive, at once or after words such as `oleh`."""
        sentence = context.sentence_of(self.doc, deed)
        doer = self.after.first(deed.end, sentence.end)
        if doer is None or self.open.first(sentence.start, deed.end) is not None:
            return None
        starts = self.doc.words.starts
        first, last = bisect_left(starts, deed.end), bisect_left(starts, doer.start)
        if last - first > FARTHEST:
            return None
        inside, between = starts[first:last], self.doc.text[deed.end : doer.start]
        joined = "," not in between and (bool(inside) or not between.strip())
        return doer if joined and all(self.by.touches(Span(at, at + 1)) for at in inside) else None

    def _other(self, start: int, end: int) -> bool:
        other = self.others.first(start, end)
        return other is not None and other.end <= end


def _named(doc: Document, initials: list[Span], *, any_name: bool) -> list[Span]:
    """Everybody named without an office, in headlines by words of those names, and all initials that stand with an age somewhere."""
    people = [mention for mention in doc[mentions] if mention.kind == "person" and not mention.role] if any_name else []
    body = [mention for mention in people if not (context.in_title(doc, mention) or context.has_figure(doc, mention))]
    found = [Span(mention.start, mention.end) for mention in body] + initials
    known = {word for mention in body for word in mention.name.split() if len(word) > 2}
    known |= {first[0] for span in initials if (first := WORDS.match(doc.slice(span)))}
    for match in WORDS.finditer(doc.text):
        span = Span(*match.span())
        if match.group() in known and (match.group().isupper() or context.in_title(doc, span)):
            found.append(span)
    return found
