"""Which note does an event leave on a role's screen?

A note says in a line what came in and from whom; longer text stands in the scene, the fact or the case. Only events that
concern the role leave one, and only with what stands in the event.
"""

from collections.abc import Iterator
from dataclasses import replace

from scenarios import compiled as c
from sim.core import commands as m
from sim.core import events as e
from sim.core import phrases as say
from sim.core.refusals import TEXTS
from sim.core.roleview import NoteView
from sim.core.told import Told


def note_of(told: Told, event: e.Event) -> None:
    """Leave the note of `event`, if it has one, with the role of `told`."""
    found = _note(told, event)
    _heard(told, event)
    if found is None:
        return
    kind, title, text, urgent = found
    last = told.notes[-1] if told.notes and told.notes[-1].at == event.at else None
    if isinstance(event, e.Disclosed) and last is not None and last.kind == kind and last.text == text:
        # Facts of one telling on one ground stand in one note, and so do those that were known.
        head, _, new = title.partition(": ")
        if last.title.startswith(head + ": "):
            told.notes[-1] = replace(last, title=f"{last.title}; {new}")
            return
    if last is not None and last.title == _brought_by(told.case, event):
        told.notes.pop()  # what an act brought says that it is over
    told.notes.append(NoteView(event.at, event.seq, kind, title, text, urgent))


Found = tuple[str, str, str, bool] | None
FAILED = "Het gesprek kwam niet tot stand"
OVER = " is klaar"
HAPPENS = "Gebeurtenis"
BRINGS = {
    "handeling": "Wat het oplevert",
    "gebeurtenis": "Wat er speelt",
    "maatregel": "Wat de maatregel brengt",
    "besluit": "Wat op het besluit volgt",
}
"""What brought a text → the title of its note: true of what was seen, of a call and of what was agreed."""


def is_over(note: NoteView) -> bool:
    """Whether a note says that a conversation is over."""
    return note.kind == "overleg" and note.title.endswith(OVER)


def _note(told: Told, event: e.Event) -> Found:
    case, role = told.case, told.role
    match event:
        case e.Happened():
            return ("gebeurtenis", HAPPENS, case.happenings[event.happening].text[role], event.urgent)
        case e.Noted():
            return ("bericht", _brings(told, event), _effect_text(case, event), False)
        case e.Learned() if event.role == role and event.how != "begin":
            lead = _how_new(told, event)
            worded = dict(event.worded)
            texts = [say.fact_text(case.facts[fact], worded.get(fact, "")) for fact in event.facts]
            return ("melding", f"{lead}: {say.labels(case, event.facts)}", "\n".join(texts), False)
        case e.FoundNothing():
            return (
                "melding",
                f"Opgezocht, niets nieuws: {say.title(case, event.about)}",
                "In het eigen systeem staat niets nieuws.",
                False,
            )
        case e.Recorded() if event.role == role:
            return ("melding", f"Vastgelegd: {say.labels(case, event.facts)}", "", False)
        case e.Judged() if event.role == role:
            return ("besluit", f"Jouw oordeel: {say.LEVEL_NAMES[event.level]}", "", False)
        case e.Disclosed() if event.giver == role:
            title = f"Gedeeld met {say.title(case, event.receiver)}: {case.facts[event.fact].label}"
            said = told.explained.setdefault(event.ground, (event.channel, event.ref))
            return ("deling", title, ground_text(case, event, remark=said == (event.channel, event.ref)), False)
        case e.Disclosed() if event.receiver == role and _old_news(told, event):
            return ("melding", f"Wist je al, nu ook van {say.title(case, event.giver)}: {case.facts[event.fact].label}", "", False)
        case e.Landed() if event.role == role:
            return _over(told, event) if event.done else ("melding", _came_to_nothing(told, event), _why_not(told, event), False)
        case e.Interrupted() if event.role == role:
            return ("melding", "Je werk is onderbroken", "Je kunt het later oppakken; de tijd die al gedaan is, telt mee.", True)
        case e.Unqueued() if event.why not in ("gaat_door", "teruggenomen"):
            text = TEXTS[event.why][0] if event.why in TEXTS and "{" not in TEXTS[event.why][0] else "Kijk opnieuw wat nu nodig is."
            return ("melding", "Je klaargezette zetten gaan niet vanzelf door", text, False)
        case e.DutyAnnounced():
            return (
                "dienst",
                f"Om {say.clock(event.at_end, event.at, case.weekday)} wisselt de dienst",
                _unrecorded(case, event.unrecorded, told.lost_read.get(event.seq, ())),
                False,
            )
        case e.DutyChanged():
            return ("dienst", "De dienst is gewisseld", _lost(told.case, event.lost, told.lost_read.get(event.seq, ())), False)
        case _:
            return _note_of_others(told, event)


