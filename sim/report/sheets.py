"""What stands on the sheets that look at the case itself?

Time, sharing, how safe each thought it was, the next night, and the days of the people it is about; as pieces of text that
screens and plain mode draw alike.
"""

from collections.abc import Iterator, Sequence

from scenarios.compiled import Case
from sim.report import clocks as clocks_
from sim.report import night as night_
from sim.report import sharing
from sim.report.debrief import Debrief
from sim.report.eyes import visit_line
from sim.report.text import BLANK, Piece, counted, day
from sim.report.views import View, rating_said, scale

BAR = 36
"""Signs for a bar that still leaves room at 80 columns."""
WAITS = 6
"""Waits that are told; the others are counted."""
NEEDS = 8
"""Needs that were not met that are told; the ledger has them all."""


def time(found: Debrief) -> Iterator[Piece]:
    """Every step on its clock, what was missed first; and where a desk waited."""
    if not found.steps:
        yield Piece("Er was nog niets waarvan de tijd om was.")
        return
    yield Piece("✓ op tijd   ± later dan het streven   ✗ niet, of te laat", "zacht")
    yield Piece(clocks_.LEGEND, "zacht")
    yield Piece(clocks_.NOT_ALL, "zacht")
    yield BLANK
    shown = ""
    for step in found.steps:
        heading = "Op tijd" if step.mark == "✓" else "Later, of niet"
        if heading != shown:
            if shown or heading == "Op tijd":
                yield from _waited(found)
            yield Piece(heading, "kop")
            shown = heading
        yield Piece(step.title, "sterk" if step.mark == "✓" else "let_op", 2, f"{step.mark} ")
        yield Piece(f"  {clocks_.bar(step, BAR)}", "streep", 2)
        yield Piece(f"  {clocks_.told(found.played, step)}", "zacht", 2)


def _waited(found: Debrief) -> Iterator[Piece]:
    """Where a desk waited longest while something of its own was due."""
    longest = sorted(found.card.waited, key=lambda idle: -idle.waited)
    if longest:
        yield BLANK
        yield Piece("Hier wachtte iemand terwijl er iets te doen was", "kop")
    yield from (Piece(idle.text, "sterk", 2, "• ") for idle in longest[:WAITS])
    if len(longest) > WAITS:
        yield Piece(f"  en nog {counted(len(longest) - WAITS, 'keer', 'keer')}", "zacht")
    yield BLANK


def shared(found: Debrief) -> Iterator[Piece]:
    """What did not belong there first, then what was needed and did not come, then what was told in time, and the grounds once."""
    yield Piece(sharing.summary(found.shares), "sterk")
    yield Piece("✓ met grond   ? de bron zwijgt, kost niets   ✗ zonder grond, of het hoorde daar niet", "zacht")
    wrong = [share for share in found.shares if share.verdict == "geen" or share.unfit or share.leak]
    needed = [share for share in found.shares if share.needed and share not in wrong]
    others = [share for share in found.shares if not share.needed and share not in wrong]
    yield from _told(found, "Hoorde daar niet, of zonder grond", wrong)
    yield from _not_told(found)
    yield from _loops(found)
    yield from _told(found, "Nodig, en verteld", needed)
    yield from _told(found, "Ook verteld", others)
    grounds = sharing.grounds(found.shares)
    if grounds:
        yield BLANK
        yield Piece("De gronden", "kop")
    for name, rule in grounds:
        yield Piece(name, "sterk", 2)
        yield Piece(f"    {rule}", "zacht", 4)


def _told(found: Debrief, heading: str, shares: Sequence[sharing.Share]) -> Iterator[Piece]:
    if shares:
        yield BLANK
        yield Piece(f"{heading} ({len(shares)})", "kop")
    for share in shares:
        head, under = sharing.told(found.case, share)
        yield Piece(head, "let_op" if head.startswith("✗") else "sterk", 2)
        yield from (Piece(f"    {text}", "zacht", 4) for text in under)


