"""What comes next by itself?

`advance` gives the next batch of events that need nobody's choice. Within one instant the order is: what ends, what
arrives, rulings, happenings, meetings that begin, then desks that are free choose. The clock moves only when no desk is
free to choose.
"""

from scenarios.compiled import Case
from sim.core import events as e
from sim.core.batch import Batch
from sim.core.commands import Wait
from sim.core.landing import land, rule_by_itself, still_holds
from sim.core.refusals import Refusal
from sim.core.rules import take_up
from sim.core.state import MEETING, Desk, Due, State
from sim.core.talks import begin_talk, end_talk, join_talk
from sim.core.watching import watch

Events = tuple[e.Event, ...]


def advance(case: Case, state: State) -> Events:
    """The next events that come by themselves; empty when a desk must choose, a chapter has closed or the game is over."""
    if state.over or not state.chapter_open:
        return ()
    due = state.agenda[0] if state.agenda and state.agenda[0][0] <= state.now else None
    if due is not None and due[1] < MEETING:
        return _handle(state, due)
    if state.dirty:
        settled = _settle(case, state)
        if settled:
            return settled
        state.dirty = 0
    if due is not None:
        return _handle(state, due)
    found = _join(state) if state.awaiting else ()
    if state.unread and not found:
        found = _read(case, state)
    if state.speaking and not found:
        found = _spoken(state)
    if found:
        return found
    if state.now >= case.chapters[state.chapter].end:
        return _close(case, state)
    found = _line_up(case, state) if state.lined_up else ()
    if state.rounds and not found:
        found = _hold(state)
    if found or state.waits():
        return found
    return _pass(case, state)


def _pass(case: Case, state: State) -> Events:
    """Let the clock go to the next thing that happens."""
    chapter = case.chapters[state.chapter]
    minute = chapter.end if state.now >= chapter.start else chapter.start
    if state.agenda:
        minute = min(minute, state.agenda[0][0])
    edge = watch(case).next_edge(state.now)
    if edge is not None and edge < minute:
        minute = edge
    batch = Batch(state)
    batch.add(e.TimePassed, e.ALL, at=minute)
    return batch.done()


def _handle(state: State, due: Due) -> Events:
    """What an agenda entry brings."""
    batch = Batch(state)
    _, _, _, kind, name, number = due
    match kind:
        case "lands":
            _lands(batch, number)
        case "frees":
            batch.add(e.Freed, (name,), name, number if number in state.work else None)
        case "wait":
            batch.add(e.Woken, (name,), name, "tijd")
        case "end":
            end_talk(batch, state.talks[number])
        case "measure":
            batch.start_measure(name)
        case "measure_end":
            batch.add(e.MeasureEnded, batch.concerned(name), name)
        case "arrive":
            _arrive(batch, number, name)
        case "rule":
            rule_by_itself(batch, number)
        case "happen":
            happening = state.case.happenings[name]
            if happening.when is not None and not happening.when.holds(state, ""):
                batch.add(e.Cancelled, e.NONE, happening.id)
            else:
                batch.happen(happening)
        case "duty":
            _announce(batch)
        case "begin":
            begin_talk(batch, state.talks[number])
    return batch.done()


def _lands(batch: Batch, ref: int) -> None:
    state = batch.state
    work = state.work[ref]
    holds = still_holds(batch, work.role, work.command)
    batch.add(e.Landed, (work.role,), work.role, ref, holds)
    if holds:
        land(batch, work.role, work.command, ref)
    desk = state.desks[work.role]
    if desk.ref != ref:
        batch.address(work.role, "werk_klaar")
    elif desk.until == work.lands:
        batch.add(e.Freed, (work.role,), work.role, None)


def _arrive(batch: Batch, number: int, role: str) -> None:
    state = batch.state
    message = state.messages[number]
    if role in state.desks:
        batch.add(e.Delivered, (role,), number, message.by, role, message.kind)
        return
    _open_message(batch, number, role)
    answer = [
        fact.id
        for fact in batch.case.facts.values()
        if fact.theme in message.asks
        and state.knows(role, fact.id)
        and (not batch.case.roles[role].answers or fact.theme in batch.case.roles[role].answers)
    ]
    if answer:
        batch.disclose(role, message.by, answer, message.purpose, "bericht", number)
        batch.address(message.by, "bericht")


def _open_message(batch: Batch, number: int, role: str) -> None:
    message = batch.state.messages[number]
    batch.add(e.Read, (role,), number, message.by, role, message.kind, message.facts, message.asks, message.purpose)
    batch.disclose(message.by, role, message.facts, message.purpose, "bericht", number)


def _announce(batch: Batch) -> None:
    chapter = batch.case.chapters[batch.state.chapter]
    for role in chapter.duty_change:  # also who may go on: that can still change
        loose = _unrecorded(batch.state, role)
        batch.add(e.DutyAnnounced, (role,), role, chapter.end, loose)
        desk = batch.state.desks.get(role)
        if loose and desk is not None and not desk.queue:  # who waits for the end of the part would read of it when it is gone
            batch.address(role, "dienst", urgent=desk.how == "mens" and _came_in(batch.state, role, loose))


