"""What follows from an event?

`evolve` applies one event to a state. It never refuses, draws nothing and asks the case for nothing but lookups, so a log
alone gives the state back.
"""

from collections.abc import Callable
from dataclasses import replace
from heapq import heappop
from itertools import combinations

from sim.core import events as e
from sim.core import watching as w
from sim.core.commands import Act, Contribute, Plan
from sim.core.state import ARRIVAL, EFFECT, HAPPENING, LEVELS, MEETING, RULING, Desk, Message, Request, State, Talk, Work, closer


def evolve(state: State, event: e.Event) -> State:
    """`state` after `event`; the same object."""
    state.seq = event.seq + 1
    kind = type(event)
    follows = _FOLLOWS.get(kind)
    if follows is not None:  # what is not in the table is told to somebody, but nothing follows from it
        follows(state, event)
        if kind in _UNDOES:
            agenda = state.agenda
            while agenda and not state.live(agenda[0]):
                heappop(agenda)
    return state


def _evolve_clock(state: State, event: e.Event) -> None:
    state.dirty |= w.watch(state.case).passed(state.now, event.at)
    state.now = event.at
    if state.at_table:
        state.at_table = False
        for desk in state.desks.values():
            desk.table = None


def _pop(state: State, kind: str, name: str, number: int) -> None:
    """Take what is being handled off the agenda (it is always the top)."""
    if state.agenda and state.agenda[0][3:] == (kind, name, number):
        heappop(state.agenda)


def _evolve_started(state: State, event: e.Event) -> None:
    assert isinstance(event, e.Started)
    desk = state.desks[event.role]
    desk.command, desk.ref, desk.since = event.command, event.seq, event.at
    desk.until, desk.lands, desk.waiting, desk.called = event.until, event.lands, None, False
    resumed = state.paused.pop(event.command, None) if state.paused else None
    state.work[event.seq] = Work(event.seq, event.role, event.command, event.at, event.lands, resumed)
    state.push(event.lands, EFFECT, "lands", number=event.seq)
    if event.until != event.lands:
        state.push(event.until, EFFECT, "frees", event.role, event.seq)


def _evolve_landed(state: State, event: e.Event) -> None:
    assert isinstance(event, e.Landed)
    work = state.work.pop(event.ref)
    if event.done and isinstance(work.command, Act):
        state.acts_done.add((event.role, work.command.act))


def _evolve_freed(state: State, event: e.Event) -> None:
    assert isinstance(event, e.Freed)
    _clear(state.desks[event.role])


def _evolve_broken_off(state: State, event: e.Event) -> None:
    match event:
        case e.Stopped() | e.Retracted():
            work = state.work.pop(event.ref, None)
            if work is not None and work.resumed is not None and isinstance(event, e.Retracted):
                state.paused[work.command] = work.resumed
            desk = state.desks[event.role]
            if desk.ref == event.ref or desk.waiting is not None:
                _clear(desk)
                desk.waiting = None
        case e.Interrupted():
            broken = state.work.pop(event.ref)
            desk = state.desks[event.role]
            state.paused[broken.command] = (max(1, desk.until - event.at), max(1, broken.lands - event.at))
            _clear(desk)
            desk.called, desk.called_at = True, event.at


def _clear(desk: Desk) -> None:
    desk.command, desk.ref, desk.until, desk.lands = None, 0, -1, -1


def _evolve_desk(state: State, event: e.Event) -> None:
    match event:
        case e.Queued():
            desk = state.desks[event.role]
            desk.queue = (*desk.queue, event.command)
            state.lined_up += 1
        case e.Unqueued():
            desk = state.desks[event.role]
            desk.queue = desk.queue[:-1] if event.why == "teruggenomen" else desk.queue[event.count :]
            state.lined_up -= event.count
        case e.Waiting():
            desk = state.desks[event.role]
            desk.waiting, desk.deaf, desk.since, desk.called = event.until, event.deaf, event.at, False
            state.push(event.until, EFFECT, "wait", event.role, event.until)
        case e.Woken():
            desk = state.desks[event.role]
            desk.waiting, desk.deaf = None, False
            if event.why == "dringend":
                desk.called, desk.called_at = True, event.at
        case e.Placed():
            state.desks[event.role].place = event.place


