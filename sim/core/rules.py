"""May this be done now, and what begins with it?

`decide` answers every command with events or a refusal, changes nothing and draws nothing. What takes a minute or more
occupies the desk; what comes of it is in `landing.py`, when it lands. Conversations are in `talks.py`.
"""

from scenarios.compiled import Act, Case, Measure
from scenarios.world import Rule
from sim.core import commands as m
from sim.core import events as e
from sim.core import phrases as say
from sim.core.aloud import hardop, heard
from sim.core.batch import Batch
from sim.core.chairs import reseat
from sim.core.checks import DEVIATIONS, QUEUE, check_judgement, citable, contents, known, receivers
from sim.core.landing import land
from sim.core.refusals import Refusal, refuse
from sim.core.state import Desk, State
from sim.core.talks import check_talk, contribute, open_talk

Answer = tuple[e.Event, ...] | Refusal


def decide(case: Case, state: State, command: m.Command) -> Answer:
    """The events that `command` causes now, or why not. Total: never raises, whatever the command holds."""
    if state.over:
        return refuse("afgelopen")
    match command:
        case m.OpenChapter():
            return _open_chapter(case, state, command)
        case m.Reseat():
            return reseat(case, state, command)
    desk = state.desks.get(command.role)
    if desk is None:
        return refuse("onbekende_rol", wie=str(command.role)[:40])
    if desk.how == "niemand":
        return refuse("geen_stoel", wie=case.roles[command.role].title)
    if not state.chapter_open:
        return refuse("deel_gesloten")
    match command:
        case m.Contribute():
            return contribute(case, state, command)
        case m.Hardop():
            return hardop(case, state, command)
        case m.Heard():
            return heard(case, state, command)
        case m.Stop():
            return _stop(state, desk, command)
        case m.Retract():
            return _retract(state, desk)
    if state.must_speak(desk.role) is not None:
        return refuse("eerst_inbreng")
    if desk.command is not None or desk.talk is not None:
        return _queue(case, state, desk, command)
    return take_up(case, state, desk, command)


def take_up(case: Case, state: State, desk: Desk, command: m.Command) -> Answer:
    """Begin `command` at a desk that is free or waiting."""
    if desk.role not in case.chapters[state.chapter].roles:
        return refuse("geen_dienst")
    if isinstance(command, m.Wait):
        return _wait(case, state, command)
    refusal = check(case, state, command)
    if refusal is not None:
        return refusal
    batch = Batch(state)
    if isinstance(command, m.Talk) and open_talk(batch, command):
        return batch.done()
    if desk.table is not None and isinstance(command, m.Judge | m.Decide | m.Order | m.Rule | m.Plan | m.Deviate):
        land(batch, desk.role, command, state.seq)
        return batch.done()
    left = state.paused.get(command) if state.paused else None  # hashing a command costs more than the question
    occupies, lands = left or minutes(case, command)
    batch.add(e.Started, (desk.role,), desk.role, command, state.now + max(1, occupies), state.now + max(1, lands))
    return batch.done()


def minutes(case: Case, command: m.Command) -> tuple[int, int]:
    """Minutes for which `command` occupies the desk, and until its effect lands."""
    silent = case.minutes
    match command:
        case m.Act():
            act = case.acts[command.act]
            return act.occupies, act.lands
        case m.Consult():
            needed = silent["raadpleeg"]
        case m.Talk():
            needed = silent["stuur"] if command.moment and case.moments[command.moment].slots else silent["geen_gehoor"]
        case m.Send():
            needed = case.message_kinds[command.kind].minutes
        case m.Judge():
            needed = silent["bespreek_verschil"] if command.discuss else silent["oordeel"]
        case m.Decide():
            needed = silent["besluit"]
        case m.Order():
            needed = silent["maatregel"]
        case m.Rule():
            needed = silent["beslis"]
        case m.Deviate():
            needed = silent["besluit"]
        case _:
            needed = silent["plan"]
    return needed, needed


# --- may it begin? --------------------------------------------------------------------------------------------------


def check(case: Case, state: State, command: m.Command) -> Refusal | None:
    """Why `command` cannot begin now at a free desk; None when it can."""
    match command:
        case m.Act():
            return _check_act(case, state, command)
        case m.Consult():
            if command.about is None and not command.record:
                return refuse("niets_gekozen")
            if command.about is not None and command.about not in case.persons:
                return refuse("onbekende_persoon")
            return known(case, state, command.role, command.record)
        case m.Talk():
            return check_talk(case, state, command)
        case m.Send():
            return _check_send(case, state, command)
        case m.Judge():
            if command.discuss and (state.difference is None or command.role not in state.difference):
                return refuse("geen_verschil")
            return check_judgement(case, state, command.role, command.judgement)
        case m.Decide():
            return _check_decide(case, state, command)
        case m.Order():
            return _check_order(case, state, command)
        case m.Rule():
            request = state.requests.get(command.request)
            if request is None or request.decider != command.role or request.status != "loopt":
                return refuse("onbekend_verzoek")
            if any(condition not in case.agreements for condition in command.conditions):
                return refuse("onbekende_afspraak")
            return citable(case, state, command.role, command.cites)
        case m.Plan():
            return _check_plan(case, state, command)
        case m.Deviate():
            return _check_deviate(case, state, command)
        case _:
            return refuse("niet_aan_de_orde")


