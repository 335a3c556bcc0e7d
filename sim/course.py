"""What may a course file say?

A course (`verloop`) tells who plays each seat and which moves the seats marked `verloop` make, in order of time. The
models are the dictionary between the Dutch keys of the file and the commands of the core; `rerun.py` plays them.

A short course, with most of what a line can say:

    formaat: 1
    casus: acuut_onveilig
    naam: goed
    titel: Een goede ochtend
    zetels: {politie: verloop, veilig_thuis: verloop, cit: meewerkend}
    spelnummer: 7
    regels:
      - {rol: politie, doe: {handeling: aanrijden}}
      - rol: politie
        tijd: "07:25"                      # niet eerder dan dit tijdstip; zonder tijd: zodra de rol vrij is
        als: motorkap                      # naam van wat hieruit ontstaat; later te noemen
        doe:
          gesprek:
            met: [veilig_thuis]
            kanaal: telefoon
            moment: motorkapoverleg
            vertelt: [letsel_hals]
            vraagt: [voorgeschiedenis]
            waarvoor: veiligheid_nu
            inbreng:                       # wat de anderen in dit gesprek inbrengen
              veilig_thuis: {vertelt: [eerdere_meldingen], vraagt: [kinderen], oordeel: {niveau: onveilig, steunt_op: [eerdere_meldingen]}}
      - rol: veilig_thuis
        zodra: {weet: {rol: zelf, informatie: [letsel_hals]}}
        doe: {besluit: {besluit: vt_triage, keuze: direct, steunt_op: [letsel_hals]}}
      - {rol: politie, doe: {maatregel: {maatregel: huisverbod, steunt_op: [letsel_hals]}}, als: thv}
      - {rol: veilig_thuis, doe: {beslis: {verzoek: thv, toewijzen: true, steunt_op: [letsel_hals]}}}
      - {rol: politie, tijd: "09:30", doe: {oordeel: {niveau: onveilig, steunt_op: [letsel_hals]}}, verwacht: weigering in_gesprek}
      - {rol: politie, tijd: "dag 1 09:00", doe: {raadpleeg: {over: vader, legt_vast: [letsel_hals]}}}
"""

from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from scenarios.document import Chair
from scenarios.fields import DateText, Id, Ids, Line, Many, Model, Moment
from scenarios.forms import Channel, Condition, Level

FORMAT = 1
"""The version of the course format that this program reads."""

How = Literal["verloop", "mens", "meewerkend", "afwachtend", "eilandje", "niemand"]
"""Who plays a seat. `mens` is `verloop` in a course made from a log of people: its moves stand in the lines."""

Function = Literal["aanspreekpunt", "casusregisseur", "casusverantwoordelijke", "casusregie"]


def _refusal(text: str) -> str:
    word, _, code = text.partition(" ")
    if word != "weigering" or not code.isidentifier():
        raise PydanticCustomError("geen_verwachting", "schrijf: weigering <code>", {})
    return text


Expectation = Annotated[str, AfterValidator(_refusal)]
"""`weigering <code>`: this line must be refused, with this code."""


class JudgementGiven(Model):
    level: Level = Field(alias="niveau")
    cites: Ids = Field((), alias="steunt_op", max_length=3)


class Contribution(Model):
    """What one brings into a conversation; an empty one passes."""

    tells: Ids = Field((), alias="vertelt")
    asks: Ids = Field((), alias="vraagt")
    purpose: Id | None = Field(None, alias="waarvoor")
    judgement: JudgementGiven | None = Field(None, alias="oordeel")


class DoConsult(Model):
    about: Id | None = Field(None, alias="over")
    record: Ids = Field((), alias="legt_vast")


class DoTalk(Contribution):
    """A conversation; a moment makes it a meeting. `inbreng` says what each of the others brings in."""

    to: Ids = Field(alias="met", min_length=1)
    channel: Channel = Field("telefoon", alias="kanaal")
    moment: Id | None = None
    brings: dict[Id, Contribution] = Field(default_factory=dict, alias="inbreng")


class DoContribute(Contribution):
    """A contribution with a line of its own; without `gesprek` to the conversation the role sits in."""

    talk: Id | None = Field(None, alias="gesprek")


class DoSend(Model):
    to: Ids = Field(alias="aan", min_length=1)
    kind: Id = Field(alias="soort")
    tells: Ids = Field((), alias="vertelt")
    asks: Ids = Field((), alias="vraagt")
    purpose: Id | None = Field(None, alias="waarvoor")


class DoJudge(JudgementGiven):
    discuss: bool = Field(False, alias="bespreekt")
    """Also speaks out the open difference with another role."""


class DoDecide(Model):
    decision: Id = Field(alias="besluit")
    option: Id = Field(alias="keuze")
    cites: Ids = Field((), alias="steunt_op", max_length=3)


class DoOrder(Model):
    measure: Id = Field(alias="maatregel")
    cites: Ids = Field((), alias="steunt_op", max_length=3)


class DoRule(Model):
    """`verzoek` is the `als` name of the line that asked, or the id of the measure asked for."""

    request: Id = Field(alias="verzoek")
    grant: bool = Field(alias="toewijzen")
    cites: Ids = Field((), alias="steunt_op", max_length=3)
    conditions: Ids = Field((), alias="voorwaarden")


class PlanAgreement(Model):
    what: Id = Field(alias="wat")
    owner: Id = Field(alias="eigenaar")
    until: Moment | None = Field(None, alias="tot")


class PlanCall(Model):
    caller: Id = Field(alias="wie")
    called: Id = Field(alias="belt")


class PlanRegie(Model):
    function: Function = Field(alias="functie")
    holder: Id = Field(alias="wie")


