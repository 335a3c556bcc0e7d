"""What of a case is judged afterwards?

The parts of a case file that the score reads: what should be done by when, what should reach whom, and what the next
responder should find. Every number here has a source, or `auteur` where it is the author's.
"""

from typing import Annotated, Literal

from pydantic import Field

from scenarios.fields import Id, Ids, Line, Many, Minutes, Model, Moment
from scenarios.forms import Condition, TimeWindow


class Norm(Model):
    """One task on the team's clock. `wortel` is an outside fact of time, `na` the norms before it in the chain."""

    id: Id
    title: Line = Field(alias="titel")
    norm: Annotated[str, Field(pattern=r"^N\d\d\d$")] | None = Field(None, alias="norm")
    owners: Ids = Field(alias="eigenaar", min_length=1)
    root: Moment = Field(alias="wortel")
    after: Ids = Field((), alias="na")
    done: Condition = Field(alias="gedaan_als")
    target: Minutes = Field(alias="doel")
    limit: Minutes = Field(alias="grens")
    weight: int = Field(1, alias="gewicht", ge=1, le=5)
    window: TimeWindow | None = Field(None, alias="venster")
    """For coercion and interviews: 1 inside the window, 0 outside, never a ramp."""
    window_since: Condition | None = Field(None, alias="venster_vanaf")
    """The window opens only when this holds (for example: the officer of justice was consulted)."""
    window_decision: Id | None = Field(None, alias="venster_besluit")
    """A decision that, taken in time with cited facts, also satisfies the norm (not, or not yet)."""
    only_if: Condition | None = Field(None, alias="alleen_als")
    """A norm that exists only because of a choice: it can lose points, never add to the denominator."""
    basis: Ids = Field((), alias="basis")
    basis_least: int = Field(0, alias="basis_minstens", ge=0)
    regional: Id | None = Field(None, alias="hangt_af_van")
    """A role on whose availability in the region the norm is measured."""
    source: Line = Field(alias="bron")


class Loop(Model):
    """A feedback loop of Q: who owes whom word, and when that has been given."""

    id: Id
    title: Line = Field(alias="titel")
    giver: Id = Field(alias="van")
    receiver: Id = Field(alias="aan")
    root: Moment = Field(alias="wortel")
    done: Condition = Field(alias="gedaan_als")
    target: Minutes = Field(alias="doel")
    limit: Minutes = Field(alias="grens")
    source: Line = Field(alias="bron")


class Joint(Model):
    """A joint moment of T: the inputs that could have been made ready side by side, with their minutes in sequence."""

    id: Id
    title: Line = Field(alias="titel")
    inputs: Many[Condition] = Field(alias="inbreng", min_length=2, max_length=12)
    minutes: Many[Minutes] = Field(alias="minuten", min_length=2, max_length=12)
    roles: Ids = Field(alias="rollen", min_length=1)


class Pattern(Model):
    """Naming a pattern: a decision of its own kind, in which enough of the pattern's facts are cited."""

    id: Id
    title: Line = Field(alias="titel")
    decision: Id = Field(alias="besluit")
    options: Ids = Field(alias="keuze", min_length=1)
    """The options of that decision that name the pattern."""
    facts: Ids = Field(alias="informatie", min_length=2)
    least: int = Field(alias="minstens", ge=1, le=3)
    """How many of these facts must be cited, known to the claimant at that minute."""
    roles: Ids = Field(alias="rollen", min_length=1)
    root: Moment = Field(alias="wortel")
    target: Minutes = Field(alias="doel")
    limit: Minutes = Field(alias="grens")
    source: Line = Field(alias="bron")


HandoverKind = Literal["overleg", "resultaten", "maatregelen", "informeren", "herbeoordeling", "aanspreekpunt", "belafspraak"]
"""The discussion points of the toolkit (SOA Toolkit stap 4) as fields of a plan."""


class NotNeeded(Model):
    """A true reason why a field need not be filled here; it holds only while its condition does."""

    id: Id
    reason: Line = Field(alias="reden")
    true_if: Condition = Field(alias="waar_als")


class HandoverField(Model):
    """One of the three to five fields of the handover that matter in this case."""

    field: HandoverKind = Field(alias="veld")
    title: Line = Field(alias="titel")
    due: Moment = Field(alias="uiterlijk")
    names: Ids = Field((), alias="noemt")
    """Roles, agreements or measures of which the field must point to at least one; empty: any."""
    receiver: Id | None = Field(None, alias="ontvanger")
    """Who reads it back for full marks; without it any receiver of the handover."""
    roles: Ids = Field(alias="rollen", min_length=1)
    not_needed: Many[NotNeeded] = Field((), alias="niet_nodig", max_length=4)
    source: Line = Field(alias="bron")


class Probe(Model):
    """A fixed moment at which somebody responds: what has reached the one who stands there then?"""

    id: Id
    title: Line = Field(alias="titel")
    at: Moment = Field(alias="op")
    responder: Id = Field(alias="wie")
    facts: Ids = Field((), alias="informatie")
    plan: Many[HandoverKind] = Field((), alias="plan", max_length=7)
    agreements: Ids = Field((), alias="afspraken")
    roles: Ids = Field(alias="rollen", min_length=1)
    """Who could have seen to it."""
    source: Line = Field(alias="bron")


class Cover(Model):
    """An interval that must be covered by a measure or agreement that `dekt`s this kind of danger."""

    id: Id
    title: Line = Field(alias="titel")
    since: Moment = Field(alias="van")
    until: Moment = Field(alias="tot")
    roles: Ids = Field(alias="rollen", min_length=1)
    source: Line = Field(alias="bron")


class Review(Model):
    """A moment at which safety is judged anew: when it arises, or else at a fixed moment."""

    id: Id
    title: Line = Field(alias="titel")
    arises: Condition | None = Field(None, alias="als")
    otherwise: Moment = Field(alias="anders_op")
    done: Condition = Field(alias="gedaan_als")
    target: Minutes = Field(alias="doel")
    limit: Minutes = Field(alias="grens")
    roles: Ids = Field(alias="rollen", min_length=1)
    source: Line = Field(alias="bron")


class RegieDue(Model):
    """One of the four regie functions that this case needs, from when to when, and who should know who holds it."""

    function: Literal["aanspreekpunt", "casusregisseur", "casusverantwoordelijke", "casusregie"] = Field(alias="functie")
    since: Moment = Field(alias="van")
    until: Moment = Field(alias="tot")
    partners: Ids = Field(alias="rollen", min_length=1)
    source: Line = Field(alias="bron")


class Hearing(Model):
    """Somebody who should be heard, in a way that fits, and how often facts need be asked at the least."""

    person: Id = Field(alias="wie")
    kinds: Many[Literal["veiligheid", "feiten", "verhoor", "steun", "uitleg", "observatie"]] = Field(alias="soort", min_length=1)
    least_facts: int = Field(0, alias="feiten_minstens", ge=0, le=3)


class Perspective(Model):
    """What the people concerned should have met with."""

    heard: Many[Hearing] = Field(alias="horen", min_length=1, max_length=12)
    child_check: Condition = Field(alias="kindcheck")
    explained: Ids = Field(alias="uitleg", min_length=1)
    """Persons to whom is explained what happens and why."""
    source: Line = Field(alias="bron")


class Reason(Model):
    id: Id
    title: Line = Field(alias="titel")


class Deviation(Model):
    """*Bewust anders*: the reasons a team may give for leaving a norm on purpose, and the norms that are never left."""

    reasons: Many[Reason] = Field(alias="redenen", min_length=1, max_length=6)
    never: Ids = Field((), alias="nooit_voor")