def _evolve_world(state: State, event: e.Event) -> None:
    match event:
        case e.Learned():
            known = state.learned[event.role]
            state.dirty |= w.KNOWS
            for fact in event.facts:
                known[fact] = event.at if event.seen is None else event.seen
            for fact, option in event.worded:
                state.worded[event.role, fact] = option
        case e.Recorded():
            state.dirty |= w.SYSTEM
            known = state.learned.get(event.role, {})  # nobody wrote it who sits here: a report that goes to the file by itself
            state.systems.setdefault(event.partner, {}).update({fact: known.get(fact, event.at) for fact in event.facts})
        case e.DutyAnnounced():
            _pop(state, "duty", "", state.chapter)
        case e.DutyChanged():
            state.dirty |= w.KNOWS
            known = state.learned[event.role]
            for fact in event.lost:
                known.pop(fact, None)
            desk = state.desks.get(event.role)
            if desk is not None:
                desk.place = state.case.roles[event.role].place  # somebody else comes in, where the desk is
        case e.FlagSet():
            state.dirty |= w.FLAG
            (state.flags.add if event.on else state.flags.discard)(event.name)
        case e.Counted():
            state.dirty |= w.COUNT
            state.counters[event.name] = event.value
        case e.SceneOpened():
            state.dirty |= w.SCENE
            state.scenes[event.scene] = event.at
            state.unopened.discard(event.scene)
        case e.SceneClosed():
            state.dirty |= w.SCENE
            state.scenes.pop(event.scene, None)


def _evolve_talk(state: State, event: e.Event) -> None:
    match event:
        case e.TalkOpened() if event.talk in state.talks:  # more are invited to a meeting that waits for its slot
            talk = state.talks[event.talk]
            talk.present, talk.awaited = event.present, event.awaited
            for role in event.awaited:
                state.awaiting[role] = event.talk
        case e.TalkOpened():
            state.talks[event.talk] = Talk(
                event.talk,
                event.by,
                event.present,
                event.awaited,
                event.channel,
                event.moment,
                event.purpose,
                event.begins,
                event.minutes,
            )
            for role in event.present:
                _claim(state, role, event.talk)
            for role in event.awaited:
                state.awaiting[role] = event.talk
            state.push(event.begins, MEETING, "begin", number=event.talk)
        case e.TalkBegan():
            talk = state.talks[event.talk]
            talk.phase = "inbreng"
            state.speaking.add(event.talk)
            spoken = {role for role, _ in talk.spoken}
            talk.pending = frozenset(role for role in talk.present if _speaks(state, role) and role not in spoken)
        case e.TalkJoined():
            talk = state.talks[event.talk]
            talk.present, talk.awaited = (*talk.present, event.role), tuple(r for r in talk.awaited if r != event.role)
            talk.pending = talk.pending | {event.role}
            state.awaiting.pop(event.role, None)
            _claim(state, event.role, event.talk)
        case e.Contributed():
            talk = state.talks[event.talk]
            said = Contribute(event.role, event.talk, event.tells, event.asks, event.purpose, event.judgement)
            talk.spoken = (*talk.spoken, (event.role, said))
            talk.pending = talk.pending - {event.role}
            if event.asks:
                # Whoever spoke already gets one turn to answer what is now asked.
                turns = [role for role, _ in talk.spoken]
                again = {r for r in talk.present if r != event.role and _speaks(state, r) and turns.count(r) == 1}
                talk.pending = talk.pending | again
        case e.TalkSpoken():
            talk = state.talks[event.talk]
            talk.phase, talk.ends = "loopt", event.ends
            state.speaking.discard(event.talk)
            state.push(event.ends, EFFECT, "end", number=event.talk)
        case e.TalkEnded():
            state.dirty |= w.TALKED
            _end_talk(state, state.talks[event.talk], event.present)
        case e.TalkFailed():
            if event.talk in state.talks:
                _end_talk(state, state.talks[event.talk], ())


def _claim(state: State, role: str, talk: int) -> None:
    desk = state.desks.get(role)
    if desk is not None:
        desk.talk, desk.since, desk.waiting, desk.deaf, desk.called = talk, state.now, None, False, False


def _speaks(state: State, role: str) -> bool:
    """Whether somebody sits there who can contribute: a seat may be left while a conversation goes on."""
    return role in state.desks and state.desks[role].how != "niemand"


