"""What may a case file say?

The models are the dictionary between the Dutch keys an author types and the English names in the code. They hold shapes
and bounds only; what refers to what is checked by `compile.py`, with the position in the file.
"""

from typing import Annotated, Literal

from pydantic import Field

from scenarios.fields import (
    BriefingText,
    DateText,
    FactText,
    Id,
    Ids,
    Line,
    Lines,
    Many,
    Minutes,
    Model,
    Moment,
    Prose,
    SceneText,
)
from scenarios.forms import Channel, Condition, Effects, Kind, Level, Origin, Step, Track
from scenarios.scored import (
    Cover,
    Deviation,
    HandoverField,
    Joint,
    Loop,
    Norm,
    Pattern,
    Perspective,
    Probe,
    RegieDue,
    Review,
)
from scenarios.seating import MOST_AT_CHAIR, MOST_PEOPLE

FORMAT = 1
"""The version of the case format that this program reads."""


# --- the case -------------------------------------------------------------------------------------------------------


class GoesOn(Model):
    """Whose change of duty does not come at the end of a chapter while this holds: the same person goes on."""

    role: Id = Field(alias="rol")
    when: Condition = Field(alias="als")


class Chapter(Model):
    id: Id
    title: Line = Field(alias="titel")
    start: Moment = Field(alias="van")
    end: Moment = Field(alias="tot")
    round: Minutes = Field(alias="ronde")
    play_minutes: int = Field(alias="speelminuten", ge=1, le=120)
    roles: Ids = Field((), alias="rollen")
    """Playable roles with work in this chapter; empty means all."""
    duty_change: Ids = Field((), alias="wisseling")
    """Roles whose person changes at the end of this chapter: what was not recorded or handed over is lost."""
    goes_on: Many[GoesOn] = Field((), alias="gaat_door", max_length=8)
    """Of these, who goes on after all, and when (a choice that the case offers: it costs that person's free shift)."""
    read_aloud: SceneText | None = Field(None, alias="voorlezen")
    """What a host reads aloud when the chapter begins: everybody hears it, so it holds nothing that only some roles know."""


class Role(Model):
    id: Id
    partner: Id
    playable: bool = Field(True, alias="speelbaar")
    title: Line = Field(alias="titel")
    task: Line = Field(alias="taak")
    briefing: BriefingText | None = Field(None, alias="briefing")
    may_decide: Line | None = Field(None, alias="beslist_over")
    place: Line | None = Field(None, alias="plek")
    rules_without_seat: bool = Field(True, alias="beslist_zonder_stoel")
    answers: Ids = Field((), alias="antwoordt_over")
    """For an actor without a seat: themes on which it answers when asked. Empty means all."""


class Apart(Model):
    """Two roles that must inform each other: nobody should hold both."""

    roles: Ids = Field(alias="rollen", min_length=2, max_length=2)
    why: Line = Field(alias="waarom")


class Later(Model):
    """From this chapter on the chair plays this role in place of the former."""

    role: Id = Field(alias="rol")
    chapter: Id = Field(alias="vanaf")


class Chair(Model):
    """What the same people have in hand."""

    roles: Ids = Field(alias="rollen", min_length=1)
    people: int = Field(1, alias="mensen", ge=1, le=MOST_AT_CHAIR)
    then: Many[Later] = Field((), alias="daarna", max_length=3)


class Seating(Model):
    """Who sits where when so many people play."""

    people: int = Field(alias="mensen", ge=1, le=MOST_PEOPLE)
    chairs: Many[Chair] = Field(alias="stoelen", min_length=1, max_length=MOST_PEOPLE)
    host: bool = Field(False, alias="tafelgastheer")
    """One of the people has no partner: reads aloud, keeps the time, marks what was said aloud, leads the debrief."""


class Reason(Model):
    text: Line = Field(alias="reden")
    helps: Line = Field(alias="helpt")


class Person(Model):
    """Somebody concerned, by role and never by name, with a will."""

    id: Id
    title: Line = Field(alias="titel")
    wants: Line | None = Field(None, alias="wil")
    fears: Line | None = Field(None, alias="vreest")
    refuses: Line | None = Field(None, alias="weigert")
    reasons: Many[Reason] = Field((), alias="redenen", max_length=5)
    child: bool = Field(False, alias="kind")


