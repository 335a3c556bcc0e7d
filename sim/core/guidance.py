"""What does the guided level say beside a move?

Hints stand in a field of their own on a form and warnings come before a move; neither changes what is offered, allowed or
scored. Both rest on what the role was told and on the static case, so they may be mistaken where the role is.
"""

from dataclasses import replace

from sim.core import commands as m
from sim.core.roleview import Form
from sim.core.sharing import NONE, ground_for
from sim.core.told import Told

GUIDED = "begeleid"


def hinted(told: Told, forms: tuple[Form, ...]) -> tuple[Form, ...]:
    """`forms`, with a hint where the guided level has one."""
    if told.case.level != GUIDED:
        return forms
    return tuple([replace(form, hint=text) if (text := hint(told, form)) else form for form in forms])


def hint(told: Told, form: Form) -> str:
    """What a beginner might think of at this form; "" for nothing."""
    case = told.case
    match form.kind:
        case "besluit":
            basis = case.decisions[form.id].basis
            known = sum(told.knows(told.role, fact) for fact in basis)
            more = " Vraag eerst rond." if known < len(basis) else ""
            return f"Van de {len(basis)} dingen die hier helpen, weet jij er nu {known}.{more}" if basis else ""
        case "maatregel":
            measure = case.measures[form.id]
            if measure.decider == told.role:
                return ""
            return f"{case.roles[measure.decider].title} beslist op wat die dan weet. Zet erbij waar je op steunt."
        case "gesprek" | "overleg" | "draag_bij" | "stuur":
            return "Wat heeft de ander voor een besluit nodig? Vertel dat, niet alles; vraag wat jij mist."
        case "plan":
            return "Noem bij elke afspraak wie en tot wanneer, en wie belt als het verandert."
        case "raadpleeg":
            return "Wat je niet vastlegt, weet de volgende dienst niet."
        case _:
            return ""


def warnings(told: Told, command: m.Command) -> tuple[str, ...]:
    """What a beginner should know before `command`: sharing without a ground, or with somebody where it does not belong."""
    if told.case.level != GUIDED:
        return ()
    match command:
        case m.Talk() | m.Send():
            receivers = command.to
        case m.Contribute() if told.talk is not None:
            receivers = tuple(role for role in told.talk.present if role != told.role)
        case m.Order() if command.measure in told.case.measures:
            receivers = (told.case.measures[command.measure].decider,)
        case _:
            return ()
    facts = command.cites if isinstance(command, m.Order) else command.tells
    found = [_about(told, fact, receiver, facts) for receiver in receivers for fact in facts]
    return tuple(dict.fromkeys(text for text in found if text))


def _about(told: Told, fact: str, receiver: str, beside: tuple[str, ...]) -> str:
    """What to think of before `fact` goes to `receiver` with all that is told `beside` it; "" for nothing."""
    case = told.case
    if fact not in case.facts or receiver not in case.roles or receiver == told.role:
        return ""
    what, whom = case.facts[fact], case.roles[receiver].title
    verdict, row = ground_for(case, told, told.role, receiver, fact)
    if verdict == NONE and row is not None:
        return f"«{what.label}» naar {whom}: daarvoor is nu geen grond. {row.rule}"
    completes = what.fits_with.get(receiver, ())
    if receiver in what.unfit and not (completes and set(completes) <= set(beside)):
        return f"«{what.label}» naar {whom}: {what.unfit[receiver]}"
    return ""