def _end_talk(state: State, talk: Talk, present: tuple[str, ...]) -> None:
    talk.phase, talk.pending = "klaar", frozenset()
    state.speaking.discard(talk.number)
    for role in talk.present:
        desk = state.desks.get(role)
        if desk is not None:
            desk.talk = None
            desk.table = talk.number if talk.moment is not None and present else None
            state.at_table = True
    for role in talk.awaited:
        if state.awaiting.get(role) == talk.number:
            del state.awaiting[role]
    if present:
        state.talks_held.append((frozenset(present), talk.moment))
        for one, other in combinations(present, 2):
            state.contacts[one, other] = state.contacts[other, one] = state.now


def _evolve_flow(state: State, event: e.Event) -> None:
    match event:
        case e.Happened():
            state.scheduled.pop(event.happening, None)
            state.happened.add(event.happening)
            state.watched.discard(event.happening)
        case e.Drawn():
            state.happened.add(event.name)
            state.watched.discard(event.name)
        case e.Scheduled():
            state.scheduled[event.happening] = event.due
            state.push(event.due, HAPPENING, "happen", event.happening)
        case e.Cancelled():
            state.scheduled.pop(event.happening, None)
        case e.Sent():
            state.dirty |= w.SENT
            state.messages[event.message] = Message(event.message, event.by, event.to, event.kind, event.facts, event.asks, event.purpose)
            for role, minute in zip(event.to, event.arrives, strict=True):
                state.push(minute, ARRIVAL, "arrive", role, event.message)
        case e.Delivered():
            _pop(state, "arrive", event.to, event.message)
            state.unread[event.to] = (*state.unread.get(event.to, ()), event.message)
        case e.Read():
            _pop(state, "arrive", event.to, event.message)
            if event.to in state.unread:
                state.unread[event.to] = tuple(m for m in state.unread[event.to] if m != event.message)


def _evolve_judgement(state: State, event: e.Event) -> None:
    match event:
        case e.Judged():
            state.dirty |= w.JUDGED
            state.judgements[event.role] = LEVELS[event.level]
        case e.JudgementsShown():
            state.talks[event.talk].judged = event.judgements
            if closer(state.difference, event.judgements):
                state.dirty |= w.DIFFERENCE
                state.difference = None
        case e.DifferenceFound():
            state.dirty |= w.DIFFERENCE
            state.difference = event.roles
        case e.DifferenceDiscussed():
            state.dirty |= w.DIFFERENCE
            state.difference = None
        case e.DecisionTaken():
            state.dirty |= w.DECIDED
            state.decisions[event.decision] = event.option
        case e.Deviated():
            state.deviations[event.norm] = event.reason
        case e.Planned():
            state.dirty |= w.PLAN
            if event.plan.handover is not None and event.plan.read_back:
                state.handed[event.role] = state.handed.get(event.role, frozenset()).union(event.plan.facts)
            state.plan = merged(state.plan, event.plan)


def merged(old: Plan | None, new: Plan) -> Plan:
    """The plan after `new`: what is filled in is added or replaces the line about the same thing, the rest stays."""
    if old is None:
        return new
    named = {line.what for line in new.agreements}
    functions = {line.function for line in new.regie}
    return replace(
        new,
        agreements=(*(line for line in old.agreements if line.what not in named), *new.agreements),
        review=new.review if new.review is not None else old.review,
        first_contact=new.first_contact or old.first_contact,
        calls=(*(line for line in old.calls if line not in new.calls), *new.calls),
        regie=(*(line for line in old.regie if line.function not in functions), *new.regie),
        consults=(*(line for line in old.consults if line not in new.consults), *new.consults),
        results=(*(line for line in old.results if line not in new.results), *new.results),
        not_needed=(*(line for line in old.not_needed if line not in new.not_needed), *new.not_needed),
        inform=tuple(dict.fromkeys((*old.inform, *new.inform))),
        handover=new.handover or old.handover,
        warm=new.warm if new.handover else old.warm,
        read_back=new.read_back if new.handover else old.read_back,
        facts=tuple(dict.fromkeys((*old.facts, *new.facts))),
    )