class Theme(Model):
    id: Id
    title: Line = Field(alias="titel")


class Purpose(Model):
    id: Id
    title: Line = Field(alias="titel")


class Wording(Model):
    """A report says what was decided: per option its own text; an option that is not here has the text of the fact itself."""

    decision: Id = Field(alias="besluit")
    options: dict[Id, FactText] = Field(alias="keuzes", min_length=1)


class FitsWith(Model):
    """With whom a fact belongs after all, once these others are known there: the harm was that they were left out."""

    roles: Ids = Field(alias="rol", min_length=1)
    facts: Ids = Field(alias="informatie", min_length=1)


class Fact(Model):
    id: Id
    label: Line
    text: FactText = Field(alias="tekst")
    wording: Wording | None = Field(None, alias="tekst_bij")
    while_measure: dict[Id, FactText] = Field(default_factory=dict, alias="tekst_onder")
    """Per measure the text while it holds: what was decided is then what somebody did, and not what somebody chose."""
    theme: Id = Field(alias="thema")
    kind: Kind = Field(alias="soort")
    sensitivity: int = Field(alias="gevoelig", ge=1, le=3)
    about: Ids = Field(alias="over")
    known_by: Ids = Field((), alias="weet")
    systems: Ids = Field((), alias="systeem")
    """Partners that can look it up from the start."""
    red_flag: Annotated[str, Field(pattern=r"^RV\d\d$")] | None = Field(None, alias="rode_vlag")
    expires: Minutes | None = Field(None, alias="vervalt")
    needed_for: Ids = Field((), alias="nodig_voor")
    """Decisions, or measures on request, whose decider needs this fact."""
    unfit: dict[Id, Line] = Field(default_factory=dict, alias="hoort_hier_niet")
    fits_with: Many[FitsWith] = Field((), alias="hoort_wel_met", max_length=8)
    """Of these roles, with whom it does belong when certain other facts came there before it or with it."""
    allowed: dict[Id, Line] = Field(default_factory=dict, alias="mag_hier")
    """Roles that do not need it and with whom it does no harm, with why: weighed, and neither asked nor wrong."""
    leak: Ids = Field((), alias="lek")
    origin: Origin = Field(alias="herkomst")


class Scene(Model):
    id: Id
    title: Line = Field(alias="titel")
    track: Track = Field(alias="spoor")
    step: Step = Field(alias="stap")
    text: dict[Id, SceneText] = Field(alias="tekst", min_length=1)
    """Text per role; the roles here are those for whom the scene is open."""
    short: Line = Field(alias="kort")
    opens: Condition | None = Field(None, alias="opent_als")
    closes: Condition | None = Field(None, alias="sluit_als")
    origin: Origin = Field("ontwerpvoorstel", alias="herkomst")


class Act(Model):
    id: Id
    roles: Ids = Field(alias="rol", min_length=1)
    scene: Id | None = Field(None, alias="situatie")
    label: Line
    explanation: Line = Field(alias="uitleg")
    from_file: bool = Field(False, alias="uit_dossier")
    """It reads what lies in the own file: nothing is found out that did not stand there already."""
    occupies: Minutes = Field(alias="bezet")
    lands: Minutes | None = Field(None, alias="duur")
    """Minutes until the effect lands; default: when the desk is free again."""
    visible: Condition | None = Field(None, alias="zichtbaar")
    provided: Condition | None = Field(None, alias="mits")
    refusal: Lines = Field((), alias="anders")
    """What the player reads when `mits` does not hold, so it may tell only what the role can know: one line, or one for each part of
    its `alle`; in an act without `mits`, why its minutes came to nothing when `blijft_nodig` does not hold at the end."""
    keeps: Condition | None = Field(None, alias="blijft_nodig")
    once: bool = Field(True, alias="eenmalig")
    at: Literal["ter_plaatse", "bureau"] | None = Field(None, alias="bij")
    """Only for who is there; what goes there has `waar`."""
    place: Literal["ter_plaatse", "bureau", "kantoor"] | None = Field(None, alias="waar")
    """Where the desk stands afterwards; without it the desk stays where it was."""
    effects: Effects = Field((), alias="gevolgen")
    origin: Origin = Field("ontwerpvoorstel", alias="herkomst")