def _check_act(case: Case, state: State, command: m.Act) -> Refusal | None:
    act = case.acts.get(command.act)
    if act is None or command.role not in act.roles:
        return refuse("onbekende_handeling")
    if act.once and ((command.role, act.id) in state.acts_done or _under_way(state, command)):
        return refuse("al_gedaan")
    scene = act.scene
    if scene is not None and (not state.scene_open(scene) or command.role not in case.scenes[scene].text):
        return refuse("niet_aan_de_orde")
    if act.visible is not None and not act.visible.holds(state, command.role):
        return refuse("niet_aan_de_orde")
    if act.provided is not None and not act.provided.holds(state, command.role):
        return _lacking(case, state, command.role, act.provided, act)
    if act.at is not None and state.desks[command.role].place != act.at:
        return refuse("niet_daar", plek=say.CHANNEL_NAMES[act.at])
    return None


def _lacking(case: Case, state: State, role: str, provided: Rule, asked: Act | Measure) -> Refusal:
    """What lacks, in the author's words: of the first part that does not hold, or of the condition as a whole."""
    part, said = next(((part, said) for part, said in asked.lacks if not part.holds(state, role)), (provided, asked.refusal))
    return refuse("voorwaarde", reden=(said or "Daarvoor is nu nog iets anders nodig.") + _from_when(case, state, part))


def _from_when(case: Case, state: State, provided: Rule) -> str:
    """From when it can be done, where all it asks for is somebody who comes or answers later; else ""."""
    match provided.tree:
        case ("reachable", str(role), str(channel)) if (access := case.access(role, channel)) is not None:
            opens = case.opens_next(access.windows, state.now)
            return "" if opens is None else f" Vanaf {say.clock(opens, state.now, case.weekday)} wel."
    return ""


def _under_way(state: State, command: m.Act) -> bool:
    return any(work.command == command for work in state.work.values())


def _check_send(case: Case, state: State, command: m.Send) -> Refusal | None:
    kind = case.message_kinds.get(command.kind)
    if kind is None:
        return refuse("onbekend_bericht")
    if kind.givers and case.roles[command.role].partner not in kind.givers:
        return refuse("bericht_niet_jouw", kind.source)
    refusal = receivers(case, command.role, command.to)
    if refusal is not None:
        return refusal
    for role in command.to:
        if kind.receivers and case.roles[role].partner not in kind.receivers:
            return refuse("bericht_niet_voor", kind.source, wie=case.roles[role].title)
    if not command.tells and not command.asks:
        return refuse("leeg_bericht")
    if kind.anonymous and command.tells:
        return refuse("anoniem_geen_feiten", kind.source)
    return contents(case, state, command.role, command.tells, command.asks, command.purpose)


def _check_decide(case: Case, state: State, command: m.Decide) -> Refusal | None:
    decision = case.decisions.get(command.decision)
    if decision is None:
        return refuse("onbekend_besluit")
    if command.role not in decision.deciders:
        return refuse("besluit_niet_jouw")
    if command.option not in decision.options:
        return refuse("onbekende_keuze")
    if decision.visible is not None and not decision.visible.holds(state, command.role):
        return refuse("niet_aan_de_orde")
    if decision.irreversible and decision.id in state.decisions:
        return refuse("al_besloten")
    return citable(case, state, command.role, command.cites)


def _check_order(case: Case, state: State, command: m.Order) -> Refusal | None:
    measure = case.measures.get(command.measure)
    if measure is None:
        return refuse("onbekende_maatregel")
    if command.role not in measure.requesters:
        who = " of ".join(case.roles[role].title for role in measure.requesters)
        return refuse("maatregel_niet_jouw", wie=who)
    if measure.visible is not None and not measure.visible.holds(state, command.role):
        return refuse("niet_aan_de_orde")
    # Only who was told of it is refused at once; another finds out when the order lands.
    running = measure.id in state.ordered or state.in_force(measure.id) or state.request_status(measure.id) == "loopt"
    knows = (state.asked_by.get(measure.id), measure.decider, measure.executor, *state.found_by.get(measure.id, ()))
    told = command.role in knows
    if (running and told) or any(
        isinstance(w.command, m.Order) and w.command.measure == measure.id and w.role == command.role for w in state.work.values()
    ):
        return refuse("loopt_al")
    if measure.provided is not None and not measure.provided.holds(state, command.role):
        return _lacking(case, state, command.role, measure.provided, measure)
    return citable(case, state, command.role, command.cites)


def _check_deviate(case: Case, state: State, command: m.Deviate) -> Refusal | None:
    norm = case.norms.get(command.norm)
    if norm is None or command.reason not in case.deviations:
        return refuse("onbekende_norm")
    if norm.id in case.never_deviate:
        return refuse("nooit_anders")
    if command.role not in norm.owners:
        return refuse("norm_niet_jouw")
    if norm.id in state.deviations or len(state.deviations) >= DEVIATIONS:
        return refuse("genoeg_anders")
    if not command.cites:
        return refuse("anders_zonder_feiten")
    return receivers(case, command.role, command.told) or citable(case, state, command.role, command.cites)


