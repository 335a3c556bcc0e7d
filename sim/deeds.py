"""Which command does a line of a course stand for, and which line stands for a command?

Two directions over the same closed set: `command_of` reads a deed of the file, `deed_of` writes one. What a line calls by
name (a conversation, a request, a piece of work) is looked up by the caller and given as a number.
"""

from typing import Any

from scenarios.fields import DAY
from scenarios.seating import Chair
from sim.core import commands as c
from sim.course import Contribution, Deed, DoPlan, JudgementGiven


def command_of(role: str, deed: Deed, number: int | None = None) -> c.Command:
    """The command of `role` that `deed` stands for; `number` is that of the talk, request or work it names."""
    if deed.act is not None:
        return c.Act(role, deed.act)
    if deed.consult is not None:
        return c.Consult(role, deed.consult.about, deed.consult.record)
    if deed.talk is not None:
        talk = deed.talk
        return c.Talk(role, talk.to, talk.channel, talk.moment, talk.tells, talk.asks, talk.purpose, _judgement(talk.judgement))
    if deed.contribute is not None:
        return contribution_of(role, number or 0, deed.contribute)
    if deed.send is not None:
        send = deed.send
        return c.Send(role, send.to, send.kind, send.tells, send.asks, send.purpose)
    return _ruling_of(role, deed, number)


def _ruling_of(role: str, deed: Deed, number: int | None) -> c.Command:
    if deed.judge is not None:
        return c.Judge(role, c.Judgement(deed.judge.level, deed.judge.cites), deed.judge.discuss)
    if deed.decide is not None:
        return c.Decide(role, deed.decide.decision, deed.decide.option, deed.decide.cites)
    if deed.order is not None:
        return c.Order(role, deed.order.measure, deed.order.cites)
    if deed.rule is not None:
        return c.Rule(role, number or 0, deed.rule.grant, deed.rule.cites, deed.rule.conditions)
    if deed.plan is not None:
        return _plan_of(role, deed.plan)
    if deed.deviate is not None:
        return c.Deviate(role, deed.deviate.norm, deed.deviate.reason, deed.deviate.cites, deed.deviate.told)
    if deed.hardop is not None:
        return c.Hardop(role, deed.hardop.fact, deed.hardop.heard)
    if deed.heard is not None:
        return c.Heard(role, deed.heard.card, deed.heard.giver)
    if deed.reseat is not None:
        chairs = (Chair(one.roles, one.people, tuple((later.chapter, later.role) for later in one.then)) for one in deed.reseat.chairs)
        return c.Reseat(tuple(chairs), tuple(deed.reseat.seats.items()), role)
    if deed.wait is not None:
        return c.Wait(role, deed.wait.until, deed.wait.deaf)
    if deed.stop is not None:
        return c.Stop(role, number)
    return c.Retract(role) if deed.retract else c.OpenChapter(role)


def contribution_of(role: str, talk: int, brought: Contribution) -> c.Contribute:
    """What `role` brings into conversation `talk`."""
    return c.Contribute(role, talk, brought.tells, brought.asks, brought.purpose, _judgement(brought.judgement))


def _judgement(given: JudgementGiven | None) -> c.Judgement | None:
    return None if given is None else c.Judgement(given.level, given.cites)


def _plan_of(role: str, plan: DoPlan) -> c.Plan:
    return c.Plan(
        role,
        tuple(c.AgreementLine(line.what, line.owner, line.until) for line in plan.agreements),
        plan.review,
        plan.first_contact,
        tuple(c.CallLine(line.caller, line.called) for line in plan.calls),
        tuple(c.RegieLine(line.function, line.holder) for line in plan.regie),
        plan.inform,
        plan.handover,
        plan.warm,
        plan.read_back,
        plan.facts,
        tuple(c.ConsultLine(line.who, line.other, line.at) for line in plan.consults),
        tuple(c.ResultLine(line.theme, line.giver, line.receiver) for line in plan.results),
        tuple(c.NotNeededLine(line.field, line.reason) for line in plan.not_needed),
    )


# --- and back -------------------------------------------------------------------------------------------------------