def _brings(told: Told, event: e.Noted) -> str:
    """Over what came of work, a happening, a measure or a decision; what another's work brought is what happens here."""
    own = any(isinstance(command, m.Act) and command.act == event.source for command in told.commands.values())
    return BRINGS.get(event.kind, HAPPENS) if own or event.kind != "handeling" else HAPPENS


def _how_new(told: Told, event: e.Learned) -> str:
    """From where facts came, and whether they are new: what was seen again, or is put otherwise now, was known before."""
    again = told.heard.issuperset(event.facts)
    match event.how:
        case "gesprek" | "bericht" | "verzoek" | "hardop" | "overdracht":
            return f"{'Opnieuw' if again else 'Nieuw'} van {say.title(told.case, event.source)}"
        case "systeem":
            return f"{'Opnieuw gevonden' if again else 'Gevonden'} in het eigen systeem"
        case _:
            return "Je weet opnieuw" if again else "Je weet nu"


def _heard(told: Told, event: e.Event) -> None:
    """Keep which facts and meetings this role has been told of, as far as its notes have come."""
    match event:
        case e.TalkOpened():
            told.invited[event.talk] = (*event.present, *event.awaited)
        case e.Learned() if event.role == told.role:
            told.heard.update(event.facts)
        case e.DutyChanged() if event.role == told.role:
            told.heard.difference_update(event.lost)


