"""What can have happened?

Events are frozen and past tense. Each carries `at` (simulated minute), `seq` (place in the log) and `audience`: the
roles that are told, fixed when it happens. An audience of ("*",) is everybody. An event tells its audience everything
that stands in it, so what one role may not know goes in an event of its own.
"""

from scenarios.seating import Chair
from sim.core.commands import Command, Judgement, Plan
from sim.core.record import record

ALL = ("*",)
NONE: tuple[str, ...] = ()


@record
class Event:
    """The head of every event."""

    at: int
    seq: int
    audience: tuple[str, ...]


# --- the table ------------------------------------------------------------------------------------------------------


@record
class GameStarted(Event):
    """Audience nobody: the seed is not for players."""

    seed: int
    seats: tuple[tuple[str, str], ...]
    """(role, how it is played): mens · meewerkend · afwachtend · eilandje · verloop · niemand"""
    rounds: bool
    free_speech: bool


@record
class SeatsTaken(Event):
    seats: tuple[tuple[str, str], ...]
    rounds: bool
    free_speech: bool


@record
class SeatsChanged(Event):
    """Between two chapters people took other chairs; `seats` are the roles that are played otherwise from now on."""

    seats: tuple[tuple[str, str], ...]
    chairs: tuple[Chair, ...]


@record
class ChapterOpened(Event):
    chapter: str


@record
class ChapterClosed(Event):
    chapter: str


@record
class GameEnded(Event):
    pass


@record
class TimePassed(Event):
    """The clock moved to `at`."""


# --- the desk -------------------------------------------------------------------------------------------------------


@record
class Started(Event):
    """A desk took up a command: occupied until `until`, its effect lands at `lands`."""

    role: str
    command: Command
    until: int
    lands: int


@record
class Freed(Event):
    """A desk is free again (its work may still run: `work` is the ref of what goes on by itself, or None)."""

    role: str
    work: int | None


@record
class Landed(Event):
    """The effect of the work begun at event `ref` has come."""

    role: str
    ref: int
    done: bool
    """False when what it kept needing was gone: no effect."""


@record
class Stopped(Event):
    role: str
    ref: int


@record
class Interrupted(Event):
    """Something urgent freed the desk; the same command can be taken up again for the minutes that were left."""

    role: str
    ref: int


@record
class Retracted(Event):
    role: str
    ref: int


@record
class Queued(Event):
    role: str
    command: Command


@record
class Unqueued(Event):
    """Taken from the queue: to be carried out, by the player, or dropped (`why` is then a refusal code or what woke)."""

    role: str
    count: int
    why: str


@record
class Waiting(Event):
    role: str
    until: int
    deaf: bool


@record
class Woken(Event):
    role: str
    why: str


@record
class Placed(Event):
    """A desk stands somewhere else now: ter_plaatse · bureau · kantoor."""

    role: str
    place: str


# --- knowledge ------------------------------------------------------------------------------------------------------


@record
class Learned(Event):
    """`role` knows `facts` from now on. `how`: begin · systeem · gesprek · bericht · verzoek · handeling · gebeurtenis ·
    hardop · overdracht; `source`: the role or the thing it came from."""

    role: str
    facts: tuple[str, ...]
    how: str
    source: str
    seen: int | None = None
    """When a snapshot was seen, if somebody else saw it or it was read back: telling does not make it fresh again."""
    worded: tuple[tuple[str, str], ...] = ()
    """Fact → the option of a decision that its text follows, where there is one."""


@record
class Recorded(Event):
    """`role` wrote `facts` in the system of `partner`."""

    role: str
    partner: str
    facts: tuple[str, ...]


@record
class FoundNothing(Event):
    """A look in the own system that showed nothing new about `about`."""

    role: str
    about: str


@record
class DutyAnnounced(Event):
    role: str
    at_end: int
    unrecorded: tuple[str, ...]


@record
class DutyChanged(Event):
    """Another person sits at the desk; `lost` is what stood nowhere."""

    role: str
    lost: tuple[str, ...]


@record
class Disclosed(Event):
    """`giver` told `fact` to `receiver`, who is told the verdict too. `ref`: the talk, message or request it was in."""

    giver: str
    receiver: str
    fact: str
    purpose: str
    verdict: str
    """uitdrukkelijk · volgens_afspraak · bron_zwijgt · geen"""
    ground: str
    """Id of the row that decided, "" when no row matched."""
    fresh: bool
    """The receiver did not know it yet."""
    channel: str
    """gesprek · overleg · bericht · verzoek · hardop · overdracht"""
    ref: int


# --- the world ------------------------------------------------------------------------------------------------------


@record
class FlagSet(Event):
    name: str
    on: bool


@record
class Counted(Event):
    name: str
    value: int


