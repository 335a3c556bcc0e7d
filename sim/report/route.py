"""In which order does a table look back, and what does it ask itself?

The sheets of the debrief with their questions, three ways through them, and a fourth for who played a short sitting. A sheet that is
added here is shown everywhere; what stands on it is made in `sheets.py`, or by a widget of its own.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Page:
    """One sheet. `number` is what scoring calls it; "" for the opening and the closing."""

    id: str
    number: str
    title: str
    asks: str
    minutes: int
    """What a table may give it when it goes the whole way (author's choice): most of it for what they say themselves."""
    routes: frozenset[str]
    alone: str = ""
    """What it asks somebody who played alone, where the question for a table would ask the others."""

    def asked(self, alone: bool) -> str:
        """Its question, for a table or for one."""
        return self.alone if alone and self.alone else self.asks


@dataclass(frozen=True, slots=True)
class Route:
    """A way through the sheets."""

    id: str
    title: str
    minutes: int
    for_whom: str


ROUTES = (
    Route("heel", "De hele nabespreking", 35, "samen, alle bladen"),
    Route("kort", "De korte", 12, "samen, vier bladen: oordeel, weten, de nacht, afspraken"),
    Route("alleen", "Alleen", 10, "voor wie in zijn eentje speelde: oordeel, weten, de nacht, je kaart, afspraken"),
)
SHORT = Route("zit", "De korte zit", 5, "na een korte zit: wat gebeurde er, wat vond de volgende, en drie vragen")
"""Chosen by nobody: a short sitting has this one, without a judgement."""
ALL = frozenset(route.id for route in ROUTES)
_ALONE = frozenset({"heel", "alleen"})
_WHOLE = frozenset({"heel"})
_EDGE = ALL | {SHORT.id}

PAGES = (
    Page(
        "begin",
        "",
        "Hoe zit je erbij?",
        "Vraag het eerst aan elkaar. De zaak kan even wachten.",
        2,
        _EDGE,
        "Neem even de tijd. De zaak kan wachten.",
    ),
    Page("eigen", "0", "Eigen oordeel", "Welk moment deed ertoe? Wat wist jij dat een ander nodig had?", 4, ALL),
    Page("loop", "1", "Loop van de zaak", "Voor wie was dit risicovol?", 3, _WHOLE | {SHORT.id}),
    Page("tijd", "2", "Tijd", "Wat had tegelijk gekund? Op wie wachtten we?", 3, _WHOLE, "Wat had tegelijk gekund? Op wie wachtte jij?"),
    Page("weten", "3", "Wie wist wat, toen?", "Welk stukje had het besluit veranderd? Wie had kunnen vragen?", 4, ALL),
    Page("delen", "4", "Delen met maat", "Was dit nodig voor díe taak? Wie kreeg geen terugkoppeling?", 3, _WHOLE),
    Page(
        "duiding",
        "5",
        "Duiding",
        "Waarom schatten wij dit anders in? Wat betekende ‘veilig’?",
        2,
        _WHOLE,
        "Waarom schatte een ander dit anders in? Wat betekende ‘veilig’?",
    ),
    Page("nacht", "6", "De volgende nacht", "Als het vannacht weer misgaat: wat weet wie er komt? Losstaand of patroon?", 3, _EDGE),
    Page("ogen", "7", "Door hun ogen", "Hoe vaak deed zij haar verhaal? Wie legde uit, wie troostte?", 2, _WHOLE),
    Page("momenten", "8", "Drie sleutelmomenten", "Wat was tóen mogelijk? Kunde of geluk?", 3, _WHOLE),
    Page(
        "kaarten",
        "9",
        "Kaarten",
        "Waar kijken jullie anders naar dan het spel? Wat houd ik vast?",
        2,
        _ALONE,
        "Waar kijk jij anders naar dan het spel? Wat houd je vast?",
    ),
    Page(
        "afspraken",
        "10",
        "Afspraken",
        "Wat doen we maandag anders? Wie, en wanneer kijken we terug?",
        3,
        ALL,
        "Wat doe jij maandag anders? Met wie, en wanneer kijk je terug?",
    ),
    Page("vragen", "", "Drie vragen", "Welke van de drie stel jij deze week aan een collega?", 2, frozenset({SHORT.id})),
    Page("einde", "", "Afronden", "Hoe ga je hier weg? Bij wie kun je terecht?", 1, _EDGE),
)


def pages(route: str) -> tuple[Page, ...]:
    """The sheets of a route, in order."""
    return tuple(page for page in PAGES if route in page.routes)
