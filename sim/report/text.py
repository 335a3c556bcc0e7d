"""Which words does the debrief use, and how does it look as plain lines?

Pure text: the screens and plain mode share it. Words for bands describe the case, never people.
"""

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from scenarios.compiled import DAY, Case
from sim.core.phrases import DAYS

MONTHS = ("januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december")

BANDS = {
    "paraat": "bijna alles wat nodig was, was er op tijd",
    "verbonden": "het meeste was er; enkele schakels misten",
    "op gang": "er gebeurde veel goeds, maar los van elkaar",
    "los": "veel van wat nodig was, kwam nog niet of niet op tijd bij elkaar",
}
"""Word of a band → what it means, the highest first."""

DIMENSIONS = {"T": "Tijdigheid", "I": "Informatiedeling", "A": "Verbinding acuut–structureel", "B": "Perspectief van betrokkenen"}
NOT_ASKED = "deze casus vraagt hier niet naar"

VERDICTS = {
    "uitdrukkelijk": "de wet noemt het",
    "volgens_afspraak": "volgens afspraak van de partners",
    "bron_zwijgt": "de bron zwijgt hierover",
    "geen": "geen grond",
}
VERDICT_MARKS = {"uitdrukkelijk": "✓", "volgens_afspraak": "✓", "bron_zwijgt": "?", "geen": "✗"}
TERMS = {
    "normen": "Op tijd",
    "gevolgen": "Plichten door een eigen keuze",
    "gelijktijdig": "Tegelijk",
    "dekking": "Wist wie besliste wat nodig was?",
    "gebruik": "Steunde het besluit daarop?",
    "terugkoppeling": "Terugkoppeling",
    "maat": "Delen met maat",
    "grond": "Delen op een grond",
    "plafond": "Plafond",
    "overdracht": "Wat lag er voor wie erna komt?",
    "patroon": "Is het patroon benoemd?",
    "bescherming": "Was het gedekt zolang het nodig was?",
    "regie": "Wist iedereen wie de regie had?",
    "herbeoordeling": "Is er opnieuw gekeken?",
    "hierna": "Wat wist wie daarna kwam?",
    "gehoord": "Wie is gehoord?",
    "eenmaal": "Hoe vaak deed iemand het verhaal?",
    "kindcheck": "Kindcheck",
    "uitleg": "Wie kreeg uitleg?",
    "proportie": "Niet verder dan nodig",
}
ORIGINS = {
    "niet_in_bron": "niet in bron",
    "algemene_kennis_te_verifieren": "algemene kennis, te verifiëren",
    "extern_nagezocht": "extern nagezocht",
    "ontwerpvoorstel": "ontwerpvoorstel",
}
CHANNELS = {
    "gesprek": "in een gesprek",
    "overleg": "in een overleg",
    "bericht": "in een bericht",
    "verzoek": "bij een verzoek",
    "hardop": "hardop aan tafel",
    "overdracht": "bij de overdracht",
}


@dataclass(frozen=True, slots=True)
class Piece:
    """One paragraph of a sheet; an empty one is a blank line."""

    text: str = ""
    style: str = ""
    """kop · sterk · let_op · zacht, or "" for plain text."""
    hang: int = 0
    """How far its later lines stand in."""
    lead: str = ""
    """What stands before it with the weight of `style`; the rest of the text is then plain."""


BLANK = Piece()


def said(pieces: Iterable[Piece], width: int) -> Iterator[str]:
    """Pieces as lines of at most `width`."""
    for piece in pieces:
        whole = piece.lead + piece.text
        start = whole[: len(whole) - len(whole.lstrip())]
        yield from textwrap.wrap(whole.strip(), max(20, width), initial_indent=start, subsequent_indent=" " * piece.hang) or [""]


def clock(minute: int) -> str:
    """The hour of `minute`: 09:30."""
    return f"{minute % DAY // 60:02d}:{minute % 60:02d}"


