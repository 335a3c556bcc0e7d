"""What does a desk look like as lines of text?"""

from collections.abc import Iterator, Mapping

from scenarios.compiled import DAY, Case
from sim.core.forms import chosen_before
from sim.core.phrases import DAYS, closed, lately_busy
from sim.core.roleview import FactView, Form, NoteView, RoleView
from sim.numbering import Numbers
from sim.standing import SHORT, stands

GROUPS = (
    ("Hier en nu", ("draag_bij", "handeling", "besluit", "beslis")),
    ("Met anderen", ("gesprek", "overleg", "stuur", "hardop", "gehoord")),
    ("Maatregelen en plan", ("maatregel", "plan", "anders")),
    ("Aan je bureau", ("raadpleeg", "oordeel", "wacht", "klaar", "stop", "neem_terug")),
)
"""Headings for the moves; the order within a heading is the author's."""
STATUS = {
    "kiest": "je kunt kiezen",
    "bezig": "je bent bezig",
    "in_gesprek": "je zit in een gesprek",
    "wacht": "je wacht",
    "geen_dienst": "je hebt nu geen dienst",
    "leeg": "niemand speelt deze rol",
    "afgelopen": "het spel is afgelopen",
}
HOW = {
    "begin": "vanaf het begin",
    "systeem": "uit je eigen systeem",
    "gesprek": "uit een gesprek met",
    "bericht": "uit een bericht van",
    "verzoek": "uit een verzoek van",
    "handeling": "door wat je deed",
    "gehoord": "gehoord van",
    "dossier": "uit je eigen dossier",
    "gebeurtenis": "door wat er gebeurde",
    "maatregel": "door een maatregel",
    "besluit": "door een besluit",
    "hardop": "hardop van",
    "overdracht": "uit een overdracht van",
}
FULL = 3
"""Moves that may be lined up at most."""
COMMANDS = (
    ("nummer", "kies een zet uit de lijst"),
    ("uitleg NUMMER", "wat een zet inhoudt"),
    ("status", "waar je staat, wat er loopt en wie iets van je vraagt"),
    ("tijd", "hoe laat het is en tot hoe laat dit deel duurt"),
    ("dossier", "alles wat je weet"),
    ("bereik", "wie je nu kunt bereiken en hoe"),
    ("plan", "wat er in het veiligheidsplan staat"),
    ("herhaal", "de laatste berichten en je zetten nog een keer"),
    ("begrip WOORD", "uitleg bij een begrip"),
    ("handboek BLAD", "een blad uitleg, of zonder blad welke er zijn"),
    ("terug", "een zet niet afmaken"),
    ("anders", "zeggen wat er in jouw regio of organisatie anders gaat; kan bij elke vraag"),
    ("stop", "stoppen; het spel is bewaard; kan bij elke vraag, net als help"),
)


def clock(minute: int) -> str:
    return f"{minute % DAY // 60:02d}:{minute % 60:02d}"


def day_and_clock(case: Case, minute: int) -> str:
    """The weekday with the hour: for who hears that another part begins, perhaps days later."""
    return f"{DAYS[(case.weekday + minute // DAY) % 7]} {clock(minute)}"


def moment(view: RoleView, minute: int) -> str:
    """The hour of `minute`, with the weekday when it is another day than now, and a week away or more with the number of the day."""
    away = minute // DAY - view.now // DAY
    if not away:
        return clock(minute)
    number = f" (dag {minute // DAY})" if abs(away) > 6 else ""
    return f"{DAYS[(view.weekday + away) % 7]} {clock(minute)}{number}"


def note(view: RoleView, one: NoteView) -> str:
    """Something that came in, as one line."""
    urgent = "Dringend. " if one.urgent else ""
    text = " ".join(part for part in (closed(one.title), one.text) if part.strip("."))
    return f"{moment(view, one.at)} {view.title}: {urgent}{text}"


def scenes(view: RoleView) -> Iterator[str]:
    """What is going on around this desk."""
    for scene in view.scenes:
        yield f"{moment(view, scene.since)} {view.title}: {closed(scene.title)} {scene.text}"


def grouped(moves: tuple[Form, ...]) -> list[tuple[str, list[Form]]]:
    """The moves under their headings; one of a kind that has no heading comes under the last."""
    groups: dict[str, list[Form]] = {heading: [] for heading, _ in GROUPS}
    for form in moves:
        groups[next((heading for heading, kinds in GROUPS if form.kind in kinds), GROUPS[-1][0])].append(form)
    return [(heading, forms) for heading, forms in groups.items() if forms]


def in_order(moves: tuple[Form, ...]) -> list[Form]:
    """The moves in the order in which they are told."""
    return [form for _, forms in grouped(moves) for form in forms]


def moves(view: RoleView, explained: set[str], numbers: Numbers) -> Iterator[str]:
    """The moves by number under their headings, what was decided last; each is explained the first time (`explained` remembers)."""
    for heading, forms in grouped(view.moves):
        yield f"{heading}:"
        for form in sorted(forms, key=lambda form: (bool(chosen_before(form)), numbers.of(form) or 0)):
            blocked = " [kan nu waarschijnlijk niet]" if form.blocked else ""
            minutes = f", {form.minutes} min" if form.minutes else ""
            hint = f" Tip: {form.hint}" if form.hint else ""
            detail = "" if form.label in explained and form.kind not in ("besluit", "beslis") else f" {form.detail}"
            explained.add(form.label)
            yield f"  {numbers.of(form)}: {form.label}{minutes}.{detail}{blocked}{hint}"


