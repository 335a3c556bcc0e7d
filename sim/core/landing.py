"""What comes of a command when its minutes are over?

Every command that occupied a desk lands here once. The effect is computed on the state of that minute, which need not be
the one in which it was begun.
"""

from collections.abc import Iterator

from scenarios.compiled import DAY, Case
from sim.core import commands as m
from sim.core import events as e
from sim.core import phrases as say
from sim.core.batch import Batch
from sim.core.evolution import merged
from sim.core.talks import lay_beside, persons_in, planned


def land(batch: Batch, role: str, command: m.Command, ref: int) -> None:
    """Add the effect of `command`, begun by `role` at event `ref`, to `batch`."""
    match command:
        case m.Act():
            _act(batch, role, command)
        case m.Consult():
            _consult(batch, role, command)
        case m.Send():
            _send(batch, role, command, ref)
        case m.Judge():
            _judge(batch, role, command.judgement)
            if command.discuss and batch.state.difference is not None:
                batch.add(e.DifferenceDiscussed, batch.state.difference, role)
        case m.Decide():
            _decide(batch, role, command)
        case m.Order():
            _order(batch, role, command, ref)
        case m.Rule():
            _rule(batch, role, command)
        case m.Plan():
            _plan(batch, role, command, ref)
        case m.Deviate():
            batch.add(e.Deviated, (role, *command.told), role, command.norm, command.reason, command.cites, command.told)
            for other in command.told:
                batch.address(other, "bewust_anders")
        case m.Talk():
            _call(batch, role, command, ref)
        case _:
            pass


def still_holds(batch: Batch, role: str, command: m.Command) -> bool:
    """Whether what `command` kept needing is still there."""
    if not isinstance(command, m.Act):
        return True
    keeps = batch.case.acts[command.act].keeps
    return keeps is None or keeps.holds(batch.state, role)


def _act(batch: Batch, role: str, command: m.Act) -> None:
    act = batch.case.acts[command.act]
    if act.place is not None and batch.state.desks[role].place != act.place:
        batch.add(e.Placed, (role,), role, act.place)
    batch.apply(act.effects, role, "handeling", act.id)


def _consult(batch: Batch, role: str, command: m.Consult) -> None:
    case, state = batch.case, batch.state
    partner = case.roles[role].partner
    if command.about is not None:
        found = [f for f in sorted(state.systems.get(partner, ()), key=case.fact_bit.__getitem__) if command.about in case.facts[f].about]
        before = len(batch.events)
        batch.learn(role, found, "systeem", partner, state.systems.get(partner))
        if len(batch.events) == before:
            batch.add(e.FoundNothing, (role,), role, command.about)
    record = tuple(fact for fact in command.record if state.knows(role, fact))
    if record:
        colleagues = tuple(r.id for r in case.roles.values() if r.partner == partner)
        batch.add(e.Recorded, colleagues if role in colleagues else (role,), role, partner, record)


def _send(batch: Batch, role: str, command: m.Send, ref: int) -> None:
    case = batch.case
    kind = case.message_kinds[command.kind]
    facts = tuple(fact for fact in command.tells if batch.state.knows(role, fact))
    arrives = tuple(_arrives(batch, other, kind.read) for other in command.to)
    batch.add(e.Sent, (role,), ref, role, command.to, kind.id, facts, command.asks, command.purpose or "", arrives)


def _arrives(batch: Batch, role: str, read: str) -> int:
    """When a message reaches `role`: at once at a desk; somebody without a seat reads it when they can."""
    case, now = batch.case, batch.state.now
    if role in batch.state.desks:
        return now
    windows = case.partners[case.roles[role].partner].duty
    opens = case.opens_next(windows, now)
    if opens is None:
        return now + DAY
    return max(opens, now + (60 if read == "werkdag" else 1))


def _decide(batch: Batch, role: str, command: m.Decide) -> None:
    decision = batch.case.decisions[command.decision]
    again = decision.id in batch.state.decisions
    if again and decision.irreversible:
        return
    told = (role, *_at_table(batch, role), *decision.deciders)
    audience = tuple(dict.fromkeys(r for r in told if r in batch.case.roles))
    batch.add(e.DecisionTaken, audience, role, decision.id, command.option, command.cites, again)
    batch.apply(decision.options[command.option].effects, role, "besluit", f"{decision.id}.{command.option}")


