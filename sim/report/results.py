"""What did it come to, and what does each take home?

The three key moments with the whole ledger under them, the bands beside what the table thought itself, and the card of each
partner. Words first; numbers and a total only for who asks.
"""

from collections.abc import Iterator, Sequence

from scoring.cards import SURROUNDINGS, Card
from scoring.scorecard import Sum
from sim.report.debrief import Debrief, band_lines, groups, named, row_lines
from sim.report.keys import Key
from sim.report.route import ROUTES
from sim.report.sources import EXPLAINED
from sim.report.text import BLANK, Piece, capital, counted, day, duration, hundredths, listed, points, thousandths

SURROUNDING = 8
"""Rows of the surroundings that are told; the ledger has them all."""
EVERYTHING = f"alles staat op blad 8, per onderwerp. Dat blad hoort bij ‘{ROUTES[0].title}’"
"""Where the rest stands: not every route that shows a card has that sheet."""
MOVES = 4
"""Moves of one key moment that are told; of the others it is said that there are more."""
LUCK = "Dit oordeel kijkt niet naar geluk of afloop, alleen naar wat er te weten en te doen was. G toont de getallen."


# --- key moments ----------------------------------------------------------------------------------------------------


def key_moments(found: Debrief) -> Iterator[Piece]:
    """At most three moments, with what the forms offered then."""
    if not found.keys:
        yield Piece("Er is geen moment waarop een zet die mogelijk was, nog veel had gebracht.", "sterk")
        yield Piece("Kies er zelf drie. Wat lukte daar, en waardoor?")
    for number, key in enumerate(found.keys, 1):
        yield from _key(found, number, key)
        yield BLANK


def _key(found: Debrief, number: int, key: Key) -> Iterator[Piece]:
    if key.kind == "stilte":
        length = duration(key.until - key.at)
        ran = f"; toen liep: {key.label}" if key.label else ""
        yield Piece(f"{number}. {day(found.case, key.at)} tot {day(found.case, key.until)}: ruimte bij {key.who} ({length}){ran}", "kop", 3)
    else:
        yield Piece(f"{number}. {day(found.case, key.at)}: {key.who}, {key.label}", "kop", 3)
    yield Piece("Wat als toen? Dit lag open:", "zacht", 3, "   ")
    first: dict[str, list[str]] = {}
    for chance in key.chances:
        first.setdefault(chance.move, []).append(named(found, chance.row))
    for move, brought in list(first.items())[:MOVES]:
        brings = list(dict.fromkeys(brought))
        more = f" en nog {len(brings) - 2}" if len(brings) > 2 else ""
        yield Piece(f" (voor: {listed([f'‘{one}’' for one in brings[:2]])}{more})", "sterk", 5, f"   • {move}")
    if len(first) > MOVES:
        yield Piece("   En nog meer; niemand doet alles.", "zacht", 5)


def own_moments(moments: Sequence[str], tags: Sequence[str]) -> Iterator[Piece]:
    """What the table itself named and marked, without whose it was."""
    if moments:
        yield Piece("Zelf genoemd", "kop")
        yield from (Piece(text, "sterk", 2, "• ") for text in moments)
        yield BLANK
    if tags:
        yield Piece("Zelf gemerkt in de loop van de zaak", "kop")
        yield from (Piece(text, "", 2) for text in tags)
        yield BLANK


def ledger(found: Debrief, numbers: bool) -> Iterator[Piece]:
    """Everything that could have been, by term, what weighed most first."""
    made = groups(found.card)
    if not made:
        yield Piece("Er ontbrak niets wat het spel telt. Wat zou je toch anders doen?")
        return
    yield Piece("Alles wat nog kon, per onderwerp. Niet om te straffen: elke regel is iets dat kon, toen.", "zacht")
    yield Piece(EXPLAINED, "zacht")
    for group in made:
        yield BLANK
        yield Piece(group.heading + (f" · {points(group.lost)} punten" if numbers else ""), "kop")
        for row in group.rows:
            head, under = row_lines(found.case, row, numbers)
            yield Piece(head, "sterk", 2, "• ")
            yield from (Piece(f"    {text}", "zacht", 4) for text in under)


# --- bands and cards ------------------------------------------------------------------------------------------------


