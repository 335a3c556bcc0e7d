"""The pages of the debrief that are text: the outcome, time, sharing, what was missing."""

from collections.abc import Mapping, Sequence

from textual.content import Content

from sim.report import sharing
from sim.report.debrief import Debrief, band_lines, groups, key_moments, norm_lines, row_lines
from sim.report.text import points
from sim.tui import words_debrief as words
from sim.tui.text import join, line, plain
from sim.tui.widgets.frame import Paragraph

GAP: Paragraph = (0, Content(""))


def outcome(found: Debrief, own: Mapping[str, str], numbers: bool) -> list[Paragraph]:
    """The bands beside the own estimate."""
    rows = [_p(join(("Beoordeeld: ", "bold"), line(found.card.tot_text))), GAP]
    for (name, word, meaning), dimension in zip(band_lines(found.card, numbers), words.ORDER, strict=True):
        rows.append(_p(join((f"{name}: ", "bold"), (word, "bold $so-title"))))
        rows.append(_under(meaning))
        if dimension in found.card.dimensions:
            rows.append(_p(plain(f"    Jullie eigen oordeel: {own.get(dimension) or 'niet gegeven'}"), 4))
        rows += [_under(note) for note in _notes(found, dimension)]
        rows.append(GAP)
    if found.card.missing:
        rows += [_p(plain(found.card.missing)), GAP]
    return [*rows, _p(plain(words.OUTCOME_LUCK, "$so-soft"))]


def _notes(found: Debrief, dimension: str) -> tuple[str, ...]:
    card = found.card.dimensions.get(dimension)
    return card.notes if card is not None else ()


def time(found: Debrief) -> list[Paragraph]:
    """Every task on the clock, and where a desk waited."""
    lines = norm_lines(found)
    rows = [_p(plain(words.TIME_LEGEND, "$so-soft")), GAP]
    rows += [_p(join((text[:2], "bold $so-new" if text[0] in "✗±" else "bold"), text[2:]), 2) for text in lines]
    if not lines:
        rows.append(_p(plain(words.TIME_NOTHING)))
    if found.card.waited:
        rows += [GAP, _p(plain(words.TIME_WAITED, "bold $so-title"))]
        rows += [_p(join(("• ", "bold"), idle.text), 2) for idle in found.card.waited]
    return rows


def shared(found: Debrief) -> list[Paragraph]:
    """Who told whom what, on which ground; the grounds explained once below."""
    rows = [_p(plain(sharing.summary(found.shares), "bold")), _p(plain(words.SHARE_LEGEND, "$so-soft")), GAP]
    for share in found.shares:
        head, under = sharing.told(found.case, share)
        rows.append(_p(plain(head, "bold $so-new" if head.startswith("✗") else "bold"), 2))
        rows += [_under(text) for text in under]
    grounds = sharing.grounds(found.shares)
    if grounds:
        rows += [GAP, _p(plain("De gronden", "bold $so-title"))]
        for name, rule in grounds:
            rows += [_p(plain(name, "bold"), 2), _under(rule)]
    return rows


def missing(found: Debrief, numbers: bool) -> list[Paragraph]:
    """The ledger, by term, what cost most first."""
    rows = [_p(plain(words.MISSING_INTRO, "$so-soft")), GAP]
    three = key_moments(found)
    if three:
        rows.append(_p(plain(words.MISSING_THREE, "bold $so-title")))
        rows += [_p(join((f"{number}. {name}", "bold"), f": {text}"), 3) for number, (name, text) in enumerate(three, 1)]
        rows += [GAP, _p(plain(words.MISSING_ALL, "$so-soft")), GAP]
    for group in groups(found.card):
        rows.append(_p(join((group.heading, "bold $so-title"), f" · {points(group.lost)} punten" if numbers else "")))
        for row in group.rows:
            head, under = row_lines(found.case, row, numbers)
            rows.append(_p(join(("• ", "bold"), head), 2))
            rows += [_under(text) for text in under]
        rows.append(GAP)
    return rows if len(rows) > 2 else [_p(plain(words.MISSING_NOTHING))]


def _p(text: Content, indent: int = 0) -> Paragraph:
    return indent, text


def _under(text: str) -> Paragraph:
    """A line that belongs to the one above it."""
    return 4, plain(f"    {text}", "$so-soft")


def different(remarks: Sequence[str]) -> list[Paragraph]:
    """What was said to be different where the players work; nothing where nothing was said."""
    if not remarks:
        return []
    return [_p(plain(words.DIFFERENT, "bold $so-title")), *(_p(plain(f"• {line(one)}"), 2) for one in remarks), GAP]