def _at_table(batch: Batch, role: str) -> tuple[str, ...]:
    """Who sits at the meeting that `role` has just had, or nobody."""
    talk = batch.state.table_of(role)
    return talk.present if talk is not None else ()


def _judge(batch: Batch, role: str, judgement: m.Judgement) -> None:
    """An own judgement; at a table it lies beside those of the others."""
    talk = batch.state.table_of(role)
    batch.add(e.Judged, (role,), role, judgement.level, judgement.cites, talk.number if talk is not None else None)
    if talk is not None:
        lay_beside(batch, talk, {**dict(talk.judged), role: judgement.level})


def _order(batch: Batch, role: str, command: m.Order, ref: int) -> None:
    state = batch.state
    measure = batch.case.measures[command.measure]
    if measure.id in state.ordered or state.in_force(measure.id) or state.request_status(measure.id) == "loopt":
        batch.add(e.FoundRunning, (role,), role, measure.id, state.in_force(measure.id))
        return
    if measure.decider == role:
        audience = tuple(dict.fromkeys((role, *(r for r in (measure.executor,) if r))))
        batch.add(e.MeasureOrdered, audience, measure.id, role, _starts(batch, role, measure.takes))
        return
    cites = tuple(fact for fact in command.cites if state.knows(role, fact))
    batch.disclose(role, measure.decider, cites, "", "verzoek", ref)
    rules_at = _rules_at(batch, measure.id)
    batch.add(e.Requested, (role, measure.decider), ref, measure.id, role, measure.decider, cites, rules_at)
    batch.address(measure.decider, "verzoek", awaited=True)


def _starts(batch: Batch, role: str, takes: int) -> int:
    """When a measure is in force. What `role` decides at a table has taken no time yet, so others notice it a minute later."""
    return batch.state.now + max(takes, 1 if batch.state.table_of(role) is not None else 0)


def _rules_at(batch: Batch, measure: str) -> int | None:
    """When a decider without a player rules on `measure`; None when a player must."""
    case, state = batch.case, batch.state
    what = case.measures[measure]
    desk = state.desks.get(what.decider)
    if desk is not None and (desk.how != "niemand" or not case.roles[what.decider].rules_without_seat):
        return None
    if what.ruling is None:
        return None
    at = state.now + max(1, what.ruling.minutes)
    if what.ruling.office_hours:
        windows = case.partners[case.roles[what.decider].partner].duty
        opens = case.opens_next(windows, at)
        return at if opens is None else opens
    return at


def rule_by_itself(batch: Batch, request: int) -> None:
    """The ruling of a decider whom nobody plays, on what it knows at this minute."""
    granted, reason = _by_the_case(batch, request)
    _ruled(batch, request, granted, reason, (), ())


def _by_the_case(batch: Batch, request: int) -> tuple[bool, str]:
    """What the author's rule makes of a request with what its decider knows, and why."""
    asked = batch.state.requests[request]
    ruling = batch.case.measures[asked.measure].ruling
    granted, reason = False, f"Op wat nu bekend is, is dit onvoldoende onderbouwd.{_lacking(batch, asked.decider, asked.measure)}"
    for step in ruling.steps if ruling is not None else ():
        if step.when is None or step.when.holds(batch.state, asked.decider):
            granted, reason = step.grant, step.reason
            break
    if not granted and not asked.cites:
        reason = f"Er is niets bij aangevoerd. {reason}"
    return granted, reason


def _lacking(batch: Batch, decider: str, measure: str) -> str:
    """About which themes the decider would have to hear more; never what there is to hear."""
    case, what = batch.case, batch.case.measures[measure]
    steps = what.ruling.steps if what.ruling is not None else ()
    facts = {*what.basis, *(fact for step in steps if step.grant and step.when for fact in _facts_asked(step.when.tree, decider))}
    lacks = {case.facts[fact].theme for fact in facts if not batch.state.knows(decider, fact)}
    themes = tuple(theme for theme in case.themes if theme in lacks)
    return f" Er ontbreekt nog iets over {say.themes(case, themes)}." if themes else ""


