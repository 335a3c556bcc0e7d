"""How is what a role was told put into words?

Short Dutch for the notes of a RoleView. Only what stands in the event and in the static case; no knowledge of the state.
"""

from scenarios.compiled import DAY, Case, Fact
from sim.core import commands as m

VERDICTS = {
    "uitdrukkelijk": "de wet noemt dit delen uitdrukkelijk",
    "volgens_afspraak": "delen volgens afspraak tussen de partners",
    "bron_zwijgt": "de bronnen zeggen hier niets over",
    "geen": "hiervoor is op dit moment geen grond",
}
LEVEL_NAMES = {"veilig": "veilig", "zorgen": "zorgen", "onveilig": "onveilig", "acuut_onveilig": "acuut onveilig"}
CHANNEL_NAMES = {"telefoon": "telefoon", "video": "beeldbellen", "ter_plaatse": "ter plaatse", "bureau": "op het bureau"}
CALLED_OVER = {"telefoon": "Aan de telefoon", "video": "Via beeldbellen", "ter_plaatse": "Ter plaatse", "bureau": "Op het bureau"}
PLACE_NAMES = {"ter_plaatse": "ter plaatse", "bureau": "op het bureau", "kantoor": "op kantoor"}
FUNCTIONS = {
    "aanspreekpunt": "eerste aanspreekpunt",
    "casusregisseur": "casusregisseur politie",
    "casusverantwoordelijke": "casusverantwoordelijke",
    "casusregie": "casusregie",
}
FUNCTION_OF = {
    "casusregisseur": "Vast aanspreekpunt bij de politie in een stalkingszaak, dat het dossier kent.",
    "casusverantwoordelijke": "Wie bewaakt dat de acties gebeuren; het actieoverleg wijst die aan.",
    "casusregie": "Wie hulp en afspraken rond het gezin bij elkaar houdt, ook als de anderen klaar zijn.",
}
"""What somebody with one of the functions does."""
PLAN_ASKS = {
    "maatregelen": "Welke afspraken?",
    "herbeoordeling": "Wanneer beoordelen jullie opnieuw?",
    "aanspreekpunt": "Eerste aanspreekpunt",
    "belafspraak": "Wie belt bij verandering?",
    "informeren": "Wie wordt ingelicht?",
    "overleg": "Wie overlegt er over deze zaak?",
    "resultaten": "Uitkomsten over welk onderwerp?",
}
"""Field of the handover → the question of the form that fills it."""


DAYS = ("ma", "di", "wo", "do", "vr", "za", "zo")


def clock(minute: int, now: int = 0, weekday: int | None = None) -> str:
    """`minute` as "09:05", with its day in front where that is another than the day of `now`.

    The day as on the clock of the screen when `weekday`, that of day 0, is given; its number as well when it is a week off.
    """
    day, rest = divmod(minute, DAY)
    hour, ahead = f"{rest // 60:02d}:{rest % 60:02d}", day - now // DAY
    if ahead == 0:
        return hour
    if weekday is None:
        return f"dag {day} {hour}"
    return f"{DAYS[(weekday + day) % 7]} {hour}" + ("" if 0 < ahead < 7 else f" (dag {day})")


def names(case: Case, ids: tuple[str, ...]) -> str:
    """Roles or persons by title, as "A, B en C"."""
    return _listed([title(case, one) for one in ids])


def shorts(case: Case, roles: tuple[str, ...]) -> str:
    """Roles by the short names of their partners, as "A, B en C"."""
    return _listed(list(dict.fromkeys(case.partners[case.roles[role].partner].short for role in roles)))


def lately_busy(at: int | None) -> str:
    """That somebody did not answer a moment ago; when it will is not for the caller to know."""
    return "" if at is None else f"zonet bezig ({clock(at)})"


def persons(case: Case, ids: tuple[str, ...]) -> str:
    """Persons as "A, B en C", each by what stands in its title before a comma."""
    return _listed([title(case, one).partition(",")[0] for one in ids])


def _listed(parts: list[str]) -> str:
    return ", ".join(parts[:-1]) + " en " + parts[-1] if len(parts) > 1 else "".join(parts)


def fact_text(fact: Fact, option: str) -> str:
    """What stands on the card of `fact` for whoever was told it after `option` of the decision that it follows."""
    return fact.wordings.get(option, fact.text)


def bringers(case: Case, partners: tuple[str, ...]) -> str:
    """Who brings a matter to somebody who rules on requests only: the roles of this case, or else the partners themselves."""
    there = [role.title for role in case.roles.values() if role.partner in partners]
    return " of ".join(there or [case.partners[partner].name for partner in partners])


