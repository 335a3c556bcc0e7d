"""What does the simulation see of a case?

Frozen records and indexes, made once by `compile.py` from a case file, the catalogue, a region and a playing date. The
core and the scoring know only these: no pydantic, no YAML, no file. All times are minutes since midnight of day 0.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from scenarios.judged import Legacy
from scenarios.regional import Access, Ground, MessageKind, MomentKind, Partner, Region, Term, Window
from scenarios.seating import Apart, Seating
from scenarios.world import Rule

DAY = 24 * 60


# --- effects --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Reveal:
    facts: tuple[str, ...]
    roles: tuple[str, ...]
    """Empty: whoever acts."""


@dataclass(frozen=True, slots=True)
class SetFlag:
    name: str
    on: bool


@dataclass(frozen=True, slots=True)
class Count:
    name: str
    by: int


@dataclass(frozen=True, slots=True)
class StartMeasure:
    measure: str


@dataclass(frozen=True, slots=True)
class Record:
    partner: str
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StopMeasure:
    measure: str


@dataclass(frozen=True, slots=True)
class Schedule:
    happening: str
    after: int


@dataclass(frozen=True, slots=True)
class Cancel:
    happening: str


@dataclass(frozen=True, slots=True)
class Interview:
    person: str
    theme: str
    kind: str


@dataclass(frozen=True, slots=True)
class Note:
    text: str
    roles: tuple[str, ...]
    """Empty: whoever acts."""


Effect = Reveal | Record | SetFlag | Count | StartMeasure | StopMeasure | Schedule | Cancel | Interview | Note


# --- the case -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Chapter:
    id: str
    title: str
    start: int
    end: int
    round: int
    play_minutes: int
    roles: tuple[str, ...]
    duty_change: tuple[str, ...]
    goes_on: Mapping[str, Rule] = field(default_factory=dict)
    """Of those whose person changes, who goes on while this holds."""
    read_aloud: str = ""
    """What a host reads aloud when it begins; everybody at the table may hear it."""


@dataclass(frozen=True, slots=True)
class Role:
    id: str
    number: int
    partner: str
    playable: bool
    """False as well for a role whose partner the region does not have."""
    exists: bool
    """False where the region does not have the partner; who calls it hears "bestaat hier niet"."""
    title: str
    task: str
    briefing: str
    may_decide: str
    place: str
    rules_without_seat: bool
    answers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Person:
    id: str
    title: str
    wants: str
    fears: str
    refuses: str
    reasons: tuple[tuple[str, str], ...]
    child: bool


@dataclass(frozen=True, slots=True)
class Fact:
    id: str
    number: int
    """The number on its card, on paper and on the screen; it says nothing of how many cards there are (`compile.card_numbers`)."""
    label: str
    text: str
    worded_by: str
    """The decision that the text follows; "" for a text that follows measures, or that is always the same."""
    wordings: Mapping[str, str]
    """Option of that decision, or measure that holds → the text then, where that is another than `text`."""
    theme: str
    kind: str
    sensitivity: int
    about: tuple[str, ...]
    known_by: tuple[str, ...]
    systems: tuple[str, ...]
    red_flag: str | None
    expires: int | None
    needed_for: tuple[str, ...]
    unfit: Mapping[str, str]
    fits_with: Mapping[str, tuple[str, ...]]
    """Role with whom it is unfit → the facts that make it fit there, told before it or with it."""
    allowed: Mapping[str, str]
    leak: tuple[str, ...]
    origin: str


@dataclass(frozen=True, slots=True)
class Scene:
    id: str
    title: str
    track: str
    step: str
    text: Mapping[str, str]
    short: str
    opens: Rule | None
    closes: Rule | None
    origin: str


Lacks = tuple[tuple[Rule, str], ...]
"""The parts of a condition that have words of their own, in order, with what one reads when that part is what lacks."""


@dataclass(frozen=True, slots=True)
class Act:
    id: str
    roles: tuple[str, ...]
    scene: str | None
    label: str
    explanation: str
    from_file: bool
    """It reads the own file: what comes of it stood there already."""
    occupies: int
    lands: int
    visible: Rule | None
    provided: Rule | None
    refusal: str
    lacks: Lacks
    keeps: Rule | None
    once: bool
    at: str | None
    """Where the desk must be when it begins; None: anywhere."""
    place: str | None
    """Where it takes the desk."""
    effects: tuple[Effect, ...]
    origin: str


@dataclass(frozen=True, slots=True)
class Happening:
    id: str
    at: int | None
    when: Rule | None
    urgent: bool
    text: Mapping[str, str]
    chance: int | None
    effects: tuple[Effect, ...]
    origin: str


@dataclass(frozen=True, slots=True)
class Option:
    id: str
    label: str
    defensible: bool
    effects: tuple[Effect, ...]
    question: str


@dataclass(frozen=True, slots=True)
class Decision:
    id: str
    title: str
    question: str
    deciders: tuple[str, ...]
    options: Mapping[str, Option]
    visible: Rule | None
    due: int
    basis: tuple[str, ...]
    """Facts with this decision in `nodig_voor`."""
    rests_on: tuple[str, ...]
    """Other facts on which it is well founded too."""
    basis_least: int
    irreversible: bool
    source: str


@dataclass(frozen=True, slots=True)
class RulingStep:
    when: Rule | None
    grant: bool
    reason: str


@dataclass(frozen=True, slots=True)
class Ruling:
    minutes: int
    office_hours: bool
    steps: tuple[RulingStep, ...]


@dataclass(frozen=True, slots=True)
class Measure:
    id: str
    catalogue: str | None
    title: str
    explanation: str
    requesters: tuple[str, ...]
    decider: str
    executor: str | None
    takes: int
    lasts: int | None
    visible: Rule | None
    provided: Rule | None
    refusal: str
    lacks: Lacks
    ruling: Ruling | None
    due: int | None
    basis: tuple[str, ...]
    basis_least: int
    covers: tuple[str, ...]
    rests_on: tuple[str, ...]
    """Facts that speak for it; none: the case does not say."""
    fitting: Rule | None
    """When it is in proportion; None: always."""
    effects: tuple[Effect, ...]
    origin: str
    source: str


@dataclass(frozen=True, slots=True)
class Agreement:
    id: str
    title: str
    covers: tuple[str, ...]
    stands_if: Rule | None = None
    """Written down it is not yet agreed: it stands only once this holds; None: always."""


@dataclass(frozen=True, slots=True)
class Need:
    """`role` needs `fact` when it takes `decision` (a decision, or a measure it rules on)."""

    role: str
    fact: str
    decision: str


@dataclass(frozen=True, slots=True)
class Norm:
    id: str
    title: str
    norm: str | None
    owners: tuple[str, ...]
    root: int
    after: tuple[str, ...]
    done: Rule
    target: int
    limit: int
    weight: int
    window: tuple[int, int] | None
    window_since: Rule | None
    window_decision: str | None
    only_if: Rule | None
    basis: tuple[str, ...]
    basis_least: int
    regional: str | None
    source: str


@dataclass(frozen=True, slots=True)
class Loop:
    id: str
    title: str
    giver: str
    receiver: str
    root: int
    done: Rule
    target: int
    limit: int
    source: str


@dataclass(frozen=True, slots=True)
class Joint:
    id: str
    title: str
    inputs: tuple[Rule, ...]
    minutes: tuple[int, ...]
    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlayStep:
    """One line of a role's speelwijze; exactly one of act, consult, call, send, order, decision, judge is set."""

    chapter: str | None
    at: int | None
    when: Rule | None
    act: str | None
    consult: str | None
    call: str | None
    moment: str | None
    channel: str
    tells: tuple[str, ...]
    asks: tuple[str, ...]
    purpose: str | None
    send: str | None
    send_kind: str | None
    order: str | None
    decision: str | None
    option: str | None
    cites: tuple[str, ...]
    judge: str | None
    record: tuple[str, ...] = ()
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ending:
    id: str
    when: Rule | None
    text: str