def deed_of(command: c.Command, name: str | None = None) -> dict[str, Any]:
    """`command` as it stands under `doe` in a course file; `name` is the line or measure that its number stands for."""
    match command:
        case c.Act(_, act):
            return {"handeling": act}
        case c.Consult(_, about, record):
            return {"raadpleeg": _filled(over=about, legt_vast=record)}
        case c.Talk():
            return {"gesprek": _filled(met=command.to, kanaal=command.channel, moment=command.moment, **_brought(command))}
        case c.Contribute():
            return {"draag_bij": _filled(**_brought(command))}
        case c.Send():
            return {
                "stuur": _filled(aan=command.to, soort=command.kind, vertelt=command.tells, vraagt=command.asks, waarvoor=command.purpose)
            }
        case c.Judge(_, judgement, discuss):
            return {"oordeel": {**_level(judgement), **_filled(bespreekt=discuss)}}
        case c.Decide(_, decision, option, cites):
            return {"besluit": _filled(besluit=decision, keuze=option, steunt_op=cites)}
        case c.Order(_, measure, cites):
            return {"maatregel": _filled(maatregel=measure, steunt_op=cites)}
        case c.Rule(_, _, grant, cites, conditions):
            return {"beslis": {"verzoek": name, "toewijzen": grant, **_filled(steunt_op=cites, voorwaarden=conditions)}}
        case c.Plan():
            return {"plan": _plan(command)}
        case c.Deviate(_, norm, reason, cites, told):
            return {"bewust_anders": {"norm": norm, "reden": reason, **_filled(steunt_op=cites, gemeld_aan=told)}}
        case c.Hardop(_, fact, heard):
            return {"hardop": {"informatie": fact, "gehoord_door": list(heard)}}
        case c.Heard(_, card, giver):
            return {"gehoord": {"kaart": card, "van": giver}}
        case c.Wait(_, until, deaf):
            return {"wacht": _filled(tot=None if until is None else moment(until), doof=deaf)}
        case c.Stop():
            return {"stop": _filled(werk=name)}
        case c.Retract():
            return {"neem_terug": True}
        case c.OpenChapter():
            return {"open_deel": True}
        case c.Reseat(chairs, seats):
            return {"verzet": {"stoelen": [_chair(chair) for chair in chairs], **_filled(zetels=dict(seats))}}


def _chair(chair: Chair) -> dict[str, Any]:
    later = [{"rol": role, "vanaf": chapter} for chapter, role in chair.then]
    return {"rollen": list(chair.roles), "mensen": chair.people, **_filled(daarna=later)}


def moment(minute: int) -> str:
    """A simulated minute as it stands in a file."""
    day, rest = divmod(minute, DAY)
    clock = f"{rest // 60:02d}:{rest % 60:02d}"
    return f"dag {day} {clock}" if day else clock


def _filled(**values: Any) -> dict[str, Any]:
    """The values that say something, tuples as lists."""
    return {key: list(value) if isinstance(value, tuple) else value for key, value in values.items() if value}


def _brought(part: c.Talk | c.Contribute) -> dict[str, Any]:
    judgement = None if part.judgement is None else _level(part.judgement)
    return {"vertelt": part.tells, "vraagt": part.asks, "waarvoor": part.purpose, "oordeel": judgement}


def _level(judgement: c.Judgement) -> dict[str, Any]:
    return {"niveau": judgement.level, **_filled(steunt_op=judgement.cites)}


def _plan(plan: c.Plan) -> dict[str, Any]:
    return _filled(
        afspraken=tuple(
            _filled(wat=line.what, eigenaar=line.owner, tot=None if line.until is None else moment(line.until)) for line in plan.agreements
        ),
        herbeoordeling=None if plan.review is None else moment(plan.review),
        aanspreekpunt=plan.first_contact,
        belafspraken=tuple({"wie": line.caller, "belt": line.called} for line in plan.calls),
        regie=tuple({"functie": line.function, "wie": line.holder} for line in plan.regie),
        informeren=plan.inform,
        overdracht=plan.handover,
        warm=plan.warm,
        teruggelezen=plan.read_back,
        informatie=plan.facts,
        overleg=tuple({"wie": line.who, "met": line.other, "tijd": moment(line.at)} for line in plan.consults),
        resultaten=tuple({"thema": line.theme, "van": line.giver, "aan": line.receiver} for line in plan.results),
        niet_nodig=tuple({"veld": line.field, "reden": line.reason} for line in plan.not_needed),
    )