def _note_of_others(told: Told, event: e.Event) -> Found:
    """Notes about conversations, messages, measures, decisions and plans."""
    case, role = told.case, told.role
    match event:
        case e.TalkOpened() if event.talk in told.invited:
            return _more_invited(told, event)
        case e.TalkOpened() if event.by != role:
            what = case.moments[event.moment].name if event.moment else "Gesprek"
            aim = f" Waarvoor: {case.purposes[event.purpose].lower()}." if event.purpose in case.purposes else ""
            about = f" over {say.persons(case, event.about)}" if event.about else ""
            who, when = f"{say.title(case, event.by)} belt", ""
            if event.begins > event.at:
                people = say.names(case, (*event.present, *event.awaited))
                who = f"aangevraagd door {say.title(case, event.by)}{',' if about else ''}"
                when = f" Begint om {say.clock(event.begins, event.at, case.weekday)}. Gevraagd: {people}."
            return ("oproep", f"{what}: {who}{about}", f"{say.CALLED_OVER[event.channel]}.{aim}{when}", False)
        case e.TalkOpened() if event.begins > event.at:
            what = case.moments[event.moment].name if event.moment else "Gesprek"
            return ("overleg", f"{what} afgesproken", f"Begint om {say.clock(event.begins, event.at, case.weekday)}.", False)
        case e.TalkFailed():
            missing = tuple(one for one in event.missing if one != role)
            is_are, came = ("zijn", "kwamen") if len(missing) > 1 else ("is", "kwam")
            why = f"{is_are} in gesprek of bezig" if event.reason == "in_gesprek" else f"{came} niet"
            text = f"{say.names(case, missing)} {why}. " if missing else ""
            return ("overleg", FAILED, f"{text}Een bericht leest de ander zodra er tijd is.", False)
        case e.TalkEnded():
            return _ended(told, event)
        case e.Sent():
            title = f"Verstuurd: {case.message_kinds[event.kind].name} aan {say.names(case, event.to)}"
            told_of = f"Verteld: {say.labels(case, event.facts)}." if event.facts else ""
            asked = f"Gevraagd naar: {say.themes(case, event.asks)}." if event.asks else ""
            return ("bericht", title, f"{told_of} {asked}".strip(), False)
        case e.Requested() if event.by == role:
            title = case.measures[event.measure].title
            return ("verzoek", f"Gevraagd: {title}", f"{say.title(case, event.decider)} beslist.", False)
        case e.DifferenceFound():
            pair, own = say.names(case, event.roles), role in event.roles
            who = "Jullie oordelen" if own else f"De oordelen van {pair}"
            todo = "Spreek het uit bij je oordeel." if own else "Zij kunnen dat uitspreken."
            return ("overleg", f"{who} liggen twee stappen uit elkaar", todo, False)
        case e.Read() if event.by != role:
            return ("bericht", f"{case.message_kinds[event.kind].name} van {say.title(case, event.by)}", _message(case, event), False)
        case e.Requested() if event.decider == role:
            return ("verzoek", f"Verzoek van {say.title(case, event.by)}", case.measures[event.measure].title, False)
        case e.Ruled():
            title = f"{say.title(case, event.by)} zegt {say.answer(event.granted)}: {case.measures[event.measure].title}"
            return ("uitslag", title, event.reason, False)
        case e.MeasureStarted():
            measure = case.measures[event.measure]
            doer = measure.executor or measure.decider  # static: whose task it is may be known to everybody
            via = f" (via {say.title(case, doer)})" if doer and doer != role else ""
            return ("maatregel", f"Van kracht: {measure.title}{via}", "", False)
        case e.MeasureOrdered() if event.by == role and event.starts > event.at:
            ready = say.clock(event.starts, event.at, case.weekday)
            return ("maatregel", f"In gang gezet: {case.measures[event.measure].title}, klaar om {ready}", "", False)
        case e.FoundRunning():
            return ("maatregel", f"Loopt al, via een ander: {case.measures[event.measure].title}", "", False)
        case e.MeasureEnded():
            return ("maatregel", f"Niet meer van kracht: {case.measures[event.measure].title}", _goes_on(told, event), False)
        case e.DecisionTaken():
            decision = case.decisions[event.decision]
            who = "Je besloot" if event.role == role else f"{say.title(case, event.role)} besloot"
            return ("besluit", f"{who}: {decision.title}", decision.options[event.option].label, False)
        case e.Deviated() if event.role != role:
            title = case.norms[event.norm].title
            return ("melding", f"{say.title(case, event.role)} doet bewust anders: {title}", case.deviations[event.reason], False)
        case e.Planned():
            who = "Je werkte" if event.role == role else f"{say.title(case, event.role)} werkte"
            lines = "; ".join(f"{field}: {text}" for field, text in say.plan_lines(case, event.plan, event.at))
            return ("plan", f"{who} het veiligheidsplan bij", lines, False)
        case _:
            return None


def _more_invited(told: Told, event: e.TalkOpened) -> Found:
    """That more are asked to a meeting of which this role knows: the same meeting, and not one beside it."""
    case, known = told.case, told.invited[event.talk]
    new = tuple(role for role in (*event.present, *event.awaited) if role not in known)
    what = case.moments[event.moment].name if event.moment else "Gesprek"
    when, come = say.clock(event.begins, event.at, case.weekday), "komen" if len(new) > 1 else "komt"
    by = "jou" if event.by == told.role else say.title(case, event.by)
    return ("overleg", f"{what} ({when}): {say.names(case, new)} {come} erbij", f"Gevraagd door {by}. Het blijft één overleg.", False)