def _came_in(state: State, role: str, loose: tuple[str, ...]) -> bool:
    """Whether some of `loose` came after the desk of `role` said to be done: who said so could not know of that."""
    desk = state.desks[role]
    return desk.deaf and any(state.learned[role][fact] > desk.since for fact in loose)


def _changing(case: Case, state: State) -> tuple[str, ...]:
    """Whose person changes at the end of this chapter: not who goes on."""
    chapter = case.chapters[state.chapter]
    return tuple(role for role in chapter.duty_change if not ((stays := chapter.goes_on.get(role)) and stays.holds(state, role)))


def _unrecorded(state: State, role: str) -> tuple[str, ...]:
    """What `role` knows and its partner's system does not hold."""
    partner = state.case.roles[role].partner
    return tuple(f for f in state.learned[role] if state.knows(role, f) and not state.recorded(partner, f))


def _settle(case: Case, state: State) -> Events:
    """Scenes that open or close and happenings whose condition now holds, as far as what changed can make them."""
    trials = watch(case).waiting(state.dirty)
    opened = [
        scene
        for scene, rule in trials.opens
        if scene in state.unopened and (rule is None or rule.holds(state, "")) and not _past(case, state, scene)
    ]
    closing = {scene for scene, rule in trials.closes if scene in state.scenes and rule is not None and rule.holds(state, "")}
    if opened or closing:
        batch = Batch(state)
        for scene in opened:
            batch.add(e.SceneOpened, tuple(case.scenes[scene].text), scene)
        for scene in [scene for scene in state.scenes if scene in closing]:  # in the order in which they opened
            batch.add(e.SceneClosed, tuple(case.scenes[scene].text), scene)
        return batch.done()
    for happening, rule in trials.happens:
        if happening in state.watched and rule is not None and rule.holds(state, ""):
            batch = Batch(state)
            batch.happen(case.happenings[happening])
            return batch.done()
    return ()


def _past(case: Case, state: State, scene: str) -> bool:
    """Whether what closes the scene holds already: what is over does not open any more."""
    closes = case.scenes[scene].closes
    return closes is not None and closes.holds(state, "")


def _join(state: State) -> Events:
    """A desk that has come free goes to the conversation that waits for it."""
    for role, number in state.awaiting.items():
        talk = state.talks[number]
        if talk.phase in ("inbreng", "loopt") and state.desks[role].claimable:
            batch = Batch(state)
            join_talk(batch, talk, role)
            return batch.done()
    return ()


def _read(case: Case, state: State) -> Events:
    """Messages are read at the receiver's next free moment."""
    for role, unread in state.unread.items():
        desk = state.desks[role]
        if not unread or desk.command is not None or desk.talk is not None or desk.how == "niemand":
            continue
        kind = case.message_kinds[state.messages[unread[0]].kind]
        office = case.partners[case.roles[role].partner].duty
        if kind.read == "werkdag" and not case.is_open(office, state.now) and state.now < case.chapters[state.chapter].end:
            continue
        batch = Batch(state)
        _open_message(batch, unread[0], role)
        batch.address(role, "bericht")
        return batch.done()
    return ()


def _spoken(state: State) -> Events:
    """A conversation in which everybody has contributed runs its minutes."""
    for talk in [state.talks[number] for number in sorted(state.speaking)]:
        if not talk.pending:
            batch = Batch(state)
            batch.add(e.TalkSpoken, (*talk.present, *talk.awaited), talk.number, state.now + talk.minutes)
            return batch.done()
    return ()


def _line_up(case: Case, state: State) -> Events:
    """A free desk takes up what it had lined up; what is refused then stops the queue."""
    for role in state.seats:
        desk = state.desks[role]
        if not desk.queue or not desk.idle:
            continue
        if desk.table is not None and all(isinstance(command, Wait) for command in desk.queue):
            continue  # what was just heard at a meeting is worth a choice before one waits
        answer = take_up(case, state, desk, desk.queue[0])
        batch = Batch(state)
        if isinstance(answer, Refusal):
            batch.add(e.Unqueued, (role,), role, len(desk.queue), answer.code)
        else:
            batch.events += answer
            batch.seq += len(answer)
            batch.add(e.Unqueued, (role,), role, 1, "gaat_door")
        return batch.done()
    return ()


def _hold(state: State) -> Events:
    """Inside a round a human desk with nothing lined up waits to the block's end."""
    if state.at_block_start():
        return ()
    for role in state.seats:
        desk = state.desks[role]
        if _holds(desk):
            batch = Batch(state)
            batch.add(e.Waiting, (role,), role, state.block_end(), False)
            return batch.done()
    return ()


def _holds(desk: Desk) -> bool:
    return desk.how == "mens" and desk.idle and not desk.called and desk.table is None


def _close(case: Case, state: State) -> Events:
    """The end of a chapter: the clock stops, people change, after the last one the game is over."""
    chapter = case.chapters[state.chapter]
    batch = Batch(state)
    batch.add(e.ChapterClosed, e.ALL, chapter.id)
    for role in _changing(case, state):
        handed = state.handed.get(role, frozenset())
        lost = tuple(f for f in _unrecorded(state, role) if f not in handed)
        batch.add(e.DutyChanged, (role,), role, lost)
    if state.chapter + 1 >= len(case.chapters):
        batch.add(e.GameEnded, e.ALL)
    return batch.done()
