"""What does a filled form ask for?

`fill` turns a form of a RoleView and the values somebody chose into a command, `filled` goes back; `offer.py` makes the forms.
"""

from collections.abc import Callable, Mapping, Sequence

from sim.core import commands as m
from sim.core.roleview import Form, RoleView

Values = Mapping[str, tuple[str, ...]]
Key = tuple[str, str]
"""Kind and id of a form."""
OWNER, UNTIL = "eigenaar", "tot"
_One = Callable[[str], str | None]
_Many = Callable[[str], tuple[str, ...]]
_Minute = Callable[[str], int | None]


def owner_field(what: str) -> str:
    """The name of the field with who carries out one agreement, where that is somebody else than for the rest."""
    return f"{OWNER}.{what}"


def until_field(what: str) -> str:
    """The name of the field with until when one agreement holds, where that is not as long as the rest."""
    return f"{UNTIL}.{what}"


def addressee(before: Values) -> tuple[str, frozenset[str]]:
    """To whom a move went that came to nothing: the field and who stood in it; what was filled in is for them and nobody else."""
    name = next((name for name in ("met", "aan") if before.get(name)), "")
    return name, frozenset(before.get(name, ()))


def unfounded(form: Form, values: Mapping[str, Sequence[str]]) -> bool:
    """Whether this asks something of somebody who decides on it, with no ground at all though there is something to bring."""
    return bool(form.ruled_by) and any(field.choices for field in form.fields) and not any(values.values())


def minutes_of(view: RoleView, form: Form, values: Mapping[str, Sequence[str]]) -> int:
    """What a form costs as filled in: a conversation takes as long as its slowest channel, travel included."""
    people, ways = values.get("met", ()), values.get("kanaal", ())
    if form.kind != "gesprek":
        return form.minutes
    spans = (c.minutes for contact in view.contacts if contact.role in people for c in contact.channels if c.channel in ways)
    return max(spans, default=form.minutes)


def chosen_before(form: Form) -> str:
    """What a decision was that has been taken and can be taken again, as its label; "" of any other form."""
    if form.kind != "besluit":
        return ""
    return next((c.label for field in form.fields if field.name == "keuze" for c in field.choices if c.value in field.default), "")


def fill(view: RoleView, form: Form, values: Values) -> m.Command:
    """The command that `form`, filled with `values` (field name → chosen values), asks for.

    A field that is left out counts as empty. Raises ValueError for a form kind that does not exist or a time that is no number.
    """
    role = view.role

    def one(name: str) -> str | None:
        chosen = values.get(name, ())
        return chosen[0] if chosen else None

    def many(name: str) -> tuple[str, ...]:
        return tuple(values.get(name, ()))

    def minute(name: str) -> int | None:
        chosen = one(name)
        return None if chosen is None else int(chosen)

    def judgement() -> m.Judgement | None:
        level = one("oordeel")
        return None if level is None else m.Judgement(level, many("steunt_op"))

    match form.kind:
        case "handeling":
            return m.Act(role, form.id)
        case "raadpleeg":
            return m.Consult(role, one("over"), many("vastleggen"))
        case "gesprek" | "overleg":
            moment = form.id if form.kind == "overleg" else None
            channel = one("kanaal") or "telefoon"
            return m.Talk(role, many("met"), channel, moment, many("vertelt"), many("vraagt"), one("waarvoor"), judgement())
        case "draag_bij":
            return m.Contribute(role, int(form.id), many("vertelt"), many("vraagt"), one("waarvoor"), judgement())
        case "stuur":
            return m.Send(role, many("aan"), form.id, many("vertelt"), many("vraagt"), one("waarvoor"))
        case "oordeel":
            return m.Judge(role, judgement() or m.Judgement(""), one("bespreek") == "ja")
        case "besluit":
            return m.Decide(role, form.id, one("keuze") or "", many("steunt_op"))
        case "maatregel":
            return m.Order(role, form.id, many("steunt_op"))
        case "beslis":
            return m.Rule(role, int(form.id), one("beslissing") == "toewijzen", many("steunt_op"), many("voorwaarden"))
        case "anders":
            return m.Deviate(role, one("stap") or "", one("reden") or "", many("steunt_op"), many("verteld"))
        case "hardop":
            return m.Hardop(role, one("feit") or "", many("gehoord"))
        case "gehoord":
            return m.Heard(role, int(one("kaart") or 0), one("van") or "")
        case "wacht":
            return m.Wait(role, minute("tot"))
        case "klaar":
            return m.Wait(role, int(form.id) if form.id.isdigit() else None, True)
        case "stop":
            return m.Stop(role, int(form.id) if form.id else None)
        case "neem_terug":
            return m.Retract(role)
        case "plan":
            return _plan(role, one, many, minute)
        case _:
            raise ValueError(f"no such form: {form.kind}")