def title(case: Case, one: str) -> str:
    """A role, person, partner or thing of the case by its title."""
    for table in (case.roles, case.persons):
        if one in table:
            return str(table[one].title)
    return case.partners[one].name if one in case.partners else one


def labels(case: Case, facts: tuple[str, ...]) -> str:
    return "; ".join(case.facts[fact].label for fact in facts if fact in case.facts)


def themes(case: Case, asks: tuple[str, ...]) -> str:
    """Themes inside a sentence, as "wapens en de kinderen"."""
    return _listed([case.themes.get(theme, theme).lower() for theme in asks])


def label(case: Case, command: m.Command) -> str:
    """A command as a line on the desk."""
    match command:
        case m.Act():
            return case.acts[command.act].label if command.act in case.acts else command.act
        case m.Consult():
            return f"Opzoeken: {title(case, command.about)}" if command.about else "Vastleggen in het eigen systeem"
        case m.Talk():
            what = case.moments[command.moment].name if command.moment is not None and command.moment in case.moments else "Gesprek"
            return f"{what} met {names(case, command.to)}"
        case m.Send():
            kind = case.message_kinds[command.kind].name if command.kind in case.message_kinds else "Bericht"
            return f"{kind} aan {names(case, command.to)}"
        case m.Judge():
            return "Verschil bespreken" if command.discuss else "Eigen veiligheidsoordeel"
        case m.Decide():
            return f"Besluit: {case.decisions[command.decision].title}" if command.decision in case.decisions else "Besluit"
        case m.Order():
            return f"Maatregel: {case.measures[command.measure].title}" if command.measure in case.measures else "Maatregel"
        case m.Rule():
            return "Beslissen op een verzoek"
        case m.Plan():
            return "Veiligheidsplan bijwerken"
        case m.Deviate():
            return f"Bewust anders: {case.norms[command.norm].title}" if command.norm in case.norms else "Bewust anders"
        case m.Wait(deaf=True):
            return "Klaar voor dit deel"
        case m.Wait():
            return "Wachten" if command.until is None else f"Wachten tot {clock(command.until, 0, case.weekday)}"
        case _:
            return "Bezig"


def answer(granted: bool) -> str:
    """What a decider says on a request: an officer gives an order, a judge grants, a shelter has room; all of them say yes or no."""
    return "ja" if granted else "nee"


def agreed(case: Case, line: m.AgreementLine, now: int) -> str:
    """Whose a line of a plan is and until when, as seen from `now`."""
    until = "" if line.until is None else f", tot {clock(line.until, now, case.weekday)}"
    return title(case, line.owner) + until


def plan_lines(case: Case, plan: m.Plan, now: int) -> tuple[tuple[str, str], ...]:
    """A plan as (field, text) lines, its times as seen from `now`."""
    lines: list[tuple[str, str]] = []

    def when(minute: int) -> str:
        return clock(minute, now, case.weekday)

    for line in plan.agreements:
        what = case.agreements[line.what].title if line.what in case.agreements else case.measures[line.what].title
        lines.append(("Afspraak", f"{what} ({agreed(case, line, now)})"))
    if plan.review is not None:
        lines.append(("Herbeoordeling", when(plan.review)))
    if plan.first_contact:
        lines.append(("Eerste aanspreekpunt", title(case, plan.first_contact)))
    lines += [("Belafspraak", f"{title(case, c.caller)} belt {title(case, c.called)} als de onveiligheid verandert") for c in plan.calls]
    lines += [(FUNCTIONS.get(r.function, r.function).capitalize(), title(case, r.holder)) for r in plan.regie]
    lines += [("Overleg", f"{title(case, c.who)} met {title(case, c.other)}, {when(c.at)}") for c in plan.consults]
    lines += [("Resultaten", f"{case.themes[r.theme]}: van {title(case, r.giver)} naar {title(case, r.receiver)}") for r in plan.results]
    reasons = {(f.field, n.id): n.reason for f in case.legacy.handover for n in f.not_needed}
    lines += [("Niet nodig", reasons.get((n.field, n.reason), n.reason)) for n in plan.not_needed]
    if plan.inform:
        lines.append(("Informeren", names(case, plan.inform)))
    if plan.handover:
        how = ("warm" if plan.warm else "koud") + (", teruggelezen" if plan.read_back else "")
        lines.append(("Overdracht", f"{title(case, plan.handover)} ({how})"))
    return tuple(lines)


def closed(sentence: str) -> str:
    """A sentence with a full stop, unless it ends on a mark of its own."""
    return sentence if sentence.endswith((".", "!", "?")) else f"{sentence}."