def _check_plan(case: Case, state: State, command: m.Plan) -> Refusal | None:
    if command == m.Plan(command.role):
        return refuse("leeg_plan")
    if any(line.what not in case.agreements and line.what not in case.measures for line in command.agreements):
        return refuse("onbekende_afspraak")
    named = [line.owner for line in command.agreements] + [line.holder for line in command.regie] + list(command.inform)
    named += [who for line in command.calls for who in (line.caller, line.called)]
    named += [who for who in (command.first_contact, command.handover) if who is not None]
    named += [who for line in command.consults for who in (line.who, line.other)]
    named += [who for line in command.results for who in (line.giver, line.receiver)]
    if any(line.theme not in case.themes for line in command.results):
        return refuse("onbekend_thema")
    reasons = {(field.field, reason.id) for field in case.legacy.handover for reason in field.not_needed}
    if any((line.field, line.reason) not in reasons for line in command.not_needed):
        return refuse("onbekende_reden")
    if any(who not in case.roles and who not in case.persons for who in named):
        return refuse("onbekende_partner")
    if command.handover is not None:
        if command.handover not in case.roles:
            return refuse("onbekende_partner")
        if case.brought_by(command.handover, command.role):
            return receivers(case, command.role, (command.handover,))
        if command.read_back and not _just_spoke(state, command.role, command.handover):
            return refuse("niet_teruggelezen")
    moments = [line.until for line in command.agreements] + [line.at for line in command.consults] + [command.review]
    if any(moment is not None and moment <= state.now for moment in moments):
        return refuse("tijd_voorbij")
    return known(case, state, command.role, command.facts)


READ_BACK = 60
"""Minutes after a conversation in which a handover can be read back (author's choice)."""


def _just_spoke(state: State, role: str, other: str) -> bool:
    """Whether the two were in one conversation within the last hour: reading back takes two."""
    return state.now - state.contacts.get((role, other), -READ_BACK - 1) <= READ_BACK


# --- moves that take no time ----------------------------------------------------------------------------------------


def _open_chapter(case: Case, state: State, command: m.OpenChapter) -> Answer:
    if command.role != m.TABLE:
        return refuse("alleen_tafel")
    if state.chapter_open:
        return refuse("deel_open")
    if state.chapter + 1 >= len(case.chapters):
        return refuse("geen_deel_meer")
    chapter = case.chapters[state.chapter + 1]
    batch = Batch(state)
    batch.add(e.ChapterOpened, e.ALL, chapter.id)
    return batch.done()


def _wait(case: Case, state: State, command: m.Wait) -> Answer:
    end = case.chapters[state.chapter].end
    until = end if command.until is None else min(command.until, end)
    if until <= state.now:
        return refuse("tijd_voorbij")
    batch = Batch(state)
    batch.add(e.Waiting, (command.role,), command.role, until, command.deaf)
    return batch.done()


def _queue(case: Case, state: State, desk: Desk, command: m.Command) -> Answer:
    closing = isinstance(command, m.Wait) and not any(isinstance(c, m.Wait) for c in desk.queue)
    if len(desk.queue) >= QUEUE + (1 if closing else 0):
        return refuse("wachtrij_vol")
    refusal = None if isinstance(command, m.Wait) else _names(case, command)
    if refusal is not None:
        return refusal
    batch = Batch(state)
    batch.add(e.Queued, (desk.role,), desk.role, command)
    return batch.done()


def _names(case: Case, command: m.Command) -> Refusal | None:
    """What can be said of a lined-up command before its time: that it names things of this case."""
    match command:
        case m.Act() if command.act not in case.acts or command.role not in case.acts[command.act].roles:
            return refuse("onbekende_handeling")
        case m.Decide() if command.decision not in case.decisions:
            return refuse("onbekend_besluit")
        case m.Order() if command.measure not in case.measures:
            return refuse("onbekende_maatregel")
        case m.Talk() | m.Send():
            return receivers(case, command.role, command.to)
        case _:
            return None


def _stop(state: State, desk: Desk, command: m.Stop) -> Answer:
    ref = desk.ref if command.work is None else command.work
    work = state.work.get(ref)
    if work is None or work.role != desk.role:
        return refuse("niets_te_stoppen")
    batch = Batch(state)
    batch.add(e.Stopped, (desk.role,), desk.role, ref)
    return batch.done()


def _retract(state: State, desk: Desk) -> Answer:
    batch = Batch(state)
    if desk.queue:
        batch.add(e.Unqueued, (desk.role,), desk.role, 1, "teruggenomen")
        return batch.done()
    if desk.command is None and desk.waiting is None:
        return refuse("niet_terug" if desk.talk is not None else "niets_terug")
    if desk.since != state.now:
        return refuse("niet_terug")
    batch.add(e.Retracted, (desk.role,), desk.role, desk.ref)
    return batch.done()