@dataclass(frozen=True, slots=True, eq=False)
class Case:
    """A case for one region and one playing date. The default argument of everything in the core."""

    id: str
    kind: str
    title: str
    summary: str
    warning: tuple[str, ...]
    source: str
    added: str
    date: str
    """ISO date of day 0."""
    date_note: str
    """Dutch sentence when the date was moved to the nearest date with the same weekday; else ""."""
    weekday: int
    """Weekday of day 0 (0 = Monday)."""
    holidays: frozenset[int]
    """Day numbers of the game on which offices are closed."""
    start: int
    horizon: int
    region: Region
    level: str
    moments: Mapping[str, MomentKind]
    message_kinds: Mapping[str, MessageKind]
    partners: Mapping[str, Partner]
    grounds: tuple[Ground, ...]
    chapters: tuple[Chapter, ...]
    roles: Mapping[str, Role]
    """All roles, playable or not, in the order of the file. Roles that do not exist in the region are kept, `exists=False`."""
    persons: Mapping[str, Person]
    themes: Mapping[str, str]
    purposes: Mapping[str, str]
    facts: Mapping[str, Fact]
    scenes: Mapping[str, Scene]
    acts: Mapping[str, Act]
    happenings: Mapping[str, Happening]
    decisions: Mapping[str, Decision]
    measures: Mapping[str, Measure]
    agreements: Mapping[str, Agreement]
    acute: Rule | None
    norms: Mapping[str, Norm]
    loops: Mapping[str, Loop]
    joints: Mapping[str, Joint]
    legacy: Legacy
    deviations: Mapping[str, str]
    """Reasons a team may give for leaving a norm on purpose; empty where the case does not offer it."""
    never_deviate: frozenset[str]
    """Norms that are never left on purpose."""
    needs: tuple[Need, ...]
    playbook: Mapping[str, tuple[PlayStep, ...]]
    endings: tuple[Ending, ...]
    minutes: Mapping[str, int]
    """Minutes of the moves on which a case is silent: bel, video, ter_plaatse, bureau, raadpleeg, stuur, oordeel, besluit,
    maatregel, beslis, plan, geen_gehoor, bespreek_verschil."""
    calibration: Mapping[str, Mapping[str, int]]
    """Joint moment → {"M": …, "W": …} for this region (or the default region), from the case's calibration file; may be empty."""
    calibration_note: str
    terms: Mapping[str, Term]
    versions: Mapping[str, str]
    """formaat, casus, catalogus, regio: short digests of what this case was made from."""
    playable: tuple[str, ...] = field(default=())
    """Ids of the playable roles that exist here, in order."""
    fact_bit: Mapping[str, int] = field(default_factory=dict)
    """Fact → its place, for sets kept as integers."""
    seatings: Mapping[int, Seating] = field(default_factory=dict)
    """Number of people → the chairs that the case proposes."""
    apart: tuple[Apart, ...] = ()
    """Roles that must inform each other, so nobody should hold both."""

    def clock(self, minute: int) -> tuple[int, int, int]:
        """`minute` as (day, hour, minute)."""
        day, rest = divmod(minute, DAY)
        return day, rest // 60, rest % 60

    def is_open(self, windows: tuple[Window, ...], minute: int) -> bool:
        """Whether one of `windows` holds `minute`; a window with fewer than seven days is closed on holidays."""
        day, rest = divmod(minute, DAY)
        for window in windows:
            if window.start <= rest < window.end and self._on(window, day):
                return True
            if window.end > DAY and rest < window.end - DAY and self._on(window, day - 1):
                return True
        return False

    def opens_next(self, windows: tuple[Window, ...], minute: int) -> int | None:
        """The first minute from `minute` on at which one of `windows` is open, within two weeks; None if never."""
        if self.is_open(windows, minute):
            return minute
        for day in range(minute // DAY, minute // DAY + 15):
            base = day * DAY
            starts = [base + window.start for window in windows if base + window.start >= minute and self._on(window, day)]
            if starts:
                return min(starts)
        return None

    def _on(self, window: Window, day: int) -> bool:
        if day in self.holidays and len(window.days) < 7:
            return False
        return (self.weekday + day) % 7 in window.days

    def brought_by(self, role: str, asking: str) -> tuple[str, ...]:
        """The partners that bring a matter to `role`, where `asking` may not approach it itself; empty where it may."""
        through = self.partners[self.roles[role].partner].through
        return () if self.roles[asking].partner in through else through

    def access(self, role: str, channel: str) -> Access | None:
        """How `role` can be reached over `channel` here; None if it cannot."""
        return self.region.access.get((self.roles[role].partner, channel))

    def reachable(self, role: str, channel: str, minute: int) -> bool:
        """Whether `role` can be reached over `channel` at `minute`."""
        access = self.access(role, channel)
        return self.roles[role].exists and access is not None and self.is_open(access.windows, minute)