def bands(found: Debrief, own: Sequence[dict[str, str]], numbers: bool) -> Iterator[Piece]:
    """The bands beside the own estimates, of everybody who gave one."""
    yield Piece(f": {found.card.tot_text}", "sterk", 0, "Beoordeeld")
    yield BLANK
    for (name, word, meaning), dimension in zip(band_lines(found.card, numbers), "TIAB", strict=True):
        yield Piece(f"{name}: {word}", "kop", 4)
        yield Piece(f"    {capital(meaning)}.", "zacht", 4)
        card = found.card.dimensions.get(dimension)
        if card is None:
            continue
        yield Piece(f"    Zelf geschat: {_estimates(own, dimension)}", "", 4)
        yield from (Piece(f"    {note}", "zacht", 4) for note in card.notes)
    yield BLANK
    if found.card.missing:
        yield Piece(found.card.missing)
    elif numbers and found.card.total is not None:
        yield Piece(f": {points(found.card.total)} van 100, {found.card.band}", "sterk", 0, "Alles samen")
        yield from (Piece(f"    {line}", "zacht", 4) for line in _sum(found.card.sum))
    yield Piece(LUCK, "zacht")


def _sum(made: Sum | None) -> Iterator[str]:
    """The total as a sum that a reader can do again."""
    if made is None:
        return
    yield f"{' + '.join(f'{hundredths(share)} × {name} {points(part)}' for name, share, part in made.parts)} = {points(made.mean)}"
    if made.held < made.mean:
        yield f"hooguit {points(made.above)} boven de laagste van de drie: {points(made.held)}"
    if made.kept < 1:
        yield (
            f"keer {thousandths(made.kept)}, omdat er iets gedeeld is dat daar niet hoorde of zonder grond was "
            f"(zorg {thousandths(made.care)}): {points(made.total)}"
        )


def _estimates(own: Sequence[dict[str, str]], dimension: str) -> str:
    """How many gave each word, in the order of the first that gave it."""
    given = [one[dimension] for one in own if one.get(dimension)]
    if not given:
        return "niet gegeven"
    if len(own) == 1:
        return given[0]
    return ", ".join(f"{given.count(word)} keer {word}" for word in dict.fromkeys(given))


SHARE = 20
"""Signs of the bar with the share of the own chances."""


def card(one: Card, numbers: bool) -> Iterator[Piece]:
    """The card of one partner: strengths first, then questions."""
    if one.used is not None:
        full = round(one.used * SHARE)
        share = f" {round(100 * one.used)} procent" if numbers else ""
        yield Piece(f" {'█' * full}{'░' * (SHARE - full)}{share}", "", 2, "Eigen kansen benut:")
        yield BLANK
    if one.strengths:
        yield Piece("Dit lukte", "kop")
        yield from (Piece(capital(text), "sterk", 2, "✓ ") for text in one.strengths)
        yield BLANK
    if one.questions:
        yield Piece("Om mee te nemen", "kop")
        yield from (Piece(text, "sterk", 2, "? ") for text in one.questions)
    if not one.strengths and not one.questions:
        yield Piece("Op deze kaart staat niets: er kwam hier niets aan de beurt, of alles lag bij een ander.")


def surroundings(found: Debrief, numbers: bool) -> Iterator[Piece]:
    """What lay with software, with roles nobody played and with the world."""
    one = next((each for each in found.card.cards if each.role == SURROUNDINGS), None)
    if one is None or not one.rows:
        return
    yield Piece("De omgeving", "kop")
    yield Piece(
        "Het deel dat lag bij wie het programma speelde, of bij wie er geen stoel had. Waar ook een speler genoemd wordt, "
        "staat diens deel op de eigen kaart.",
        "zacht",
    )
    rows: dict[str, float] = {}
    for row, lost in one.rows:  # the same row comes once for each of them
        rows[row.text] = rows.get(row.text, 0.0) + lost
    told = sorted(rows.items(), key=lambda pair: -pair[1])
    for text, lost in told[:SURROUNDING]:
        yield Piece(text, "sterk", 2, f"• {points(lost)} punten · " if numbers else "• ")
    if len(told) > SURROUNDING:
        yield Piece(f"en nog {counted(len(told) - SURROUNDING, 'regel', 'regels')}; {EVERYTHING}", "zacht")