def _not_told(found: Debrief) -> Iterator[Piece]:
    """What whoever decided needed and did not have in time, with the ground on which it could have gone."""
    rows = sorted((row for row in found.card.ledger if row.term == "dekking"), key=lambda row: -row.lost)
    if rows:
        yield BLANK
        yield Piece(f"Nodig, en niet op tijd ({len(rows)})", "kop")
    for row in rows[:NEEDS]:
        yield Piece(row.text, "let_op", 2, "✗ ")
    if len(rows) > NEEDS:
        yield Piece(f"  en nog {len(rows) - NEEDS}; alles staat op blad 8", "zacht")


def _loops(found: Debrief) -> Iterator[Piece]:
    """Who brought something and heard back."""
    dimension = found.card.dimensions.get("I")
    items = [item for term in (dimension.terms if dimension is not None else ()) if term.id == "terugkoppeling" for item in term.items]
    if items:
        yield BLANK
        yield Piece("Terugkoppeling", "kop")
    for item in items:
        when = "niet gedaan" if item.at is None else f"gedaan {day(found.case, item.at)}"
        mark = "✓" if item.value >= 0.999 else "±" if item.value > 0 else "✗"
        yield Piece(f": {when}, uiterlijk {day(found.case, item.limit)}", "sterk" if mark == "✓" else "let_op", 2, f"{mark} {item.title}")


# --- how safe each thought it was -----------------------------------------------------------------------------------


def views(found: Debrief) -> Iterator[Piece]:
    """The judgements side by side, moment by moment."""
    if not found.views:
        yield Piece("In dit spel zijn geen oordelen naast elkaar gelegd.", "sterk")
        yield Piece("Doe het nu alsnog: hoe veilig vond jij het, aan het begin en aan het eind? Eerst het woord, en dan pas waarom.")
        return
    yield Piece("veilig ●○○○   zorgen ○●○○   onveilig ○○●○   acuut onveilig ○○○●", "zacht")
    for view in found.views:
        yield BLANK
        yield from _view(found.case, view)


def _view(case: Case, view: View) -> Iterator[Piece]:
    yield Piece(f"{day(case, view.at)}  {view.title}", "kop")
    for each in view.differences:
        spoken = f"{each.spoken}." if each.spoken else "Niemand sprak het uit."
        yield Piece(f"{each.mild} en {each.grave} lagen twee stappen of meer uit elkaar. {spoken}", "let_op", 2, "! ")
    for rated in view.rated:
        same = rated.after == rated.before
        if rated.before is not None:
            when = "" if view.alone else ", vooraf en achteraf" if same else ", vooraf"
            yield Piece(f": {rating_said(rated.before)}", "sterk", 4, f"{scale(rated.before)}  {rated.role}{when}")
        if rated.after is not None and not same:
            yield Piece(f": {rating_said(rated.after)}", "sterk", 4, f"{scale(rated.after)}  {rated.role}, achteraf")
    if not view.alone and all(rated.after is None for rated in view.rated):
        yield Piece("Niemand gaf achteraf opnieuw een oordeel. Wat had het gesprek veranderd?", "zacht")


# --- the next night -------------------------------------------------------------------------------------------------


def nights(found: Debrief) -> Iterator[Piece]:
    """Every probe moment, and then the days between."""
    for number, night in enumerate(found.after.nights):
        yield Piece(f"{day(found.case, night.at)}  {night.title}", "kop")
        yield from night_screen(found, number)
        yield from night_lacking(found, number)
        yield BLANK
    yield from between(found)


def night_screen(found: Debrief, number: int) -> Iterator[Piece]:
    """What whoever responded saw, part by part."""
    night = found.after.nights[number]
    for part, (heading, empty) in night_.SHEETS.items():
        rows = [shown for shown in night.shown if shown.part == part]
        if not rows and not empty:
            continue
        yield Piece(heading, "kop")
        if not rows:
            yield Piece(empty, "let_op", 2, "  ")
        yield from (Piece(row.text, "sterk", 4, "  ● " if row.needed else "  · ") for row in rows)