@record
class SceneOpened(Event):
    scene: str


@record
class SceneClosed(Event):
    scene: str


@record
class Drawn(Event):
    """Chance spoke: kept so that a log can be read without drawing again."""

    name: str
    value: int


@record
class Happened(Event):
    """Audience: the roles that the happening has a text for."""

    happening: str
    urgent: bool


@record
class Scheduled(Event):
    happening: str
    due: int


@record
class Cancelled(Event):
    happening: str


@record
class Noted(Event):
    """A text for `audience`; `source` is the act, happening, decision option or measure whose effect number `index` holds it."""

    kind: str
    source: str
    index: int


@record
class Interviewed(Event):
    role: str
    person: str
    theme: str
    kind: str


# --- conversations --------------------------------------------------------------------------------------------------


@record
class TalkOpened(Event):
    """`talk` is its number. `present` are claimed, `awaited` come when free. It begins at `begins`."""

    talk: int
    by: str
    present: tuple[str, ...]
    awaited: tuple[str, ...]
    channel: str
    moment: str | None
    purpose: str
    begins: int
    minutes: int
    about: tuple[str, ...] = ()
    """Persons that what the caller brings is about. Never drawn from what is asked: that would show which facts there are."""


@record
class TalkBegan(Event):
    talk: int


@record
class TalkJoined(Event):
    talk: int
    role: str


@record
class Contributed(Event):
    """Audience: the contributor only; what it asks is told by `Asked`."""

    talk: int
    role: str
    tells: tuple[str, ...]
    asks: tuple[str, ...]
    purpose: str
    judgement: Judgement | None


@record
class Asked(Event):
    talk: int
    role: str
    asks: tuple[str, ...]


@record
class TalkSpoken(Event):
    """All who are present have contributed; it ends at `ends`."""

    talk: int
    ends: int


@record
class TalkEnded(Event):
    talk: int
    present: tuple[str, ...]


@record
class TalkFailed(Event):
    """`reason`: in_gesprek · niemand_neemt_op"""

    talk: int
    by: str
    reason: str
    missing: tuple[str, ...]


@record
class Judged(Event):
    role: str
    level: str
    cites: tuple[str, ...]
    talk: int | None


@record
class JudgementsShown(Event):
    talk: int
    judgements: tuple[tuple[str, str], ...]


@record
class DifferenceFound(Event):
    talk: int
    roles: tuple[str, str]


@record
class DifferenceDiscussed(Event):
    role: str


@record
class Sent(Event):
    """A message on its way, told to its sender; number `message`."""

    message: int
    by: str
    to: tuple[str, ...]
    kind: str
    facts: tuple[str, ...]
    asks: tuple[str, ...]
    purpose: str
    arrives: tuple[int, ...]
    """When it reaches each of `to`; somebody without a seat reads it then."""


@record
class Delivered(Event):
    """It lies at the desk of `to`, unread."""

    message: int
    by: str
    to: str
    kind: str


@record
class Read(Event):
    message: int
    by: str
    to: str
    kind: str
    facts: tuple[str, ...]
    asks: tuple[str, ...]
    purpose: str


@record
class SaidAloud(Event):
    role: str
    fact: str
    heard: tuple[str, ...]


# --- decisions and measures -----------------------------------------------------------------------------------------


@record
class DecisionTaken(Event):
    role: str
    decision: str
    option: str
    cites: tuple[str, ...]
    again: bool


@record
class Requested(Event):
    """Audience: asker and decider."""

    request: int
    measure: str
    by: str
    decider: str
    cites: tuple[str, ...]
    rules_at: int | None
    """When a decider without a seat will rule; None when a seat must."""


@record
class Ruled(Event):
    request: int
    measure: str
    by: str
    granted: bool
    reason: str
    """Text of the rule, or "" when a seat ruled."""
    cites: tuple[str, ...]
    conditions: tuple[str, ...]


@record
class MeasureOrdered(Event):
    measure: str
    by: str
    starts: int


@record
class FoundRunning(Event):
    """Who ordered a measure finds that it runs already, through somebody else."""

    role: str
    measure: str
    in_force: bool


@record
class MeasureStarted(Event):
    measure: str
    until: int | None


@record
class MeasureEnded(Event):
    measure: str


@record
class Planned(Event):
    """A plan was made or changed; audience: maker, owners, those informed, who takes over."""

    role: str
    plan: Plan


@record
class PlanHanded(Event):
    """Who takes over reads the whole plan as it then stands, told to nobody else."""

    role: str
    receiver: str
    plan: Plan


@record
class Deviated(Event):
    """A norm was left on purpose; audience: who left it and who was told."""

    role: str
    norm: str
    reason: str
    cites: tuple[str, ...]
    told: tuple[str, ...]
