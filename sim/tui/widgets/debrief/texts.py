"""The pages of the debrief that are text: the outcome, time, sharing, what was missing."""

from collections.abc import Mapping

from textual.content import Content

from sim.report import sharing
from sim.report.debrief import Debrief, band_lines, groups, norm_lines, row_lines
from sim.report.text import points
from sim.tui import words_debrief as words
from sim.tui.text import join, line, plain


def outcome(found: Debrief, own: Mapping[str, str], numbers: bool) -> Content:
    """The bands beside the own estimate."""
    rows: list[Content] = [join(("Beoordeeld: ", "bold"), line(found.card.tot_text)), Content("")]
    for (name, word, meaning), dimension in zip(band_lines(found.card, numbers), words.ORDER, strict=True):
        rows.append(join((f"{name}: ", "bold"), (word, "bold $so-title")))
        rows.append(plain(f"    {meaning}", "$so-soft"))
        if dimension in words.ESTIMATE:
            rows.append(plain(f"    Jullie eigen oordeel: {own.get(dimension) or 'niet gegeven'}"))
        rows += [plain(f"    {note}", "$so-soft") for note in _notes(found, dimension)]
        rows.append(Content(""))
    rows += [plain(found.card.missing), Content(""), plain(words.OUTCOME_LUCK, "$so-soft")]
    return Content("\n").join(rows)


def _notes(found: Debrief, dimension: str) -> tuple[str, ...]:
    card = found.card.dimensions.get(dimension)
    return card.notes if card is not None else ()


def time(found: Debrief) -> Content:
    """Every task on the clock."""
    lines = norm_lines(found)
    rows = [plain(words.TIME_LEGEND, "$so-soft"), Content("")]
    rows += [join((text[:2], "bold $so-new" if text[0] in "✗±" else "bold"), text[2:]) for text in lines] or [plain(words.TIME_NOTHING)]
    if found.card.waited:
        rows += [Content(""), plain(words.TIME_WAITED, "bold $so-title")]
        rows += [join(("• ", "bold"), idle.text) for idle in found.card.waited]
    return Content("\n").join(rows)


def shared(found: Debrief) -> Content:
    """Who told whom what, on which ground; the grounds explained once below."""
    rows: list[Content] = [plain(sharing.summary(found.shares), "bold"), plain(words.SHARE_LEGEND, "$so-soft"), Content("")]
    for share in found.shares:
        head, under = sharing.told(found.case, share)
        rows.append(plain(head, "bold $so-new" if head.startswith("✗") else "bold"))
        rows += [plain(f"    {text}", "$so-soft") for text in under]
    grounds = sharing.grounds(found.shares)
    if grounds:
        rows += [Content(""), plain("De gronden", "bold $so-title")]
        rows += [join((name, "bold"), f"\n    {rule}") for name, rule in grounds]
    return Content("\n").join(rows)


def missing(found: Debrief, numbers: bool) -> Content:
    """The ledger, by term, what cost most first."""
    rows: list[Content] = [plain(words.MISSING_INTRO, "$so-soft"), Content("")]
    for group in groups(found.card):
        rows.append(join((group.heading, "bold $so-title"), f" · {points(group.lost)} punten" if numbers else ""))
        for row in group.rows:
            head, under = row_lines(found.case, row, numbers)
            rows.append(join(("• ", "bold"), head))
            rows += [plain(f"    {text}", "$so-soft") for text in under]
        rows.append(Content(""))
    return Content("\n").join(rows if len(rows) > 2 else [plain(words.MISSING_NOTHING)])