def night_lacking(found: Debrief, number: int) -> Iterator[Piece]:
    """What was needed then and was not there."""
    night = found.after.nights[number]
    yield Piece(f"Van wat {night.responder} toen nodig had, was er {night.found} van {night.needed}.", "sterk")
    if any(shown.needed for shown in night.shown):
        yield Piece("● is wat nodig was.", "zacht")
    yield from (Piece(f". {each.where}", "let_op", 2, f"✗ {each.what}") for each in night.lacking)


def between(found: Debrief) -> Iterator[Piece]:
    """The gaps in cover and regie, and the fields of the handover."""
    if found.after.stretches:
        yield Piece("De tijd ertussen", "kop")
        yield Piece("═ gedekt, of belegd bij één partij   · niet", "zacht")
    for stretch in found.after.stretches:
        said = night_.gaps_said(found.case, stretch)
        full = "·" not in night_.bar(stretch, BAR)
        yield Piece(f"  {stretch.title}: {said}", "sterk" if full else "let_op", BAR + 2, night_.bar(stretch, BAR))
    if found.after.handed:
        yield BLANK
        yield Piece("De velden van de overdracht", "kop")
    for field in found.after.handed:
        yield Piece(
            f" (uiterlijk {day(found.case, field.due)}): {field.text}",
            "sterk" if field.mark == "✓" else "let_op",
            2,
            f"{field.mark} {field.title}",
        )
    if not found.after.stretches and not found.after.handed and not found.after.nights:
        yield Piece("Zover kwam het spel niet, of deze zaak kijkt niet naar een volgende nacht.", "sterk")
        yield Piece("Als het vannacht weer misgaat, wat staat er dan op het scherm van wie er komt?")


# --- the people it is about -----------------------------------------------------------------------------------------


def eyes(found: Debrief) -> Iterator[Piece]:
    """The days of each of them."""
    if not found.eyes:
        yield Piece("Dit spel volgt niet wie met wie sprak. Hoe zag hun dag eruit: wie kwam er, en wat vroeg die?")
        return
    yield Piece("Wat er gebeurde, gezien vanaf de andere kant van de tafel.", "zacht")
    for each in found.eyes:
        yield BLANK
        yield Piece(each.person, "kop")
        if each.wants:
            yield Piece(each.wants, "zacht", 2, "Wilde: ")
        if each.fears:
            yield Piece(each.fears, "zacht", 2, "Was bang: ")
        yield from (Piece(text, "sterk", 2, "• ") for text in each.said)
        yield from (Piece(f"    {visit_line(found.case, visit)}", "zacht", 6) for visit in each.visits)


# --- after a short sitting -------------------------------------------------------------------------------------------


def sitting(found: Debrief) -> Iterator[Piece]:
    """Who played what, and that nothing is judged."""
    if found.short is None:
        return
    chapters = {chapter.id: number for number, chapter in enumerate(found.case.chapters)}
    title = found.case.roles[found.short.role].title
    yield Piece(f"Dit was een korte zit: {found.short.title}. Jij speelde {title}. Wat ervoor kwam, lag al vast.", "sterk")
    if chapters[found.short.until] + 1 < len(chapters):
        yield Piece("Na jouw deel speelde het programma de zaak uit, ook op jouw stoel. Zo zie je wat de volgende vond.")
    yield Piece("Er komt geen oordeel en er zijn geen punten. Je ziet wat er gebeurde, en wat de volgende vond. Daarna volgen drie vragen.")


def questions(found: Debrief) -> Iterator[Piece]:
    """Three questions to take to work."""
    if found.short is None:
        return
    yield Piece("Om mee te nemen naar je werk", "kop")
    for number, question in enumerate(found.short.questions, 1):
        yield BLANK
        yield Piece(question, "sterk", 3, f"{number}. ")
    yield BLANK
    yield Piece("Er is geen goed antwoord. Kies er één, en stel die deze week aan een collega of in het team.", "zacht")
