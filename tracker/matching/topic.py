"""What a clause is about: its words, its parallel objects, its act and stage, and what its numbers speak of."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from tracker.domain.text import Span
from tracker.lexicon.loader import load_lexicon
from tracker.lexicon.phrases import Phrase, construction

from .lazy_property import lazy_property
from .number_words import NumberWords, number_words
from .tokens import leading_generic, tokens
from .words import normal, number_spans, without, without_base

STAGES = ("prepared", "started", "topped", "finished", "used")
_OBJECTS = Phrase("plain.between_objects")


STARTED = STAGES.index("started") + 1
TOPPED = STAGES.index("topped") + 1
FINISHED = STAGES.index("finished") + 1


@dataclass(frozen=True, eq=False)
class Topic:
    """A clause (or a whole quote) as matching sees it: `text` with numbers and dates out; `inside` are its numbers.

    All else is read when it is first asked for, which of most clauses it never is.
    """

    document: str
    span: Span
    inside: tuple[Span, ...]
    holes: tuple[Span, ...]
    promised: bool
    text: str

    @lazy_property
    def weights(self) -> Mapping[str, float]:
        """Its tokens, with what each says."""
        return tokens(self.text)

    @lazy_property
    def naming(self) -> frozenset[str]:
        """The tokens that name something: no generic word and no join of words in them."""
        return frozenset([token for token, says in self.weights.items() if says == 1.0])

    @lazy_property
    def _plain(self) -> str:
        return normal(self.span.of(self.document)) if self.holes else self.text

    @lazy_property
    def stage(self) -> int:
        """The furthest stage of a building it names (1–5, 0 for none)."""
        stage = stage_of(self._plain)
        if self.promised and stage > FINISHED and construction("act.built_and_used").search(self._plain):
            return FINISHED  # 建成投用: what is reported finished is kept
        return stage or (FINISHED if self.promised and construction("act.build").search(self._plain) else 0)

    @lazy_property
    def made(self) -> bool:
        """Whether it tells in a bare verb that something was newly built (`新建国家公园2个`)."""
        return bool(construction("act.made").search(self._plain))

    @lazy_property
    def prepared(self) -> bool:
        """Whether it speaks of work before a start."""
        return bool(
            _acts().stages[0].search(self._plain) or construction("act.before_start").search(self._plain)
        )

    @lazy_property
    def prepares(self) -> bool:
        """Whether what it tells begun or done is itself work before a start (`启动前期工作`)."""
        return bool(construction("act.prepares").search(self._plain))

    @lazy_property
    def helped(self) -> bool:
        """Whether the act stands under a helper verb: `推动修订X`, `推动X修订`."""
        return bool(construction("act.helped").search(self._plain)) and not construction(
            "act.going_on"
        ).search(self._plain)

    @lazy_property
    def striving(self) -> bool:
        """Whether a title is striven for and not reported won."""
        return bool(construction("act.striving").search(self._plain)) and not construction("act.won").search(
            self._plain
        )

    def rung(self, ladder: str) -> int:
        """How far what it speaks of has got on a ladder of lexicon/ladders.toml, from 1; 0 where it names no rung.
        A promise that names none promises the last."""
        rungs = _ladders()[ladder]
        left, reached = self._plain, 0
        for rung, phrases in enumerate(rungs, 1):
            left, found = phrases.subn("|", left)
            reached = rung if found else reached
        return reached or (len(rungs) if self.promised else 0)

    @lazy_property
    def acts(self) -> frozenset[str]:
        """The families of acts it names."""
        verbal = construction("act.noun").sub("|", self._plain)
        return frozenset(name for name, words in _acts().acts.items() if words.search(verbal))

    @lazy_property
    def rows(self) -> Mapping[str, frozenset[str]]:
        """The members of each scope row it names."""
        return rows_of(self._plain)

    @lazy_property
    def objects(self) -> tuple[Mapping[str, float], ...]:
        """Its parallel objects (empty for a single one), or the examples named before a number (`甲、乙等5所`)."""
        return _examples(self.document, self.span, self.inside) if self.inside else _objects(self._plain)

    @lazy_property
    def list_head(self) -> Mapping[str, float]:
        """What a list ends in."""
        return {} if self.inside else _list_head(self._plain)

    @lazy_property
    def numbers(self) -> tuple[NumberWords, ...]:
        """The words of each number inside."""
        return number_words(self.document, self.span, self.inside)


@dataclass(frozen=True, slots=True)
class _Acts:
    """The words of stages, acts and scope rows; in whatever names a stage, `any_stage` finds something."""

    any_stage: re.Pattern[str]
    stages: tuple[re.Pattern[str], ...]
    acts: Mapping[str, re.Pattern[str]]
    rows: Mapping[str, re.Pattern[str]]


@cache
def _ladders() -> Mapping[str, tuple[re.Pattern[str], ...]]:
    patterns = load_lexicon().patterns
    ids = sorted(id for id in patterns if id.startswith("ladder."))
    names = dict.fromkeys(id.split(".")[1] for id in ids)
    return {
        name: tuple([patterns[id].regex for id in ids if id.startswith(f"ladder.{name}.")]) for name in names
    }


@cache
def _acts() -> _Acts:
    words = load_lexicon().words
    stages = [words[f"matching.stage.{name}"].alternation() for name in STAGES]
    return _Acts(
        re.compile("|".join([*stages, construction("act.almost").pattern])),
        tuple(re.compile(stage) for stage in stages),
        {
            id.rsplit(".", 1)[1]: re.compile(entry.alternation())
            for id, entry in words.items()
            if id.startswith("matching.act.")
        },
        {
            id.rsplit(".", 1)[1]: re.compile(entry.alternation())
            for id, entry in words.items()
            if id.startswith("matching.scope.")
        },
    )


def same_rows(
    mine: Mapping[str, frozenset[str]], theirs: Mapping[str, frozenset[str]], names: Iterable[str]
) -> bool:
    """Whether two texts that both name members of a row share one, for each of the rows `names`."""
    return all(mine[name] & theirs[name] for name in names if name in mine and name in theirs)


def stage_of(text: str) -> int:
    """The furthest stage of a building that the words name, 0 for none."""
    if not _acts().any_stage.search(text):
        return 0
    left, almost = construction("act.almost").subn("", construction("act.no_stage").sub("|", text))
    stage = max((at for at, words in enumerate(_acts().stages, 1) if words.search(left)), default=0)
    return max(stage, TOPPED) if almost else stage


def rows_of(text: str) -> Mapping[str, frozenset[str]]:
    """The members of each scope row that the words name."""
    rows = {name: named for name, words in _acts().rows.items() if (named := frozenset(words.findall(text)))}
    for name, pattern in _NUMBERED.items():
        if named := frozenset(
            number for found in pattern.finditer(text) for number in _NUMBER.findall(found[0])
        ):
            rows[name] = named
    return rows


# Numbers inside names are part of the name: 地铁2、4、5号线 are not 1、3、6号线, 二期 is not 一期.
_NUMBERED = {
    "line": Phrase("plain.numbered_lines"),
    "phase": Phrase("plain.numbered_phases"),
}
_NUMBER = Phrase("plain.numeral")


def read_topic(
    text: str, span: Span, numbers: Sequence[Span], holes: Sequence[Span] = (), *, promised: bool = False
) -> Topic:
    """What `span` of `text` is about; `numbers` are the spans of its targets or measures, in text order;
    `holes` of words that say nothing of the matter. `promised` where bare verbs speak of what is to be."""
    inside = tuple(number for number in numbers if span.start <= number.start and number.end <= span.end)
    figures = number_spans((number, number.of(text)) for number in inside) if inside else ()
    left_out = (*figures, *holes)
    bare = without_base(normal(without(text, span, left_out) if left_out else span.of(text)))
    if promised:
        bare = _OTHERS_OF_THEM.sub("", bare)
    return Topic(text, span, inside, left_out, promised, bare)


_OTHERS_OF_THEM = Phrase("plain.others_of_them")
"""What ends a list that is not reported out (`办好茶博会等系列活动`): a report seldom says it again."""


def _objects(plain: str) -> tuple[Mapping[str, float], ...]:
    """The parallel objects of a clause without numbers, each by its own words; () when it has only one."""
    # What follows 等 names the list as a whole.
    pieces = _OBJECTS.split(plain)
    if len(pieces) < 2:
        return ()
    named = _named(_SUCH.sub("", piece) for piece in pieces)
    return named if len(named) > 1 else ()


_SUCH = Phrase("plain.and_such_on")


def _list_head(plain: str) -> Mapping[str, float]:
    """The telling words after 等, which say what kind of thing a list is of (`…等专项扣除`)."""
    found = construction("plain.list_head").search(plain)
    return {token: says for token, says in tokens(found[1]).items() if says == 1.0} if found else {}


def _examples(text: str, span: Span, numbers: Sequence[Span]) -> tuple[Mapping[str, float], ...]:
    """The things named before `等N个`: some of what is counted."""
    before = normal(text[span.start : numbers[0].start])
    found = construction("plain.such_before").search(before)
    return _named(_OBJECTS.split(before[: found.start()])) if found else ()


def _named(pieces: Iterable[str]) -> tuple[Mapping[str, float], ...]:
    """The pieces that name something; one of nothing but generic words does not."""
    found: list[Mapping[str, float]] = []
    for piece in pieces:
        reported = tokens(piece)
        telling = sum(1 for says in reported.values() if says == 1.0)
        if telling >= 2 or (telling and _NAME.fullmatch(_after_verb(piece))):
            found.append(reported)
    return tuple(found)


def _after_verb(piece: str) -> str:
    """A piece without the verb that governs its list (`办好`茶博会)."""
    return piece[len(leading_generic(piece)) :]


_NAME = re.compile(r"[一-鿿]{3,5}")
"""A short name alone in a list (`茶博会`)."""