def moment(case: Case, minute: int) -> str:
    """Weekday and hour of `minute`: "di 09:30"."""
    return f"{DAYS[(case.weekday + minute // DAY) % 7]} {clock(minute)}"


def date_words(iso: str) -> str:
    """2025-01-01 as "1 januari 2025"; anything else stays as it is."""
    parts = iso.split("-")
    if len(parts) != 3 or not all(part.isdecimal() for part in parts) or not 1 <= int(parts[1]) <= 12:
        return iso
    return f"{int(parts[2])} {MONTHS[int(parts[1]) - 1]} {parts[0]}"


def validity(since: str | None, until: str | None) -> str:
    """From when to when a ground holds, in words."""
    if since is None and until is None:
        return "zonder begin- of einddatum in de bron"
    begin = f"vanaf {date_words(since)}" if since is not None else ""
    end = f"tot {date_words(until)}" if until is not None else ""
    return " ".join(part for part in (begin, end) if part)


def day(case: Case, minute: int) -> str:
    """A moment that may be days away: "di 09:30" on the first day, "dag 3, vr 09:50" later."""
    number = minute // DAY
    return moment(case, minute) if number == 0 else f"dag {number}, {moment(case, minute)}"


def until_day(case: Case, minute: int) -> str:
    """Until when something holds; what outlasts the case needs no day of which nobody hears."""
    return f"tot {day(case, minute)}" if minute <= case.horizon else "langer dan deze casus"


def shortened(title: str) -> str:
    """A title that fits on a line of a list."""
    return title if len(title) <= 90 else title[:87].rsplit(" ", 1)[0] + " …"


def capital(text: str) -> str:
    """`text` as the first word of a sentence."""
    return text[:1].upper() + text[1:]


def duration(minutes: int) -> str:
    """A span in words: "25 minuten", "1 uur en 5 minuten"."""
    if minutes < 60:
        return "1 minuut" if minutes == 1 else f"{minutes} minuten"
    hours, rest = divmod(minutes, 60)
    return f"{hours} uur" if not rest else f"{hours} uur en {duration(rest)}"


def listed(words: Sequence[str], last: str = "en") -> str:
    """Words as people list them: "a, b en c"."""
    return "".join(words) if len(words) < 2 else f"{', '.join(words[:-1])} {last} {words[-1]}"


def few(words: Sequence[str], most: int = 3) -> str:
    """Words as people list them, the last ones only counted when there are many: "a, b en 4 anderen"."""
    if len(words) <= most:
        return listed(words)
    return f"{', '.join(words[: most - 1])} en {len(words) - most + 1} anderen"


def counted(number: int, one: str, many: str) -> str:
    """A number with its noun."""
    return f"{number} {one if number == 1 else many}"


def short(case: Case, role: str) -> str:
    """A role in few words, for a column head: its partner's short name; where two share a partner, what tells their titles apart."""
    if role not in case.roles:
        return role[:8]
    own = case.roles[role]
    name = case.partners[own.partner].short if own.partner in case.partners else role
    others = [other.title.split() for other in case.roles.values() if other.partner == own.partner and other is not own]
    if not others:
        return name
    words = own.title.split()  # "Wijkagent in haar wijk" beside one "in zijn wijk" is "haar wijk"
    while len(words) > 1 and all(other[:1] == words[:1] for other in others):
        words, others = words[1:], [other[1:] for other in others]
    return " ".join(words)


def title(case: Case, role: str) -> str:
    """A role as people call it."""
    return case.roles[role].title if role in case.roles else role


def points(value: float) -> str:
    """Points with a comma: "12,5"."""
    return f"{value:.1f}".replace(".", ",")


def hundredths(value: float) -> str:
    """A weight with a comma: "0,35"."""
    return f"{value:.2f}".replace(".", ",")


def thousandths(value: float) -> str:
    """A factor with a comma: "0,987"."""
    return f"{value:.3f}".replace(".", ",")