class Happening(Model):
    id: Id
    at: Moment | None = Field(None, alias="op")
    when: Condition | None = Field(None, alias="als")
    urgent: bool = Field(False, alias="dringend")
    text: dict[Id, SceneText] = Field(default_factory=dict, alias="tekst")
    """Text per role that notices it."""
    chance: int | None = Field(None, alias="kans_procent", ge=1, le=99)
    effects: Effects = Field((), alias="gevolgen")
    origin: Origin = Field("ontwerpvoorstel", alias="herkomst")


class Option(Model):
    id: Id
    label: Line
    defensible: bool = Field(True, alias="verdedigbaar")
    effects: Effects = Field((), alias="gevolgen")
    question: Line | None = Field(None, alias="vraag")


class Decision(Model):
    id: Id
    title: Line = Field(alias="titel")
    question: Line = Field(alias="vraag")
    deciders: Ids = Field(alias="beslissers", min_length=1)
    options: Many[Option] = Field(alias="opties", min_length=2, max_length=6)
    visible: Condition | None = Field(None, alias="zichtbaar")
    due: Moment = Field(alias="uiterlijk")
    basis_least: int = Field(1, alias="basis_minstens", ge=0)
    """How many of the facts it rests on the decider must know for the decision to count as informed."""
    rests_on: Ids = Field((), alias="kan_steunen_op")
    """Facts on which it is as well founded as on what it needs, though nobody needs to bring them."""
    irreversible: bool = Field(False, alias="onomkeerbaar")
    source: Line = Field(alias="bron")


class RulingStep(Model):
    when: Condition | None = Field(None, alias="als")
    grant: bool = Field(alias="toewijzen")
    reason: Line = Field(alias="reden")


class Ruling(Model):
    """How a decider whom nobody plays rules: on what it then knows, never by chance."""

    minutes: Minutes = Field(alias="minuten")
    office_hours: bool = Field(False, alias="kantooruren")
    steps: Many[RulingStep] = Field(alias="regels", min_length=1, max_length=8)


class Measure(Model):
    id: Id
    catalogue: Annotated[str, Field(pattern=r"^I[PX]\d\d[a-z]?$")] | None = Field(None, alias="palet")
    title: Line = Field(alias="titel")
    explanation: Line = Field(alias="uitleg")
    requesters: Ids = Field(alias="verzoekers", min_length=1)
    decider: Id = Field(alias="beslisser")
    executor: Id | None = Field(None, alias="voert_uit")
    takes: Minutes = Field(alias="doorlooptijd")
    """Minutes between the order (or the ruling) and being in force."""
    lasts: Minutes | None = Field(None, alias="duurt")
    visible: Condition | None = Field(None, alias="zichtbaar")
    provided: Condition | None = Field(None, alias="voorwaarden")
    refusal: Lines = Field((), alias="anders")
    """What the player reads when `voorwaarden` does not hold: one line, or one for each part of its `alle`."""
    ruling: Ruling | None = Field(None, alias="beslisregel")
    due: Moment | None = Field(None, alias="uiterlijk")
    basis_least: int = Field(0, alias="basis_minstens", ge=0)
    covers: Ids = Field((), alias="dekt")
    rests_on: Ids = Field((), alias="kan_steunen_op")
    """Facts that speak for it. Ordered on own right it protects only when at least half of what it rests on is among them."""
    fitting: Condition | None = Field(None, alias="past_als")
    """When this measure is in proportion; without it it always is."""
    effects: Effects = Field((), alias="gevolgen")
    origin: Origin = Field("ontwerpvoorstel", alias="herkomst")
    source: Line = Field(alias="bron")


class Agreement(Model):
    id: Id
    title: Line = Field(alias="titel")
    covers: Ids = Field((), alias="dekt")
    stands_if: Condition | None = Field(None, alias="geldt_als")
    """Written down it is not yet agreed: it stands only once this holds (for example: she was asked, the aunt said yes)."""