def _plan(role: str, one: _One, many: _Many, minute: _Minute) -> m.Plan:
    owner, until = one(OWNER) or role, minute(UNTIL)
    caller, called = one("belt"), one("gebeld")
    function, holder = one("functie"), one("regie")
    return m.Plan(
        role,
        tuple(m.AgreementLine(what, one(owner_field(what)) or owner, minute(until_field(what)) or until) for what in many("afspraak")),
        minute("herbeoordeling"),
        one("aanspreekpunt"),
        (m.CallLine(caller, called),) if caller and called else (),
        (m.RegieLine(function, holder),) if function and holder else (),
        many("informeren"),
        one("overdracht"),
        one("warm") == "ja",
        one("teruggelezen") == "ja",
        many("mee"),
        _consult_line(one("overlegt"), one("overleg_met"), minute("overleg_om")),
        _result_line(one("uitkomst"), one("uitkomst_van"), one("uitkomst_naar")),
        tuple(m.NotNeededLine(*chosen.split(".", 1)) for chosen in many("niet_nodig") if "." in chosen),
    )


def _consult_line(who: str | None, other: str | None, at: int | None) -> tuple[m.ConsultLine, ...]:
    return (m.ConsultLine(who, other, at),) if who and other and at is not None else ()


def _result_line(theme: str | None, giver: str | None, receiver: str | None) -> tuple[m.ResultLine, ...]:
    return (m.ResultLine(theme, giver, receiver),) if theme and giver and receiver else ()


# --- and back -------------------------------------------------------------------------------------------------------


def filled(command: m.Command) -> tuple[Key, Values] | None:
    """The form that asks for `command`, and how it is filled in then; None for what has nothing to fill in again."""
    match command:
        case m.Consult(_, about, record):
            return ("raadpleeg", "raadpleeg"), {"over": _held(about), "vastleggen": record}
        case m.Talk():
            key = ("overleg", command.moment) if command.moment else ("gesprek", "gesprek")
            return key, {"met": command.to, "kanaal": (command.channel,), **_brought(command), **_judged(command.judgement)}
        case m.Send():
            return ("stuur", command.kind), {"aan": command.to, **_brought(command)}
        case m.Judge(_, judgement, discuss):
            return ("oordeel", "oordeel"), {**_judged(judgement), "bespreek": _yes(discuss)}
        case m.Decide(_, decision, option, cites):
            return ("besluit", decision), {"keuze": (option,), "steunt_op": cites}
        case m.Order(_, measure, cites):
            return ("maatregel", measure), {"steunt_op": cites}
        case m.Rule(_, request, grant, cites, conditions):
            said = "toewijzen" if grant else "weigeren"
            return ("beslis", str(request)), {"beslissing": (said,), "steunt_op": cites, "voorwaarden": conditions}
        case m.Deviate(_, norm, reason, cites, told):
            return ("anders", "anders"), {"stap": (norm,), "reden": (reason,), "steunt_op": cites, "verteld": told}
        case m.Plan():
            return ("plan", "plan"), _planned(command)
        case _:
            return None


def still_offered(form: Form, values: Values) -> dict[str, tuple[str, ...]]:
    """Of `values` what `form` offers now; a time can be any time."""
    free = [field.name for field in form.fields if field.kind in ("tijd", "kaart", "ja_nee")]
    offered = {field.name: {choice.value for choice in field.choices} for field in form.fields}
    kept = {name: tuple(value for value in held if name in free or value in offered.get(name, ())) for name, held in values.items()}
    return {name: held for name, held in kept.items() if held}


def _held(value: str | int | None) -> tuple[str, ...]:
    return () if value is None else (str(value),)


def _yes(on: bool) -> tuple[str, ...]:
    return ("ja",) if on else ()


def _brought(command: m.Talk | m.Send) -> Values:
    return {"vertelt": command.tells, "waarvoor": _held(command.purpose), "vraagt": command.asks}


def _judged(judgement: m.Judgement | None) -> Values:
    return {} if judgement is None else {"oordeel": (judgement.level,), "steunt_op": judgement.cites}


def _planned(plan: m.Plan) -> Values:
    """A plan as its form has it: one owner and one end, with those that differ, and one line of every other kind."""
    values: dict[str, tuple[str, ...]] = {
        "afspraak": tuple(line.what for line in plan.agreements),
        "herbeoordeling": _held(plan.review),
        "aanspreekpunt": _held(plan.first_contact),
        "informeren": plan.inform,
        "overdracht": _held(plan.handover),
        "warm": _yes(plan.warm),
        "teruggelezen": _yes(plan.read_back),
        "mee": plan.facts,
        "niet_nodig": tuple(f"{line.field}.{line.reason}" for line in plan.not_needed),
    }
    for line in plan.agreements[:1]:
        values |= {OWNER: (line.owner,)}
        values |= {owner_field(other.what): (other.owner,) for other in plan.agreements if other.owner != line.owner}
        # Where one has no end none is said for the rest: left empty is as the rest.
        until = None if any(other.until is None for other in plan.agreements) else line.until
        values |= {UNTIL: _held(until)}
        values |= {until_field(other.what): _held(other.until) for other in plan.agreements if other.until != until}
    for call in plan.calls[:1]:
        values |= {"belt": (call.caller,), "gebeld": (call.called,)}
    for regie in plan.regie[:1]:
        values |= {"functie": (regie.function,), "regie": (regie.holder,)}
    for consult in plan.consults[:1]:
        values |= {"overlegt": (consult.who,), "overleg_met": (consult.other,), "overleg_om": (str(consult.at),)}
    for result in plan.results[:1]:
        values |= {"uitkomst": (result.theme,), "uitkomst_van": (result.giver,), "uitkomst_naar": (result.receiver,)}
    return values
