"""What does one role see?

`RoleView` is built up from what a role was told (see `view.py`), never stripped down from the state. Screens, plain mode,
the wire and software players get this and nothing else. Times are simulated minutes since midnight of day 0. All texts
are plain text of the case; who draws them must not read them as markup.
"""

from collections.abc import Mapping, Sequence

from sim.core.record import record


@record
class SceneView:
    id: str
    title: str
    text: str
    short: str
    track: str
    step: str
    since: int


@record
class FactView:
    id: str
    number: int
    label: str
    text: str
    theme: str
    kind: str
    sensitivity: int
    red_flag: str | None
    at: int
    how: str
    """As in `events.Learned`, and *dossier*: read in the own file by an act; *gehoord*: said by whoever was spoken with in an act."""
    source: str
    """Role, system or thing it came from; a person of the case as people call it."""
    recorded: bool
    """It stands in the own partner's system, as far as this role knows."""
    lost: bool
    """A colleague knew it; it stands nowhere. It cannot be told or cited until learnt again."""
    expired: bool
    origin: str
    """Where the fact itself comes from: bron · ontwerpvoorstel …"""


@record
class NoteView:
    """Something that came in or happened, newest last. `kind`: bericht · gebeurtenis · oproep · verzoek · uitslag · besluit ·
    overleg · deling · plan · maatregel · dienst · melding."""

    at: int
    seq: int
    kind: str
    title: str
    text: str
    urgent: bool


@record
class WorkView:
    ref: int
    label: str
    started: int
    lands: int


@record
class ChannelView:
    channel: str
    open: bool
    text: str
    """The window in words."""
    opens: int | None
    """When it opens next, if it is closed now."""
    minutes: int
    """How long a conversation over it takes, travel included."""
    source: str
    fallback: str


@record
class ContactView:
    role: str
    title: str
    partner: str
    partner_name: str
    exists: bool
    seated: bool
    channels: tuple[ChannelView, ...]
    target: str
    """Target group where the region limits it, else ""."""
    through: str = ""
    """Who brings a matter to it, where this role may not approach it itself; else ""."""
    busy: int | None = None
    """When this role last called it just now and found it busy, or None."""


@record
class MeasureView:
    id: str
    title: str
    status: str
    """besteld · gevraagd · toegewezen · geweigerd · van_kracht · geeindigd"""
    by: str
    decider: str
    at: int
    until: int | None
    reason: str


@record
class RequestView:
    """A request that waits for this role's ruling."""

    request: int
    measure: str
    title: str
    by: str
    cites: tuple[str, ...]
    at: int


@record
class TalkView:
    talk: int
    by: str
    present: tuple[str, ...]
    awaited: tuple[str, ...]
    channel: str
    moment: str | None
    purpose: str
    begins: int
    minutes: int
    phase: str
    """onderweg · inbreng · loopt · tafel (after telling: judge, decide, order and plan cost no extra time)"""
    must_speak: bool
    judge_first: bool
    asks: tuple[tuple[str, tuple[str, ...]], ...]
    """Who asks for which themes."""
    judgements: tuple[tuple[str, str], ...]
    about: str = ""
    """Whom what the caller brings is about, in words; "" when it brings nothing."""


@record
class Choice:
    value: str
    label: str
    detail: str = ""
    blocked: str = ""
    """A short Dutch reason why it cannot be chosen now, or ""."""
    note: str = ""
    """A short remark beside it, or ""."""


@record
class Field:
    """`kind`: een (one of choices) · veel (any, between least and most) · tijd (a minute) · kaart (the number on a fact card) ·
    ja_nee."""

    name: str
    label: str
    kind: str
    choices: tuple[Choice, ...] = ()
    least: int = 0
    most: int = 1
    default: tuple[str, ...] = ()
    needs: tuple[str, str] = ("", "")
    """Asked only once this field holds this choice (any choice when ""); ("", "") is asked always."""
    stands: str = ""
    """What stands there already and stays when this is left empty, in words."""

    def asked(self, values: Mapping[str, Sequence[str]]) -> bool:
        """Whether this is asked of a form that is filled in with `values` so far."""
        name, choice = self.needs
        held = values.get(name, ())
        return not name or (choice in held if choice else bool(held))


@record
class Form:
    """One move that may be offered. `kind` and `id` name it; `values` of a filled form make a command (forms.fill).

    `kind`: handeling · raadpleeg · gesprek · overleg · draag_bij · stuur · oordeel · besluit · maatregel · beslis · plan ·
    hardop · gehoord · wacht · klaar · stop · neem_terug."""

    kind: str
    id: str
    label: str
    detail: str
    minutes: int
    fields: tuple[Field, ...] = ()
    blocked: str = ""
    """Code of the refusal that would follow, as far as this role can know; "" when it may be tried."""
    scene: str | None = None
    hint: str = ""
    before: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """What was filled in (field → values) the last time this move was tried and came to nothing; empty when it was not."""
    ruled_by: str = ""
    """Title of who decides on it, where that is somebody else; or ""."""


@record
class RoleView:
    role: str
    title: str
    task: str
    briefing: str
    may_decide: str
    now: int
    weekday: int
    """Weekday of `now` (0 = Monday)."""
    chapter: str
    chapter_title: str
    chapter_end: int
    chapter_open: bool
    """False between the end of a chapter and the opening of the next."""
    status: str
    """kiest · bezig · in_gesprek · wacht · geen_dienst · leeg (nobody plays it) · afgelopen"""
    status_label: str
    """What the desk is occupied with, or ""."""
    busy_until: int | None
    place: str
    queue: tuple[str, ...]
    """Labels of what is lined up."""
    scenes: tuple[SceneView, ...]
    facts: tuple[FactView, ...]
    """In the order learnt."""
    notes: tuple[NoteView, ...]
    running: tuple[WorkView, ...]
    contacts: tuple[ContactView, ...]
    measures: tuple[MeasureView, ...]
    requests: tuple[RequestView, ...]
    plan: tuple[tuple[str, str], ...]
    """Lines of the plan this role was told: (field, text)."""
    judgement: str
    """Own latest judgement or ""."""
    difference: str
    """Title of the role from whom one's judgement differs two steps, not yet spoken out; or ""."""
    talk: TalkView | None
    seats: tuple[tuple[str, str], ...]
    told: int
    """Number of events this role was told: a command carries it as what the player had seen."""
    moves: tuple[Form, ...]
