"""What is there to choose from on a form: which facts, whom, over which channel?

All of it is kept and made anew only where it changed, down to the single choice: a role that learnt one fact keeps the other forty.
What is the same is the same object, so that a form can see by that whether it still holds.
"""

from scenarios.compiled import DAY
from sim.core import phrases as say
from sim.core.checks import CITES
from sim.core.rolebook import Book
from sim.core.roleview import Choice, ContactView, Field
from sim.core.talks import MINUTES
from sim.core.told import Told

_Choices = tuple[Choice, ...]


class Choices:
    """What one role may choose from now."""

    def __init__(self, told: Told, book: Book) -> None:
        self._told = told
        self._book = book
        self._facts: _Choices = ()
        self._facts_of: tuple[object, ...] | None = None
        self._facts_at = -1
        self._tellable: _Choices = ()
        self._tellable_of: tuple[object, int] = (None, 0)
        self._given: dict[str, tuple[Choice, tuple[str, ...], Choice]] = {}
        """Fact → its choice, to whom it was told, and the choice that says so."""
        self._loose: _Choices = ()
        self._loose_of: tuple[object, int] = (None, 0)
        self._cites: Field | None = None
        self._persons: _Choices = ()
        self._persons_of = (-1, -1)
        self._people: _Choices = ()
        self._contacts: tuple[ContactView, ...] | None = None
        self._reached: dict[str, tuple[ContactView, int, Choice]] = {}
        """Role → as it could be reached, the day as seen from which that was worded, and the choice."""
        self._ways: dict[tuple[tuple[str, ...], int | None], _Choices] = {}

    def facts(self) -> _Choices:
        """What the role knows now."""
        told = self._told
        if told.told == self._facts_at:  # nothing was told since, not even that time passed
            return self._facts
        self._facts_at = told.told
        known = tuple([(fact, told.worded.get(fact, "")) for fact in told.known if told.knows(told.role, fact)])
        if known != self._facts_of:
            worded = self._book.worded
            self._facts = tuple([worded(fact, option) for fact, option in known])
            self._facts_of = known
            self._cites = None
        return self._facts

    def tellable(self) -> _Choices:
        """What the role knows now, with whom it told it to."""
        facts, given = self.facts(), self._told.given
        if self._tellable_of[0] is not facts or self._tellable_of[1] != self._told.tellings:
            self._tellable = tuple([self._told_to(one, given[one.value]) if one.value in given else one for one in facts])
            self._tellable_of = facts, self._told.tellings
        return self._tellable

    def _told_to(self, fact: Choice, receivers: tuple[str, ...]) -> Choice:
        before = self._given.get(fact.value)
        if before is None or before[0] is not fact or before[1] != receivers:
            note = f"verteld aan {say.shorts(self._told.case, receivers)}"
            before = self._given[fact.value] = fact, receivers, Choice(fact.value, fact.label, fact.detail, note=note)
        return before[2]

    def loose(self) -> _Choices:
        """What the role knows now and has not recorded, as far as it knows."""
        facts, recorded = self.facts(), self._told.recorded_here
        of = (facts, len(recorded))  # what stands recorded only grows
        if self._loose_of[0] is not facts or self._loose_of[1] != of[1]:
            self._loose_of, self._loose = of, tuple([one for one in facts if one.value not in recorded])
        return self._loose

    def cites(self) -> Field:
        """The question on which facts something rests."""
        facts = self.facts()
        if self._cites is None:
            self._cites = Field("steunt_op", "Waar steun je op?", "veel", facts, 0, CITES)
        return self._cites

    def persons(self) -> _Choices:
        """Whom the case is about and the role knows of: somebody told it of them, or they stand in its own file."""
        heard, filed = self._told.sources, self._told.recorded_here
        of = (len(heard), len(filed))  # both only grow
        if self._persons_of != of:
            found = self._book.known_of((*heard, *filed))
            self._persons_of = of
            if found != self._persons:
                self._persons = found
        return self._persons

    def people(self) -> _Choices:
        """Other roles, with the reason why one cannot be reached now over any channel."""
        contacts = self._told.contacts()
        if contacts is not self._contacts:
            day = self._told.now // DAY
            people = tuple([self._contact(contact, day) for contact in contacts])
            if people != self._people:  # the same as before mostly, and then the forms are too
                self._people = people
            self._contacts = contacts
        return self._people

    def _contact(self, contact: ContactView, day: int) -> Choice:
        before = self._reached.get(contact.role)
        if before is None or before[0] is not contact or before[1] != day:
            before = self._reached[contact.role] = contact, day, _contact(contact, day * DAY, self._told.case.weekday)
        return before[2]

    def channels(self, allowed: tuple[str, ...], lasting: int | None = None) -> _Choices:
        """Channels, with the minutes a conversation over it takes; `lasting`: as many over any."""
        key = (allowed, lasting)
        if key not in self._ways:
            minutes = self._told.case.minutes
            takes = [(c, minutes[MINUTES[c]] if lasting is None else lasting) for c in allowed]
            self._ways[key] = tuple([Choice(c, say.CHANNEL_NAMES[c].capitalize(), f"{many} minuten") for c, many in takes])
        return self._ways[key]


def _contact(contact: ContactView, now: int, weekday: int) -> Choice:
    if not contact.exists:
        return Choice(contact.role, contact.title, "", "bestaat hier niet")
    if contact.through:
        return Choice(contact.role, contact.title, "", f"alleen via {contact.through}")
    ways = ", ".join([say.CHANNEL_NAMES[channel.channel] for channel in contact.channels if channel.open])
    if ways:
        return Choice(contact.role, contact.title, ways, note=say.lately_busy(contact.busy))
    opens = min((c.opens for c in contact.channels if c.opens is not None), default=None)
    later = "niet te bereiken" if opens is None else f"pas te bereiken om {say.clock(opens, now, weekday)}"
    return Choice(contact.role, contact.title, "", later)