class PlanConsult(Model):
    who: Id = Field(alias="wie")
    other: Id = Field(alias="met")
    at: Moment = Field(alias="tijd")


class PlanResult(Model):
    theme: Id = Field(alias="thema")
    giver: Id = Field(alias="van")
    receiver: Id = Field(alias="aan")


class PlanNotNeeded(Model):
    field: Id = Field(alias="veld")
    reason: Id = Field(alias="reden")


class DoPlan(Model):
    agreements: Many[PlanAgreement] = Field((), alias="afspraken", max_length=20)
    review: Moment | None = Field(None, alias="herbeoordeling")
    first_contact: Id | None = Field(None, alias="aanspreekpunt")
    calls: Many[PlanCall] = Field((), alias="belafspraken", max_length=20)
    regie: Many[PlanRegie] = Field((), alias="regie", max_length=8)
    inform: Ids = Field((), alias="informeren")
    handover: Id | None = Field(None, alias="overdracht")
    warm: bool = False
    read_back: bool = Field(False, alias="teruggelezen")
    facts: Ids = Field((), alias="informatie")
    consults: Many[PlanConsult] = Field((), alias="overleg", max_length=20)
    results: Many[PlanResult] = Field((), alias="resultaten", max_length=20)
    not_needed: Many[PlanNotNeeded] = Field((), alias="niet_nodig", max_length=10)


class DoDeviate(Model):
    """Leave a norm on purpose, with a reason from the case's list, and tell those it touches."""

    norm: Id
    reason: Id = Field(alias="reden")
    cites: Ids = Field((), alias="steunt_op", max_length=3)
    told: Ids = Field((), alias="gemeld_aan")


class DoHardop(Model):
    fact: Id = Field(alias="informatie")
    heard: Ids = Field(alias="gehoord_door", min_length=1)


class DoHeard(Model):
    """Heard aloud: the number on the fact card, and from whom."""

    card: int = Field(alias="kaart", ge=1, le=400)
    giver: Id = Field(alias="van")


class DoReseat(Model):
    """Other chairs between two chapters; `zetels` has the roles that are played otherwise from there on."""

    chairs: Many[Chair] = Field(alias="stoelen", max_length=24)
    seats: dict[Id, How] = Field(default_factory=dict, alias="zetels")


class DoWait(Model):
    """Wait until a moment (without: the end of the chapter); `doof`: whatever comes in."""

    until: Moment | None = Field(None, alias="tot")
    deaf: bool = Field(False, alias="doof")


class DoStop(Model):
    """Break off the desk's work, or what runs by itself since the line called `werk`."""

    work: Id | None = Field(None, alias="werk")


class Deed(Model):
    """The one thing a line does."""

    act: Id | None = Field(None, alias="handeling")
    consult: DoConsult | None = Field(None, alias="raadpleeg")
    talk: DoTalk | None = Field(None, alias="gesprek")
    contribute: DoContribute | None = Field(None, alias="draag_bij")
    send: DoSend | None = Field(None, alias="stuur")
    judge: DoJudge | None = Field(None, alias="oordeel")
    decide: DoDecide | None = Field(None, alias="besluit")
    order: DoOrder | None = Field(None, alias="maatregel")
    rule: DoRule | None = Field(None, alias="beslis")
    plan: DoPlan | None = None
    deviate: DoDeviate | None = Field(None, alias="bewust_anders")
    hardop: DoHardop | None = None
    heard: DoHeard | None = Field(None, alias="gehoord")
    wait: DoWait | None = Field(None, alias="wacht")
    stop: DoStop | None = None
    retract: Literal[True] | None = Field(None, alias="neem_terug")
    open_chapter: Literal[True] | None = Field(None, alias="open_deel")
    reseat: DoReseat | None = Field(None, alias="verzet")

    @model_validator(mode="after")
    def _exactly_one(self) -> Self:
        if len(self.model_fields_set) != 1:
            raise PydanticCustomError("precies_een", "precies één sleutel, hier {count}", {"count": len(self.model_fields_set)})
        return self


class CourseLine(Model):
    role: Id = Field(alias="rol")
    time: Moment | None = Field(None, alias="tijd")
    """Not before this moment."""
    when: Condition | None = Field(None, alias="zodra")
    """Not before this holds for the role; `zelf` is the role of the line."""
    only_in: Annotated[tuple[str, ...], Field(strict=False, max_length=12)] = Field((), alias="alleen_in")
    """Regions in which this line is played; empty means all."""
    name: Id | None = Field(None, alias="als")
    """Name of what comes of it (the talk, the request, the work), for later lines."""
    deed: Deed = Field(alias="doe")
    expect: Expectation | None = Field(None, alias="verwacht")


class Course(Model):
    """A whole course file."""

    format: Literal[1] = Field(1, alias="formaat")
    case: Annotated[str, Field(min_length=1, max_length=200)] = Field(alias="casus")
    name: Id = Field(alias="naam")
    title: Line = Field(alias="titel")
    seats: dict[Id, How] = Field(alias="zetels")
    """A playable role that is not named here is played by nobody; a seat that the region lacks falls away with its lines."""
    seed: int = Field(1, alias="spelnummer", ge=0, le=2**31 - 1)
    region: Annotated[str, Field(pattern=r"^RP\d{1,2}$|^[a-z][a-z0-9_]{0,47}$")] | None = Field(None, alias="regio")
    date: DateText | None = Field(None, alias="datum")
    rounds: bool = Field(False, alias="rondes")
    free_speech: bool = Field(False, alias="vrij_spreken")
    recorded: bool = Field(False, alias="opgenomen")
    """Made from a log: every move of every seat stands in the lines, and nobody does anything by itself."""
    lines: Annotated[tuple[CourseLine, ...], Field(strict=False, max_length=5_000)] = Field((), alias="regels")
