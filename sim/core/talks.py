"""Who may talk with whom, who still has to say something, and what has everybody heard at the end?

A conversation claims desks that are free or waiting, without asking consent; who is occupied comes when free. Everyone
contributes once (and once more when asked something afterwards); at the end all of it is told to all who are present,
each receiver judged on its own ground. Somebody without a seat answers what is asked.
"""

from scenarios.compiled import Case
from scenarios.regional import MomentKind
from sim.core import commands as m
from sim.core import events as e
from sim.core.batch import Batch
from sim.core.checks import check_judgement, contents, receivers
from sim.core.phrases import clock
from sim.core.refusals import Refusal, refuse
from sim.core.state import APART, LEVELS, State, Talk

ON_SITE = ("ter_plaatse", "bureau")
CHANNELS = {"telefoon": "telefoon", "video": "beeldbellen", "ter_plaatse": "een gesprek ter plaatse", "bureau": "een gesprek op het bureau"}
TRAVEL = 15
"""Minutes to get somewhere, where neither region nor catalogue says (author's choice)."""


def check_talk(case: Case, state: State, command: m.Talk) -> Refusal | None:
    """Why this conversation cannot be asked for now; None when it can."""
    refusal = receivers(case, command.role, command.to)
    if refusal is not None:
        return refusal
    if command.channel not in CHANNELS:
        return refuse("kanaal_niet", wie=case.roles[command.to[0]].title, kanaal=str(command.channel)[:20])
    moment = case.moments.get(command.moment) if command.moment else None
    if command.moment and moment is None:
        return refuse("onbekend_overleg")
    refusal = _check_moment(case, state, command, moment) if moment is not None else None
    if refusal is None and not (moment is not None and moment.slots):
        refusal = _check_reach(case, state, command)
    if refusal is None and moment is not None and moment.judges_first and not moment.slots and command.judgement is None:
        refusal = refuse("eerst_oordeel", moment.source)
    if refusal is None and command.judgement is not None:
        refusal = check_judgement(case, state, command.role, command.judgement)
    return refusal or contents(case, state, command.role, command.tells, command.asks, command.purpose)


def planned(state: State, moment: str | None) -> Talk | None:
    """The meeting of this kind that has been asked for and waits for its slot: who asks again, is put with that one."""
    return next((t for t in state.talks.values() if t.moment == moment and t.phase == "onderweg" and t.begins > state.now), None)


def _check_moment(case: Case, state: State, command: m.Talk, moment: MomentKind) -> Refusal | None:
    if command.channel not in moment.channels:
        return refuse("overleg_kanaal", moment.source, kanaal=CHANNELS[command.channel])
    asked = planned(state, command.moment) if moment.slots else None
    invited = () if asked is None else (*asked.present, *asked.awaited)
    # Only who was invited can know of it; for another the two come together when the request lands.
    if asked is not None and command.role in invited and set(command.to) <= set(invited):
        when = clock(asked.begins, state.now, case.weekday)
        return refuse("overleg_staat_al", moment.source, wanneer=when)
    there = {case.roles[role].partner for role in (command.role, *command.to, *(invited if command.role in invited else ()))}
    for partner in moment.needs_partners:
        if partner not in there and partner not in case.region.absent:
            return refuse("overleg_mist", moment.source, wie=case.partners[partner].name)
    return None


def _check_reach(case: Case, state: State, command: m.Talk) -> Refusal | None:
    for role in command.to:
        who = case.roles[role]
        access = case.access(role, command.channel)
        if access is None:
            return refuse("kanaal_niet", case.region.source, wie=who.title, kanaal=CHANNELS[command.channel])
        if not case.is_open(access.windows, state.now):
            opens = case.opens_next(access.windows, state.now)
            again = (
                "Kijk bij Bereikbaarheid wat wel kan." if opens is None else f"Dit kan weer om {_hour(opens)}, of kies een ander kanaal."
            )
            return refuse(
                "niet_bereikbaar", access.source, wie=who.title, kanaal=CHANNELS[command.channel], venster=access.text, weer=again
            )
        group = case.region.target.get(who.partner, "")
        if group and _adults_only(case, command.tells) and not state.in_force("huisverbod"):
            return refuse("doelgroep", case.region.source, wie=who.title, groep=group, wel="Veilig Thuis")
    return None


def _adults_only(case: Case, facts: tuple[str, ...]) -> bool:
    about = persons_in(case, facts)
    return bool(about) and not any(case.persons[person].child for person in about)


def persons_in(case: Case, facts: tuple[str, ...]) -> tuple[str, ...]:
    """Whom `facts` are about, in the order of the case."""
    named = {person for fact in facts if fact in case.facts for person in case.facts[fact].about}
    return tuple(person for person in case.persons if person in named)


def _hour(minute: int) -> str:
    return f"{minute // 60 % 24:02d}:{minute % 60:02d}"


def open_talk(batch: Batch, command: m.Talk) -> bool:
    """Open the conversation in `batch` if enough people can take part now; False when the call finds nobody."""
    case, state = batch.case, batch.state
    moment = case.moments[command.moment] if command.moment else None
    if moment is not None and moment.slots:
        return False
    there = [command.role]
    awaited: list[str] = []
    for role in command.to:
        desk = state.desks.get(role)
        if desk is None or desk.claimable:
            there.append(role)
        elif desk.how != "niemand":
            awaited.append(role)
    if len(there) < (moment.quorum if moment is not None else 2):
        return False
    number = batch.seq
    batch.add(
        e.TalkOpened,
        (*there, *awaited),
        number,
        command.role,
        tuple(there),
        tuple(awaited),
        command.channel,
        command.moment,
        command.purpose or "",
        state.now + _travel(case, state, there, command.channel),
        moment.minutes if moment is not None else case.minutes[MINUTES[command.channel]],
        persons_in(case, command.tells),
    )
    for role in there[1:]:
        desk = state.desks.get(role)
        if desk is not None and desk.queue:
            batch.add(e.Unqueued, (role,), role, len(desk.queue), "oproep")
    said = m.Contribute(command.role, number, command.tells, command.asks, command.purpose, command.judgement)
    _contributed(batch, said, (*there, *awaited))
    return True