class PlayStep(Model):
    """One line of what a role does by itself when software plays it."""

    chapter: Id | None = Field(None, alias="deel")
    at: Moment | None = Field(None, alias="vanaf")
    when: Condition | None = Field(None, alias="als")
    act: Id | None = Field(None, alias="handeling")
    consult: Id | None = Field(None, alias="raadpleeg")
    record: Ids = Field((), alias="legt_vast")
    call: Id | None = Field(None, alias="bel")
    also: Ids = Field((), alias="samen_met")
    """Who else is asked to the conversation."""
    moment: Id | None = Field(None, alias="moment")
    channel: Channel = Field("telefoon", alias="kanaal")
    tells: Ids = Field((), alias="vertelt")
    asks: Ids = Field((), alias="vraagt")
    purpose: Id | None = Field(None, alias="waarvoor")
    send: Id | None = Field(None, alias="stuur")
    send_kind: Id | None = Field(None, alias="berichtsoort")
    order: Id | None = Field(None, alias="maatregel")
    decision: Id | None = Field(None, alias="besluit")
    option: Id | None = Field(None, alias="keuze")
    cites: Ids = Field((), alias="steunt_op")
    judge: Level | None = Field(None, alias="oordeel")


class Ending(Model):
    id: Id
    when: Condition | None = Field(None, alias="als")
    text: Prose = Field(alias="tekst")


class Head(Model):
    """The part of a case file that tells what it is, so that a list of cases need not read the rest."""

    id: Id
    kind: Literal["casus", "oefening"] = Field(alias="soort")
    title: Line = Field(alias="titel")
    summary: Prose = Field(alias="samenvatting")
    warning: Many[Line] = Field(alias="waarschuwing", min_length=1, max_length=2)
    source: Prose = Field(alias="bron")
    added: Prose = Field(alias="toegevoegd")
    date: DateText = Field(alias="speeldatum")
    region: Annotated[str, Field(pattern=r"^RP\d{1,2}$")] = Field(alias="regio")
    moments: Ids = Field(alias="momenten")
    minutes: int = Field(alias="speelduur", ge=5, le=180)
    level: Literal["begeleid", "vrij", "expert"] = Field("vrij", alias="niveau")
    horizon: Moment


class CaseDocument(Model):
    """A whole case file."""

    format: Literal[1] = Field(alias="formaat")
    head: Head = Field(alias="casus")
    chapters: Many[Chapter] = Field(alias="delen", min_length=1, max_length=4)
    roles: Many[Role] = Field(alias="rollen", min_length=1, max_length=24)
    apart: Many[Apart] = Field((), alias="niet_samen", max_length=40)
    seatings: Many[Seating] = Field((), alias="tafelschikking", max_length=MOST_PEOPLE)
    persons: Many[Person] = Field((), alias="betrokkenen", max_length=16)
    themes: Many[Theme] = Field(alias="themas", min_length=1, max_length=16)
    purposes: Many[Purpose] = Field(alias="doelen", min_length=1, max_length=5)
    facts: Many[Fact] = Field(alias="informatie", min_length=1)
    scenes: Many[Scene] = Field(alias="situaties", min_length=1, max_length=200)
    acts: Many[Act] = Field((), alias="handelingen")
    happenings: Many[Happening] = Field((), alias="gebeurtenissen", max_length=200)
    decisions: Many[Decision] = Field((), alias="besluiten", max_length=60)
    measures: Many[Measure] = Field((), alias="maatregelen", max_length=60)
    agreements: Many[Agreement] = Field((), alias="afspraken", max_length=40)
    acute_while: Condition | None = Field(None, alias="acuut_zolang")
    """When the danger is acute in the sense of the vital interest (GD10)."""
    norms: Many[Norm] = Field((), alias="normen", max_length=60)
    loops: Many[Loop] = Field((), alias="terugkoppelingen", max_length=40)
    joints: Many[Joint] = Field((), alias="gezamenlijk", max_length=12)
    patterns: Many[Pattern] = Field((), alias="patronen", max_length=6)
    handover: Many[HandoverField] = Field((), alias="overdracht", max_length=7)
    probes: Many[Probe] = Field((), alias="peilmomenten", max_length=8)
    cover: Many[Cover] = Field((), alias="dekking", max_length=12)
    reviews: Many[Review] = Field((), alias="herbeoordelingen", max_length=12)
    regie: Many[RegieDue] = Field((), alias="regie", max_length=4)
    perspective: Perspective | None = Field(None, alias="perspectief")
    deviation: Deviation | None = Field(None, alias="bewust_anders")
    playbook: dict[Id, Many[PlayStep]] = Field(default_factory=dict, alias="speelwijze")
    endings: Many[Ending] = Field((), alias="uitkomsten", max_length=12)