def _goes_on(told: Told, event: e.MeasureEnded) -> str:
    """Which extension holds on when a measure ends: one of the same kind, asked for while that one was in force."""
    case, kind = told.case, told.case.measures[event.measure].catalogue
    for seen in told.going_on[event.seq]:
        what = case.measures[seen.id]
        extends = kind is not None and what.catalogue == kind and what.provided is not None and _asks_for(what.provided.tree, event.measure)
        if extends:
            until = f", tot {say.clock(seen.until, event.at, case.weekday)}" if seen.until is not None else ""
            return f"Wel van kracht: {what.title}{until}."
    return ""


def _asks_for(tree: object, measure: str) -> bool:
    """Whether a condition holds only while `measure` is in force."""
    match tree:
        case ("every", tuple(parts)):
            return any(_asks_for(part, measure) for part in parts)
        case _:
            return tree == ("measure", measure)


def _message(case: c.Case, event: e.Read) -> str:
    """What a message is about."""
    if event.asks:
        return f"Vraagt naar: {say.themes(case, event.asks)}."
    return f"Het gaat over: {say.labels(case, event.facts)}." if event.facts else "Zonder iets nieuws."


def _old_news(told: Told, event: e.Disclosed) -> bool:
    """Whether a telling says what its receiver knew, and can say no more: of what was seen later or put otherwise it is learnt again.

    What comes back from whom one told it, or is told twice in one conversation, is no news at all.
    """
    fact = told.case.facts[event.fact]
    return not event.fresh and event.seq not in told.echoes and fact.expires is None and not fact.wordings


def _over(told: Told, event: e.Landed) -> Found:
    """That an act is over, for one that brings nothing else to the screen; and so what it would have told, was known."""
    command = told.commands.get(event.ref)
    if not isinstance(command, m.Act):
        return None
    act = told.case.acts[command.act]
    reveals = any(isinstance(effect, c.Reveal) and (not effect.roles or told.role in effect.roles) for effect in act.effects)
    return ("melding", _over_title(act), "Je hoorde niets wat je nog niet wist." if reveals else "", False)


def _over_title(act: c.Act) -> str:
    return f"Klaar: {act.label}"


def _brought_by(case: c.Case, event: e.Event) -> str:
    """The title that says that an act is over, of the act that brought `event`; "" when none did."""
    match event:
        case e.Learned(how="handeling", source=act) | e.Noted(kind="handeling", source=act):
            return _over_title(case.acts[act])
        case _:
            return ""


def _came_to_nothing(told: Told, event: e.Landed) -> str:
    """Which work came to nothing, and where it was done when the work has a place of its own."""
    command = told.commands.get(event.ref)
    act = told.case.acts.get(command.act) if isinstance(command, m.Act) else None
    what = say.label(told.case, command) if command is not None else "Dit werk"
    where = say.PLACE_NAMES.get(act.place or "", "") if act is not None else ""
    return f"Leverde niets op: {what}" + (f" ({where})" if where else "")


def _why_not(told: Told, event: e.Landed) -> str:
    """Why work came to nothing: in the author's words where they are about that, and not about why it may not begin."""
    command = told.commands.get(event.ref)
    act = told.case.acts.get(command.act) if isinstance(command, m.Act) else None
    said = act.refusal if act is not None and act.provided is None else ""
    return said or "Wat ervoor nodig was, is er niet meer."