def desk(view: RoleView) -> Iterator[str]:
    """What the desk does now and what is lined up."""
    until = f" tot {moment(view, view.busy_until)}" if view.busy_until is not None else ""
    what = f": {view.status_label}" if view.status_label else ""
    place = (view.place or "kantoor").replace("_", " ")
    yield f"{clock(view.now)} {view.title}: {STATUS.get(view.status, view.status)}{what}{until}. Plek: {place}."
    for label in view.queue:
        yield f"  Staat klaar: {label}."
    if len(view.queue) >= FULL:
        yield "  Er past niets meer bij. Kies Wachten of Klaar om door te geven, of neem er een terug."


def status(view: RoleView, words: Mapping[str, str]) -> Iterator[str]:
    """Where the desk stands, what runs, what is asked of it; `words` names roles and themes."""
    yield from desk(view)
    for work in view.running:
        yield f"  Loopt: {work.label}, klaar om {moment(view, work.lands)}."
    for measure in view.measures:
        reason = f" {measure.reason}" if measure.reason else ""
        yield f"  Maatregel: {measure.title}, {measure.status.replace('_', ' ')} om {moment(view, measure.at)}.{reason}"
    for request in view.requests:
        yield f"  Er wacht een verzoek op jouw beslissing: {request.title}."
    if view.judgement:
        yield f"  Jouw laatste oordeel: {view.judgement.replace('_', ' ')}."
    if view.difference:
        yield f"  Jouw oordeel verschilt twee stappen van dat van {view.difference}. Het is nog niet besproken."
    if view.talk is not None:
        yield from talk(view, words)


def talk(view: RoleView, words: Mapping[str, str]) -> Iterator[str]:
    """With whom the role talks, and what was asked there."""
    if view.talk is None:
        return
    others = [words.get(role, role) for role in view.talk.present if role != view.role]
    late = [words.get(role, role) for role in view.talk.awaited]
    waits = f" {'Kwam niet' if view.talk.phase == 'tafel' else 'Nog verwacht'}: {', '.join(late)}." if late else ""
    about = f" over {view.talk.about}" if view.talk.about else ""
    yield f"{clock(view.now)} {view.title}: gesprek met {', '.join(others) or 'nog niemand'}{about}.{waits}"
    for role, themes in view.talk.asks:
        if role != view.role:
            yield f"{clock(view.now)} {words.get(role, role)} vraagt naar: {', '.join(words.get(theme, theme) for theme in themes)}."
    for role, level in view.talk.judgements:
        yield f"{clock(view.now)} {words.get(role, role)} oordeelt: {level.replace('_', ' ')}."


def time(view: RoleView) -> str:
    until = moment(view, view.chapter_end)
    return f"{clock(view.now)} {view.title}: het is {DAYS[view.weekday]} {clock(view.now)}. {view.chapter_title} duurt tot {until}."


def dossier(view: RoleView, words: Mapping[str, str]) -> Iterator[str]:
    """All the role was told, with where it came from."""
    if not view.facts:
        yield f"{clock(view.now)} {view.title}: je dossier is nog leeg."
    for fact in view.facts:
        yield fact_line(view, fact, words)


def fact_line(view: RoleView, fact: FactView, words: Mapping[str, str]) -> str:
    """One fact, with how it is known."""
    marks = [
        text
        for text, on in (
            ("rode vlag", fact.red_flag is not None),
            (SHORT[stands(fact)], stands(fact) != "nergens"),
            ("verlopen", fact.expired),
        )
        if on
    ]
    marked = f" [{', '.join(marks)}]" if marks else ""
    origin = f"{HOW.get(fact.how, fact.how)} {words.get(fact.source, fact.source if fact.how == 'gehoord' else '')}".strip()
    return f"{moment(view, fact.at)} {view.title}: kaart {fact.number}, {fact.label}. {fact.text} Je weet dit {origin}.{marked}"


def reach(view: RoleView) -> Iterator[str]:
    """Whom the role can reach now, and how."""
    for contact in view.contacts:
        if not contact.exists:
            yield f"{clock(view.now)} {view.title}: {contact.title} bestaat in deze regio niet."
            continue
        if contact.through:
            yield f"{clock(view.now)} {view.title}: {contact.title} beslist op een verzoek; alleen via {contact.through}."
            continue
        ways = [f"{channel.channel.replace('_', ' ')} {_open(view, channel.open, channel.opens)}" for channel in contact.channels]
        target = f" Voor {contact.target} jaar." if contact.target else ""
        busy = f" {lately_busy(contact.busy).capitalize()}." if contact.busy is not None else ""
        yield f"{clock(view.now)} {view.title}: {contact.title}: {'; '.join(ways) or 'niet te bereiken'}.{target}{busy}"


def _open(view: RoleView, now: bool, opens: int | None) -> str:
    if now:
        return "kan nu"
    return f"pas om {moment(view, opens)}" if opens is not None else "kan niet"


def plan(view: RoleView) -> Iterator[str]:
    if not view.plan:
        yield f"{clock(view.now)} {view.title}: er staat nog geen plan dat jij kent."
    for field, text in view.plan:
        yield f"{clock(view.now)} {view.title}: {field}: {text}"