def _evolve_measure(state: State, event: e.Event) -> None:
    match event:
        case e.Requested():
            state.dirty |= w.REQUEST
            state.requests[event.request] = Request(event.request, event.measure, event.by, event.decider, event.cites, event.rules_at)
            state.statuses[event.measure] = "loopt"
            state.asked_by[event.measure] = event.by
            if event.rules_at is not None:
                state.push(event.rules_at, RULING, "rule", number=event.request)
        case e.Ruled():
            state.dirty |= w.REQUEST
            request = state.requests[event.request]
            request.status = state.statuses[event.measure] = "toegewezen" if event.granted else "geweigerd"
            state.contacts.setdefault((request.by, event.by), state.now)
            state.contacts.setdefault((event.by, request.by), state.now)
        case e.MeasureOrdered():
            state.ordered[event.measure] = event.starts
            state.asked_by.setdefault(event.measure, event.by)
            state.push(event.starts, EFFECT, "measure", event.measure)
        case e.FoundRunning():
            state.found_by[event.measure] = (*state.found_by.get(event.measure, ()), event.role)
        case e.MeasureStarted():
            state.dirty |= w.MEASURE
            state.ordered.pop(event.measure, None)
            state.measures[event.measure] = event.until
            if event.until is not None:
                state.push(event.until, EFFECT, "measure_end", event.measure)
        case e.MeasureEnded():
            state.dirty |= w.MEASURE
            state.measures.pop(event.measure, None)


def _evolve_table(state: State, event: e.Event) -> None:
    match event:
        case e.GameStarted():
            state.seed, state.rounds, state.free_speech = event.seed, event.rounds, event.free_speech
            state.seats = tuple(role for role, _ in event.seats)
            for role, how in event.seats:
                state.desks[role] = Desk(role, how, place=state.case.roles[role].place)
        case e.SeatsChanged():
            for role, how in event.seats:
                desk = state.desks[role]
                desk.how = how
                if how == "niemand" and desk.talk is not None:  # whoever left says nothing more in a conversation that goes on
                    talk = state.talks[desk.talk]
                    talk.pending = talk.pending - {role}
        case e.ChapterOpened():
            state.chapter = next(i for i, c in enumerate(state.case.chapters) if c.id == event.chapter)
            state.chapter_open = True
            chapter = state.case.chapters[state.chapter]
            if chapter.duty_change:
                state.push(max(event.at, chapter.end - 30), HAPPENING, "duty", number=state.chapter)
        case e.ChapterClosed():
            state.chapter_open = False
            state.lined_up = 0
            for desk in state.desks.values():
                desk.queue, desk.waiting, desk.deaf = (), None, False
        case e.GameEnded():
            state.over = True


_UNDOES = frozenset(
    {
        *(e.Freed, e.Landed, e.Stopped, e.Retracted, e.Interrupted, e.Waiting, e.Woken, e.DutyAnnounced, e.ChapterOpened, e.ChapterClosed),
        *(e.TalkOpened, e.TalkBegan, e.TalkJoined, e.TalkSpoken, e.TalkEnded, e.TalkFailed, e.Happened, e.Drawn, e.Scheduled, e.Cancelled),
        *(e.Delivered, e.Read, e.Ruled, e.MeasureOrdered, e.MeasureStarted, e.MeasureEnded),
    }
)
"""Events after which the top of the agenda may be something that no longer stands."""
_FOLLOWS: dict[type[e.Event], Callable[[State, e.Event], None]] = {
    # A table and not one long match: every event passes here, and a match would try forty classes in turn.
    e.TimePassed: _evolve_clock,
    e.Started: _evolve_started,
    e.Landed: _evolve_landed,
    e.Freed: _evolve_freed,
    **dict.fromkeys((e.Stopped, e.Retracted, e.Interrupted), _evolve_broken_off),
    **dict.fromkeys((e.Queued, e.Unqueued, e.Waiting, e.Woken, e.Placed), _evolve_desk),
    **dict.fromkeys(
        (e.Learned, e.Recorded, e.DutyAnnounced, e.DutyChanged, e.FlagSet, e.Counted, e.SceneOpened, e.SceneClosed), _evolve_world
    ),
    **dict.fromkeys((e.TalkOpened, e.TalkBegan, e.TalkJoined, e.Contributed, e.TalkSpoken, e.TalkEnded, e.TalkFailed), _evolve_talk),
    **dict.fromkeys((e.Happened, e.Drawn, e.Scheduled, e.Cancelled, e.Sent, e.Delivered, e.Read), _evolve_flow),
    **dict.fromkeys(
        (e.Judged, e.JudgementsShown, e.DifferenceFound, e.DifferenceDiscussed, e.DecisionTaken, e.Planned, e.Deviated), _evolve_judgement
    ),
    **dict.fromkeys((e.Requested, e.Ruled, e.MeasureOrdered, e.FoundRunning, e.MeasureStarted, e.MeasureEnded), _evolve_measure),
    **dict.fromkeys((e.GameStarted, e.SeatsChanged, e.ChapterOpened, e.ChapterClosed, e.GameEnded), _evolve_table),
}