def _facts_asked(tree: object, role: str) -> Iterator[str]:
    """The facts that a condition wants `role` to know."""
    match tree:
        case ("knows", str(who), tuple(facts), *_):
            yield from facts if who == role else ()
        case ("every" | "some", tuple(parts)):
            for part in parts:
                yield from _facts_asked(part, role)


def _rule(batch: Batch, role: str, command: m.Rule) -> None:
    request = batch.state.requests.get(command.request)
    if request is not None and request.decider == role and request.status == "loopt":
        granted, reason = _by_the_case(batch, command.request)
        # Who plays the decider alone knows why, and says so at the table; the computer has only the author's words.
        why = reason if batch.state.desks[role].how != "mens" and granted == command.grant else ""
        _ruled(batch, command.request, command.grant, why, command.cites, command.conditions)


def _ruled(batch: Batch, request: int, granted: bool, reason: str, cites: tuple[str, ...], conditions: tuple[str, ...]) -> None:
    asked = batch.state.requests[request]
    measure = batch.case.measures[asked.measure]
    audience = tuple(dict.fromkeys(r for r in (asked.by, asked.decider, measure.executor if granted else None) if r))
    batch.add(e.Ruled, audience, request, measure.id, asked.decider, granted, reason, cites, conditions)
    if granted:
        batch.add(e.MeasureOrdered, audience, measure.id, asked.by, _starts(batch, asked.decider, measure.takes))
    for role in audience:
        if role != asked.decider:
            batch.address(role, "uitslag", awaited=True)


def _plan(batch: Batch, role: str, command: m.Plan, ref: int) -> None:
    case: Case = batch.case
    named = [line.owner for line in command.agreements] + [line.holder for line in command.regie]
    named += [who for line in command.calls for who in (line.caller, line.called)]
    named += [who for line in command.consults for who in (line.who, line.other)]
    named += [who for line in command.results for who in (line.giver, line.receiver)]
    named += [who for who in (*command.inform, command.first_contact, command.handover) if who]
    named += _at_table(batch, role)
    told = tuple(dict.fromkeys(who for who in (role, *named) if who in case.roles and case.roles[who].exists))
    batch.add(e.Planned, told, role, command)
    if command.handover is not None and case.roles[command.handover].exists:
        batch.add(e.PlanHanded, (command.handover,), role, command.handover, merged(batch.state.plan, command))
        facts = tuple(fact for fact in command.facts if batch.state.knows(role, fact))
        batch.disclose(role, command.handover, facts, "", "overdracht", ref)
    for who in told:
        if who != role:
            batch.address(who, "plan")


def _call(batch: Batch, role: str, command: m.Talk, ref: int) -> None:
    """A call that nobody could take, or a meeting that has now been asked for."""
    moment = batch.case.moments[command.moment] if command.moment else None
    if moment is None or not moment.slots:
        missing = tuple(r for r in command.to if (desk := batch.state.desks.get(r)) is not None and not desk.claimable)
        batch.add(e.TalkFailed, (role,), ref, role, "in_gesprek", missing or command.to)
        return
    now, asked = batch.state.now, planned(batch.state, command.moment)
    before = () if asked is None else (*asked.present, *asked.awaited)
    begins = asked.begins if asked is not None else batch.case.opens_next(batch.case.region.ao_slots, now + 1) or now + DAY
    invited = tuple(dict.fromkeys((*before, role, *command.to)))
    if len(invited) == len(before):
        return
    batch.add(
        e.TalkOpened,
        invited,
        ref if asked is None else asked.number,
        role,
        tuple(r for r in invited if r not in batch.state.desks),
        tuple(r for r in invited if r in batch.state.desks),
        command.channel if asked is None else asked.channel,
        command.moment,
        command.purpose or "",
        begins,
        moment.minutes,
        persons_in(batch.case, command.tells),
    )
    for other in invited[len(before) :]:
        if other != role:
            batch.address(other, "oproep")
