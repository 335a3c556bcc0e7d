"""How does what one role was told look on its screen?

Makes a RoleView of a Told, from nothing but what that holds. Words are made here, when somebody looks.
"""

from functools import lru_cache

from scenarios.compiled import Case, Fact, Interview
from sim.core import events as e
from sim.core import phrases as say
from sim.core.roleview import FactView, Form, NoteView, RoleView, SceneView, WorkView
from sim.core.telling import note_of
from sim.core.told import Told


def see(told: Told, moves: tuple[Form, ...], read: bool = True) -> RoleView:
    """What the role of `told` sees now, with the forms it may try; what is only there to be read stays out unless `read`."""
    case = told.case
    role = case.roles[told.role]
    chapter = case.chapters[told.chapter]
    status = told.status
    busy = told.until if status == "bezig" else told.waiting if status == "wacht" else None
    talk = told.talk
    if talk is None or (talk.phase == "tafel" and not told.table):
        talk = next((t for t in told.talks.values() if told.role in t.awaited and t.phase == "onderweg"), None)
    return RoleView(
        role=told.role,
        title=role.title,
        task=role.task,
        briefing=role.briefing,
        may_decide=role.may_decide,
        now=told.now,
        weekday=(case.weekday + told.now // (24 * 60)) % 7,
        chapter=chapter.id,
        chapter_title=chapter.title,
        chapter_end=chapter.end,
        chapter_open=told.chapter_open,
        status=status,
        status_label=say.label(case, told.command) if status == "bezig" and told.command is not None else "",
        busy_until=busy,
        place=told.place,
        queue=tuple(say.label(case, command) for command in told.queue),
        scenes=tuple([_scene(case, told.role, scene, since) for scene, since in told.scenes.items()]),
        facts=_facts(told),
        notes=_notes(told) if read else (),
        running=_running(told) if read else (),
        contacts=told.contacts(),
        measures=tuple(told.measures.values()),
        requests=tuple(told.requests.values()),
        plan=say.plan_lines(case, told.plan, told.now) if read and told.plan is not None else (),
        judgement=told.judgement,
        difference=_other_judge(told),
        talk=talk.view() if talk is not None else None,
        seats=told.seats,
        told=told.told,
        moves=moves,
    )


@lru_cache(maxsize=4096)
def _scene(case: Case, role: str, scene: str, since: int) -> SceneView:
    what = case.scenes[scene]
    return SceneView(scene, what.title, what.text[role], what.short, what.track, what.step, since)


def _facts(told: Told) -> tuple[FactView, ...]:
    for fact in told.sources:
        seen = told.fact_views.get(fact)
        expired = fact not in told.lost and not told.knows(told.role, fact)
        if seen is None or seen.expired != expired:
            told.fact_views[fact] = _fact(told, told.case.facts[fact], told.sources[fact], expired)
    return tuple([told.fact_views[fact] for fact in told.sources])


def _fact(told: Told, fact: Fact, learned: e.Learned, expired: bool) -> FactView:
    return FactView(
        fact.id,
        fact.number,
        fact.label,
        say.fact_text(fact, told.worded.get(fact.id, "")),
        fact.theme,
        fact.kind,
        fact.sensitivity,
        fact.red_flag,
        learned.at,
        *_learnt(told, learned),
        fact.id in told.recorded_here,
        fact.id in told.lost,
        expired,
        fact.origin,
    )


def _learnt(told: Told, learned: e.Learned) -> tuple[str, str]:
    """How a fact came, and from whom or what: read in the own file, or said by whoever was spoken with in an act."""
    if told.from_file(learned):
        return "dossier", learned.source
    act = told.case.acts.get(learned.source) if learned.how == "handeling" else None
    spoken = [x.person for x in act.effects if isinstance(x, Interview) and x.kind != "observatie"] if act is not None else []
    return ("gehoord", say.title(told.case, spoken[0]).partition(",")[0]) if spoken else (learned.how, learned.source)


def _notes(told: Told) -> tuple[NoteView, ...]:
    for event in told.unworded:
        note_of(told, event)
    told.unworded.clear()
    return tuple(told.notes)


def _running(told: Told) -> tuple[WorkView, ...]:
    label = say.label
    return tuple(WorkView(ref, label(told.case, what), at, lands) for ref, (what, at, lands) in told.work.items() if ref != told.ref)


def _other_judge(told: Told) -> str:
    if told.difference is None:
        return ""
    one, other = told.difference
    return say.title(told.case, other if one == told.role else one)
