"""What may be asked of a game?

Commands are imperative and frozen. `role` is who asks; facts, acts and measures are ids of the case. Nothing here says
whether a command is allowed: that is `rules.decide`.
"""

from scenarios.seating import Chair
from sim.core.record import record

TABLE = "tafel"
"""The role of whoever runs the table: opens the next chapter, and seats people otherwise before it."""


@record
class Judgement:
    """An own safety judgement: veilig · zorgen · onveilig · acuut_onveilig, and the facts it rests on (at most three)."""

    level: str
    cites: tuple[str, ...] = ()


@record
class Act:
    role: str
    act: str


@record
class Consult:
    """Look up a person in the own system; or (also) record known facts in it."""

    role: str
    about: str | None = None
    record: tuple[str, ...] = ()


@record
class Talk:
    """Start a conversation with `to`; `moment` makes it a meeting. Carries the caller's own contribution."""

    role: str
    to: tuple[str, ...]
    channel: str
    moment: str | None = None
    tells: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()
    purpose: str | None = None
    judgement: Judgement | None = None


@record
class Contribute:
    """What one takes part with in a running conversation; empty to pass."""

    role: str
    talk: int
    tells: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()
    purpose: str | None = None
    judgement: Judgement | None = None


@record
class Send:
    role: str
    to: tuple[str, ...]
    kind: str
    tells: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()
    purpose: str | None = None


@record
class Judge:
    """A safety judgement outside a contribution; `discuss` also speaks out an open difference (five minutes)."""

    role: str
    judgement: Judgement
    discuss: bool = False


@record
class Decide:
    role: str
    decision: str
    option: str
    cites: tuple[str, ...] = ()


@record
class Order:
    """Start a measure: on own right, or as a request to its decider, who reads the cited facts."""

    role: str
    measure: str
    cites: tuple[str, ...] = ()


@record
class Rule:
    """A seat's answer to a request."""

    role: str
    request: int
    grant: bool
    cites: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()
    """Ids of agreements that the decider attaches."""


@record
class AgreementLine:
    """One line of a plan: an agreement of the case or a measure in play, with its owner and its end."""

    what: str
    owner: str
    until: int | None = None


@record
class CallLine:
    """Who calls whom when safety changes."""

    caller: str
    called: str


@record
class RegieLine:
    """Who holds one of the four functions: aanspreekpunt · casusregisseur · casusverantwoordelijke · casusregie."""

    function: str
    holder: str


@record
class ConsultLine:
    """Who consults with whom about the case, and when."""

    who: str
    other: str
    at: int


@record
class ResultLine:
    """Whose findings on a theme go to whom."""

    theme: str
    giver: str
    receiver: str


@record
class NotNeededLine:
    """A field of the handover that need not be filled, with the id of the case's reason."""

    field: str
    reason: str


@record
class Plan:
    """The form of agreements; what is filled in replaces what stood there, what is left out stays."""

    role: str
    agreements: tuple[AgreementLine, ...] = ()
    review: int | None = None
    first_contact: str | None = None
    calls: tuple[CallLine, ...] = ()
    regie: tuple[RegieLine, ...] = ()
    inform: tuple[str, ...] = ()
    handover: str | None = None
    warm: bool = False
    read_back: bool = False
    facts: tuple[str, ...] = ()
    """Facts that go along with the handover."""
    consults: tuple[ConsultLine, ...] = ()
    results: tuple[ResultLine, ...] = ()
    not_needed: tuple[NotNeededLine, ...] = ()


@record
class Deviate:
    """Leave a norm on purpose (*bewust anders*): the reason from the case's list, the facts it rests on, and who is told."""

    role: str
    norm: str
    reason: str
    cites: tuple[str, ...]
    told: tuple[str, ...]


@record
class Hardop:
    """At a table that speaks freely: `fact` was said aloud by `role` and heard by `heard`."""

    role: str
    fact: str
    heard: tuple[str, ...]


@record
class Heard:
    """At a table that speaks freely: `role` heard the fact on card `card` from `giver`."""

    role: str
    card: int
    giver: str


@record
class Wait:
    """Wait until a minute (None: the end of the chapter) or until something concerns the role; `deaf`: until then whatever comes."""

    role: str
    until: int | None = None
    deaf: bool = False


@record
class Stop:
    """Break off what occupies the desk (work None) or a piece of work that runs by itself."""

    role: str
    work: int | None = None


@record
class Retract:
    """Take back the last lined-up command, or what was begun in this minute."""

    role: str


@record
class OpenChapter:
    """Go on after the end of a chapter."""

    role: str = TABLE


@record
class Reseat:
    """Between two chapters: who sits where from here on. `seats` has only the roles that are played otherwise."""

    chairs: tuple[Chair, ...]
    seats: tuple[tuple[str, str], ...] = ()
    role: str = TABLE


Command = (
    Act
    | Consult
    | Talk
    | Contribute
    | Send
    | Judge
    | Decide
    | Order
    | Rule
    | Plan
    | Deviate
    | Hardop
    | Heard
    | Wait
    | Stop
    | Retract
    | OpenChapter
    | Reseat
)
