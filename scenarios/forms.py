"""What may an author say of conditions and effects?

Small closed sets of typed forms: no expressions, no code. The kinds of things that several parts of a case name stand here
too.
"""

from typing import Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from scenarios.fields import Id, Ids, Many, Minutes, Model, Moment, SceneText

Kind = Literal["wpg8", "wpg9", "strafvorderlijk", "vt", "medisch", "kind", "school", "burger", "observatie"]
Track = Literal["acuut", "structureel"]
Step = Literal["A1", "A2", "A3", "A4", "A5", "S1", "S2", "S3", "S4"]
Level = Literal["veilig", "zorgen", "onveilig", "acuut_onveilig"]
Channel = Literal["telefoon", "video", "ter_plaatse", "bureau"]
Origin = Literal["bron", "niet_in_bron", "algemene_kennis_te_verifieren", "extern_nagezocht", "ontwerpvoorstel"]


class _OneOf(Model):
    """A mapping with exactly one key: the closed forms of conditions and effects."""

    @model_validator(mode="after")
    def _exactly_one(self) -> Self:
        if len(self.model_fields_set) != 1:
            raise PydanticCustomError("precies_een", "precies één sleutel, hier {count}", {"count": len(self.model_fields_set)})
        return self


# --- conditions -----------------------------------------------------------------------------------------------------


class Knows(Model):
    """The role (or `zelf`: who acts) knows these facts now; at least `minstens` of them (default all)."""

    role: Id = Field(alias="rol")
    facts: Ids = Field(alias="informatie", min_length=1)
    least: int | None = Field(None, alias="minstens", ge=1)


class InSystem(Model):
    partner: Id
    fact: Id = Field(alias="informatie")


class CounterAtLeast(Model):
    name: Id = Field(alias="naam")
    least: int = Field(alias="minstens", ge=1)


class Talked(Model):
    """A conversation was held in which all these roles took part, optionally as this moment."""

    roles: Ids = Field(alias="rollen", min_length=1)
    moment: Id | None = None


class MessageSent(Model):
    """A message of this kind went out, optionally from and to these roles."""

    kind: Id = Field(alias="soort")
    giver: Id | None = Field(None, alias="van")
    receiver: Id | None = Field(None, alias="aan")


class RequestStatus(Model):
    measure: Id = Field(alias="maatregel")
    status: Literal["loopt", "toegewezen", "geweigerd"] = Field(alias="stand")


class TimeWindow(Model):
    since: Moment | None = Field(None, alias="vanaf")
    until: Moment | None = Field(None, alias="tot")


class Reachable(Model):
    role: Id = Field(alias="rol")
    channel: Channel = Field(alias="kanaal")


class JudgedAtLeast(Model):
    role: Id = Field(alias="rol")
    level: Level = Field(alias="minstens")


class Decided(Model):
    decision: Id = Field(alias="besluit")
    options: Ids = Field((), alias="keuze")


class Condition(_OneOf):
    """One form out of a closed set. No expressions, no code."""

    every: Many["Condition"] | None = Field(None, alias="alle", min_length=1)
    some: Many["Condition"] | None = Field(None, alias="een_van", min_length=1)
    negated: "Condition | None" = Field(None, alias="niet")
    knows: Knows | None = Field(None, alias="weet")
    in_system: InSystem | None = Field(None, alias="in_systeem")
    flag: Id | None = Field(None, alias="vlag")
    counter: CounterAtLeast | None = Field(None, alias="teller")
    measure: Id | None = Field(None, alias="maatregel")
    plan: Literal["afspraak", "aanspreekpunt", "herbeoordeling", "belafspraak", "overdracht", "regie", "informeren"] | None = Field(
        None, alias="plan"
    )
    talked: Talked | None = Field(None, alias="gesproken")
    sent: MessageSent | None = Field(None, alias="gestuurd")
    request: RequestStatus | None = Field(None, alias="verzoek")
    scene: Id | None = Field(None, alias="situatie")
    time: TimeWindow | None = Field(None, alias="tijd")
    reachable: Reachable | None = Field(None, alias="bereikbaar")
    judged: JudgedAtLeast | None = Field(None, alias="oordeel")
    difference: Literal[True] | None = Field(None, alias="verschil_onbesproken")
    decided: Decided | None = Field(None, alias="besloten")


# --- effects --------------------------------------------------------------------------------------------------------


class Reveal(Model):
    """These facts become known to these roles; without `rol` to whoever acts."""

    facts: Ids = Field(alias="informatie", min_length=1)
    roles: Ids = Field((), alias="rol")


class InRecords(Model):
    """These facts stand in this partner's system from now: a report that goes to the file by itself, whoever reads it."""

    partner: Id
    facts: Ids = Field(alias="informatie", min_length=1)


class CountUp(Model):
    name: Id = Field(alias="naam")
    by: int = Field(1, alias="erbij")


class Schedule(Model):
    happening: Id = Field(alias="gebeurtenis")
    after: Minutes = Field(alias="na")


class Interview(Model):
    """A person was spoken to about a theme; `soort` tells support from fact-finding (M12)."""

    person: Id = Field(alias="persoon")
    theme: Id = Field(alias="thema")
    kind: Literal["veiligheid", "feiten", "verhoor", "steun", "uitleg", "observatie"] = Field(alias="soort")


class Note(Model):
    """A text shown to these roles; without `rol` to whoever acts."""

    text: SceneText = Field(alias="tekst")
    roles: Ids = Field((), alias="rol")


class Effect(_OneOf):
    """One consequence out of a closed set."""

    reveal: Reveal | None = Field(None, alias="onthult")
    record: InRecords | None = Field(None, alias="vastgelegd")
    flag: Id | None = Field(None, alias="vlag")
    unflag: Id | None = Field(None, alias="vlag_uit")
    count: CountUp | None = Field(None, alias="teller")
    start_measure: Id | None = Field(None, alias="maatregel_start")
    stop_measure: Id | None = Field(None, alias="maatregel_stop")
    schedule: Schedule | None = Field(None, alias="plant")
    cancel: Id | None = Field(None, alias="annuleert")
    interview: Interview | None = Field(None, alias="spreekt")
    note: Note | None = Field(None, alias="bericht")


Effects = Many[Effect]