def _ended(told: Told, event: e.TalkEnded) -> Found:
    """That a conversation is over, and that what one asked for did not come."""
    case = told.case
    others = tuple(role for role in event.present if role != told.role)
    talk = told.talks.get(event.talk)
    what = case.moments[talk.opened.moment].name if talk is not None and talk.opened.moment else "Gesprek"
    asked = tuple(theme for who, themes in talk.asks if who == told.role for theme in themes) if talk is not None else ()
    missing = tuple(theme for theme in dict.fromkeys(asked) if talk is None or theme not in talk.heard)
    more = " verder" if talk is not None and talk.heard else ""
    under = "het onderwerp" if len(missing) == 1 else "de onderwerpen"  # what bears on it may stand under another one
    said = [f"Onder {under} {say.themes(case, missing)} kwam er{more} geen kaart bij."] if missing else []
    said += () if talk is None else _away(told, talk.awaited, talk.unmanned)
    # Some kinds of meeting are named after whom they are with.
    title = f"{what}, {say.names(case, others)}," if " met " in what else f"{what} met {say.names(case, others)}"
    return ("overleg", f"{title}{OVER}", " ".join(said), False)


def _away(told: Told, awaited: tuple[str, ...], empty: tuple[str, ...]) -> Iterator[str]:
    """Who did not come to a conversation, and why: at the desk sat nobody, or somebody who was occupied until it was over."""
    busy = tuple(role for role in awaited if role not in empty)
    for away, one, more in ((busy, "was in gesprek of bezig", "waren in gesprek of bezig"), (empty, "nam niet op", "namen niet op")):
        if away:
            why, came, heard = (more, "kwamen", "hoorden") if len(away) > 1 else (one, "kwam", "hoorde")
            yield f"{say.names(told.case, away)} {why}, {came} er niet bij en {heard} niet wat er is verteld."


def ground_text(case: c.Case, event: e.Disclosed, remark: bool = True) -> str:
    """The ground in words, with rule, date and source, as it is shown after the move; once also what one must know beside it."""
    lead = say.VERDICTS[event.verdict].capitalize()
    row = next((g for g in case.grounds if g.id == event.ground), None)
    if row is None:
        silent = " Dat is geen verbod: zoek in het echt samen uit op welke grond het kan." if event.verdict == "bron_zwijgt" else ""
        return f"{lead}.{silent}"
    dates = f", geldt vanaf {row.since}" if row.since else ""
    dates += f", tot {row.until}" if row.until else ""
    beside = f" ({row.remark})" if row.remark and remark else ""
    return f"{lead}: {row.rule.removesuffix('.')}{dates} (bron: {row.source}).{beside}"


def _effect_text(case: c.Case, event: e.Noted) -> str:
    """The text of the effect that `event` points at."""
    effects: tuple[c.Effect, ...] = ()
    match event.kind:
        case "handeling":
            effects = case.acts[event.source].effects
        case "gebeurtenis":
            effects = case.happenings[event.source].effects
        case "maatregel":
            effects = case.measures[event.source].effects
        case "besluit":
            decision, _, option = event.source.partition(".")
            effects = case.decisions[decision].options[option].effects
    effect = effects[event.index] if event.index < len(effects) else None
    return effect.text if isinstance(effect, c.Note) else ""


def _lost(case: c.Case, facts: tuple[str, ...], read: tuple[str, ...]) -> str:
    """What the one who comes in does not have: from a head that has gone home, or `read` in the file and never brought up from it."""
    if not facts:
        return "Alles stond in het systeem."
    known = tuple(fact for fact in facts if fact not in read)
    said = [(known, "Je collega wist dit, en het staat nergens"), (read, "Dit staat alleen in het dossier")]
    return " ".join(f"{text}: {say.labels(case, which)}." for which, text in said if which)


def _unrecorded(case: c.Case, facts: tuple[str, ...], read: tuple[str, ...]) -> str:
    """What stands nowhere, or only in the file; it is no order to write all of it down."""
    if not facts:
        return "Alles wat je weet, staat in het systeem."
    known = tuple(fact for fact in facts if fact not in read)
    said = [(known, "Dit is nog niet vastgelegd"), (read, "Dit staat alleen in het dossier")]
    parts = [f"{text}: {say.labels(case, which)}." for which, text in said if which]
    return " ".join([*parts, "Wat zeer gevoelig is, mag je met reden weglaten."])
