"""What does a filled form ask for?

`fill` turns a form of a RoleView and the values somebody chose into a command; `offer.py` makes the forms.
"""

from collections.abc import Callable, Mapping, Sequence

from sim.core import commands as m
from sim.core.roleview import Form, RoleView

Values = Mapping[str, tuple[str, ...]]
_One = Callable[[str], str | None]
_Many = Callable[[str], tuple[str, ...]]
_Minute = Callable[[str], int | None]


def minutes_of(view: RoleView, form: Form, values: Mapping[str, Sequence[str]]) -> int:
    """What a form costs as filled in: a conversation takes as long as its slowest channel, travel included."""
    people, ways = values.get("met", ()), values.get("kanaal", ())
    if form.kind != "gesprek":
        return form.minutes
    spans = (c.minutes for contact in view.contacts if contact.role in people for c in contact.channels if c.channel in ways)
    return max(spans, default=form.minutes)


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
    owner = one("eigenaar") or role
    caller, called = one("belt"), one("gebeld")
    function, holder = one("functie"), one("regie")
    return m.Plan(
        role,
        tuple(m.AgreementLine(what, owner, minute("tot")) for what in many("afspraak")),
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