MINUTES = {"telefoon": "bel", "video": "video", "ter_plaatse": "ter_plaatse", "bureau": "bureau"}


def _travel(case: Case, state: State, roles: list[str], channel: str) -> int:
    """Minutes until the last of `roles` is there; nobody travels for a phone call."""
    if channel not in ON_SITE:
        return 0
    longest = 0
    for role in roles:
        desk = state.desks.get(role)
        if desk is None or desk.place != channel:
            longest = max(longest, case.region.response.get(case.roles[role].partner, TRAVEL))
    return longest


def _contributed(batch: Batch, said: m.Contribute, others: tuple[str, ...]) -> None:
    batch.add(e.Contributed, (said.role,), said.talk, said.role, said.tells, said.asks, said.purpose or "", said.judgement)
    if said.asks:
        batch.add(e.Asked, others, said.talk, said.role, said.asks)
    if said.judgement is not None:
        batch.add(e.Judged, (said.role,), said.role, said.judgement.level, said.judgement.cites, said.talk)


def contribute(case: Case, state: State, command: m.Contribute) -> tuple[e.Event, ...] | Refusal:
    """Take part in a running conversation; an empty contribution passes the turn."""
    if state.must_speak(command.role) is None or state.must_speak(command.role) != command.talk:
        return refuse("geen_gesprek")
    talk = state.talks[command.talk]
    moment = case.moments[talk.moment] if talk.moment else None
    first = all(role != command.role for role, _ in talk.spoken)
    if moment is not None and moment.judges_first and first and command.judgement is None:
        return refuse("eerst_oordeel", moment.source)
    refusal = contents(case, state, command.role, command.tells, command.asks, command.purpose)
    if refusal is None and command.judgement is not None:
        refusal = check_judgement(case, state, command.role, command.judgement)
    if refusal is not None:
        return refusal
    batch = Batch(state)
    _contributed(batch, command, (*talk.present, *talk.awaited))
    return batch.done()


def begin_talk(batch: Batch, talk: Talk) -> None:
    """The moment a conversation begins: who is free comes in; without enough people it falls through."""
    case, state = batch.case, batch.state
    joins = [role for role in talk.awaited if state.desks[role].claimable]
    quorum = case.moments[talk.moment].quorum if talk.moment else 2
    if len(talk.present) + len(joins) < quorum:
        batch.add(e.TalkFailed, (*talk.present, *talk.awaited), talk.number, talk.by, "niemand_neemt_op", talk.awaited)
        return
    batch.add(e.TalkBegan, (*talk.present, *talk.awaited), talk.number)
    for role in joins:
        join_talk(batch, talk, role)
    if talk.channel in ON_SITE:
        for role in (*talk.present, *joins):
            desk = state.desks.get(role)
            if desk is not None and desk.place != talk.channel:
                batch.add(e.Placed, (role,), role, talk.channel)


def join_talk(batch: Batch, talk: Talk, role: str) -> None:
    """`role` comes in, whatever it had lined up."""
    batch.add(e.TalkJoined, (*talk.present, *talk.awaited), talk.number, role)
    if batch.state.desks[role].queue:
        batch.add(e.Unqueued, (role,), role, len(batch.state.desks[role].queue), "oproep")


def end_talk(batch: Batch, talk: Talk) -> None:
    """What everybody heard, who judged how, and that it is over."""
    case, state = batch.case, batch.state
    asked = {theme for _, said in talk.spoken for theme in said.asks}
    told = [(role, tuple(f for f in said.tells if state.knows(role, f)), said.purpose or "") for role, said in talk.spoken]
    told += [(role, _answer(case, state, role, asked), talk.purpose) for role in talk.present if role not in state.desks]
    channel = "overleg" if talk.moment else "gesprek"
    for giver, facts, purpose in told:
        for receiver in talk.present:
            if receiver != giver and facts:
                batch.disclose(giver, receiver, facts, purpose, channel, talk.number)
    judged = {role: said.judgement.level for role, said in talk.spoken if said.judgement is not None}
    if judged:
        lay_beside(batch, talk, judged)
    batch.add(e.TalkEnded, talk.present, talk.number, talk.present)


def lay_beside(batch: Batch, talk: Talk, judged: dict[str, str]) -> None:
    """Everybody who is there sees who judged how, and hears of two who lie far apart."""
    batch.add(e.JudgementsShown, talk.present, talk.number, tuple(judged.items()))
    pair = _apart(judged)
    if pair is not None and pair != _apart(dict(talk.judged)):
        batch.add(e.DifferenceFound, talk.present, talk.number, pair)


def _answer(case: Case, state: State, role: str, asked: set[str]) -> tuple[str, ...]:
    """What somebody without a seat tells: all it knows of the themes asked, as far as it answers on them."""
    answers = case.roles[role].answers
    themes = asked if not answers else asked.intersection(answers)
    return tuple(f.id for f in case.facts.values() if f.theme in themes and state.knows(role, f.id))


def _apart(judged: dict[str, str]) -> tuple[str, str] | None:
    """The first two roles whose judgements lie two steps apart, mildest first."""
    order = sorted(judged, key=lambda role: LEVELS[judged[role]])
    if order and LEVELS[judged[order[-1]]] - LEVELS[judged[order[0]]] >= APART:
        return order[0], order[-1]
    return None
