"""Views made by hand, so that a screen can be tested without a game behind it."""

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from typing import Any, cast

from sim.core.article import Article
from sim.core.commands import Command, Wait
from sim.core.refusals import Refusal
from sim.core.roleview import (
    ChannelView,
    Choice,
    ContactView,
    FactView,
    Field,
    Form,
    MeasureView,
    NoteView,
    RequestView,
    RoleView,
    SceneView,
    TalkView,
    WorkView,
)

EVIL = "[@click=app.quit]x[/] [/b] \x1b]0;weg\x07\x1b[2J \u202e" + "w" * 200


class FakeSeat:
    """A seat that shows what it is given and keeps what is asked of it."""

    def __init__(self, view: RoleView, answer: Refusal | None = None) -> None:
        self.current = view
        self.answer = answer
        self.warns: tuple[str, ...] = ()
        self.articles: dict[int, Article] = {}
        self.asked: list[tuple[Command, int | None]] = []
        self.then: RoleView | None = None
        self._callbacks: list[Callable[[RoleView], None]] = []

    @property
    def role(self) -> str:
        return self.current.role

    def view(self) -> RoleView:
        return self.current

    async def submit(self, command: Command, seen: int | None = None) -> Refusal | None:
        self.asked.append((command, seen))
        if self.answer is None and self.then is not None:
            self.show(self.then)
        return self.answer

    def warnings(self, command: Command) -> tuple[str, ...]:
        return self.warns

    def article(self, seq: int) -> Article | None:
        return self.articles.get(seq)

    def subscribe(self, callback: Callable[[RoleView], None]) -> Callable[[], None]:
        self._callbacks.append(callback)
        return lambda: self._callbacks.remove(callback)

    def show(self, view: RoleView) -> None:
        self.current = view
        for callback in tuple(self._callbacks):
            callback(view)


LEVELS = ("veilig", "zorgen", "onveilig", "acuut_onveilig")
FACTS = Field(
    "vertelt",
    "Wat vertel je?",
    "veel",
    (
        Choice("wurging", "1 Keel dichtgeknepen", "Zij zegt dat hij haar keel dichtkneep tot ze buiten bewustzijn raakte."),
        Choice("kinderen", "2 Twee kinderen in huis", "Zes en negen jaar; ze zitten bij oma aan tafel."),
        Choice("werk", "3 Hij werkt tot half vijf", ""),
    ),
    least=0,
    most=20,
)

MOVES = (
    Form("handeling", "naar_adres", "Rijd naar het adres van oma", "Met twee wagens, zonder sirene de straat in.", 15),
    Form("handeling", "waar_is_hij", "Zoek uit waar hij nu is", "Bel zijn werk niet; vraag de meldkamer.", 10),
    Form("handeling", "keukentafel", "Vraag door aan de keukentafel", "De kinderen kunnen meeluisteren.", 25, blocked="voorwaarde"),
    Form(
        "besluit",
        "eerst",
        "Eerst gaan, of eerst weten?",
        "Uiterlijk 08:00.",
        5,
        (
            Field("keuze", "Wat besluit je?", "een", (Choice("gaan", "Nu gaan"), Choice("weten", "Eerst weten waar hij is")), 1),
            replace(FACTS, name="steunt", label="Waar steun je op?", most=3),
        ),
        hint="Bedenk wat er gebeurt als hij over tien minuten thuis is.",
    ),
    Form(
        "gesprek",
        "gesprek",
        "Gesprek",
        "Bellen, beeldbellen of elkaar spreken.",
        10,
        (
            Field(
                "met",
                "Met wie?",
                "veel",
                (
                    Choice("veilig_thuis", "Veilig Thuis"),
                    Choice("cit", "Crisisinterventieteam"),
                    Choice("om", "Officier van justitie", blocked="pas vanaf 09:00"),
                ),
                1,
                3,
            ),
            Field(
                "kanaal", "Hoe?", "een", (Choice("telefoon", "Telefoon"), Choice("ter_plaatse", "Ter plaatse")), 1, default=("telefoon",)
            ),
            FACTS,
            Field("waarvoor", "Waarvoor?", "een", (Choice("veiligheid", "Veiligheid van nu"), Choice("zorg", "Zorg regelen")), 0),
            Field("vraagt", "Wat vraag je?", "veel", (Choice("eerder", "Eerdere meldingen"), Choice("kind", "De kinderen")), 0, 5),
        ),
    ),
    Form(
        "raadpleeg",
        "systeem",
        "Kijk in het eigen systeem",
        "Bedrijfsprocessensysteem",
        5,
        (
            Field("over", "Over wie?", "een", (Choice("moeder", "De moeder"), Choice("man", "De man")), 0),
            replace(FACTS, name="vastleggen", label="Wat leg je vast?"),
        ),
    ),
    Form("stuur", "bericht", "Bericht", "", 5, (FACTS,)),
    Form(
        "oordeel",
        "oordeel",
        "Eigen oordeel",
        "",
        2,
        (
            Field(
                "niveau",
                "Hoe veilig is het?",
                "een",
                tuple(Choice(v, v.replace("_", " ")) for v in ("veilig", "zorgen", "onveilig", "acuut_onveilig")),
                1,
            ),
        ),
    ),
    Form(
        "maatregel",
        "aanhouding",
        "Aanhouding buiten heterdaad",
        "Vraag aan de officier van justitie.",
        5,
        (replace(FACTS, name="steunt", most=3),),
    ),
    Form(
        "plan",
        "plan",
        "Afspraken maken",
        "",
        10,
        (
            Field(
                "afspraak_oma", "Kinderen blijven bij oma: wie let erop?", "een", (Choice("politie", "Politie"), Choice("cit", "CIT")), 0
            ),
            Field("bekijken", "Wanneer opnieuw bekijken?", "tijd", (), 0),
            Field("warm", "Warm overdragen?", "ja_nee", (), 0),
        ),
    ),
    Form("wacht", "wacht", "Wachten", "Tot een tijd, of tot er iets voor je komt.", 0, (Field("tot", "Tot wanneer?", "tijd", (), 0),)),
    Form("klaar", "klaar", "Klaar", "Wachten tot er iets komt.", 0),
)


def view(**changes: object) -> RoleView:
    """The police at the start of the morning, with `changes`."""
    base = RoleView(
        role="politie",
        title="Politie, noodhulp",
        task="Je rijdt de noodhulp.",
        briefing="Je dienst is net begonnen.",
        may_decide="Of je nu gaat, en of je aanhoudt op heterdaad.",
        now=7 * 60 + 4,
        weekday=0,
        chapter="I",
        chapter_title="De oproep",
        chapter_end=9 * 60,
        chapter_open=True,
        status="kiest",
        status_label="",
        busy_until=None,
        place="bureau",
        queue=(),
        scenes=(
            SceneView(
                "oproep",
                "112: een vrouw fluistert",
                "Een vrouw belt 112 en fluistert. Zij is met haar kinderen bij haar moeder. Haar man is op zijn werk. "
                "Ze is bang dat hij weet waar ze is. De kinderen eten aan tafel.",
                "Vrouw belt fluisterend vanaf haar moeder; man op zijn werk.",
                "acuut",
                "A1",
                7 * 60,
            ),
            SceneView(
                "diefstal",
                "Aangifte van diefstal",
                "Op het bureau wacht een man voor een aangifte.",
                "Man wacht op aangifte.",
                "",
                "",
                6 * 60 + 50,
            ),
        ),
        facts=(
            FactView(
                "wurging",
                1,
                "Keel dichtgeknepen",
                "Zij zegt dat hij haar keel dichtkneep tot ze buiten bewustzijn raakte.",
                "letsel",
                "wpg8",
                3,
                "verwurging tot bewusteloosheid",
                7 * 60,
                "begin",
                "politie",
                False,
                False,
                False,
                "bron",
            ),
            FactView(
                "kinderen",
                2,
                "Twee kinderen bij oma aan tafel",
                "Zes en negen jaar; ze eten en luisteren mee.",
                "kinderen",
                "wpg8",
                2,
                None,
                7 * 60 + 2,
                "gebeurtenis",
                "melding",
                True,
                False,
                False,
                "ontwerpvoorstel",
            ),
            FactView(
                "rustig",
                5,
                "Huisbezoek vorige week: rustig",
                "Niets bijzonders gezien.",
                "eerder",
                "wpg8",
                1,
                None,
                7 * 60,
                "systeem",
                "politie",
                True,
                False,
                True,
                "bron",
            ),
            FactView(
                "wapen",
                9,
                "Hij praat over een wapen",
                "Een buurman hoorde hem over een wapen.",
                "wapens",
                "wpg8",
                3,
                "wapen",
                7 * 60,
                "begin",
                "politie",
                False,
                True,
                False,
                "bron",
            ),
        ),
        notes=(
            NoteView(6 * 60 + 50, 3, "dienst", "Je dienst begint", "De nachtploeg draagt over.", False),
            NoteView(7 * 60 + 2, 7, "gebeurtenis", "112-melding", "Een vrouw fluistert: hij mag niet weten dat ik bel.", True),
        ),
        running=(WorkView(21, "Opvragen camerabeelden", 7 * 60, 8 * 60 + 10),),
        contacts=(
            ContactView(
                "veilig_thuis",
                "Veilig Thuis",
                "veilig_thuis",
                "Veilig Thuis",
                True,
                True,
                (
                    ChannelView("telefoon", True, "dag en nacht", None, 10, "regioprofiel RP1", ""),
                    ChannelView("ter_plaatse", False, "werkdagen 09:00-17:00", 9 * 60, 30, "regioprofiel RP1", "referentieprofiel"),
                ),
                "",
            ),
            ContactView(
                "cit",
                "Crisisinterventieteam",
                "cit",
                "Crisisinterventieteam",
                True,
                True,
                (ChannelView("telefoon", True, "dag en nacht", None, 10, "RP6", ""),),
                "0–23 jaar",
            ),
            ContactView(
                "om",
                "Officier van justitie",
                "om",
                "Openbaar Ministerie",
                True,
                False,
                (ChannelView("telefoon", False, "vanaf 09:00", 9 * 60, 10, "W25", ""),),
                "",
            ),
            ContactView("zvh", "Zorg- en Veiligheidshuis", "zvh", "Zorg- en Veiligheidshuis", False, False, (), ""),
        ),
        measures=(
            MeasureView("beelden", "Camerabeelden veiligstellen", "van_kracht", "politie", "politie", 7 * 60, 12 * 60, ""),
            MeasureView("thv", "Tijdelijk huisverbod", "geweigerd", "politie", "burgemeester", 7 * 60, None, "Niet hetzelfde huishouden."),
        ),
        requests=(),
        plan=(),
        judgement="",
        difference="",
        talk=None,
        seats=(("politie", "mens"), ("veilig_thuis", "meewerkend")),
        told=12,
        moves=MOVES,
    )
    return replace(base, **cast("dict[str, Any]", changes))


def empty_view() -> RoleView:
    """A desk on which nothing lies."""
    return view(scenes=(), facts=(), notes=(), running=(), contacts=(), measures=(), moves=())


def full_view() -> RoleView:
    """More than fits: many scenes, facts, notes, contacts and moves."""
    base = view()
    many = tuple(replace(base.facts[i % 2], id=f"f{i}", number=i + 1, label=f"{base.facts[i % 2].label} ({i + 1})") for i in range(40))
    notes = tuple(replace(base.notes[i % 2], seq=i, at=6 * 60 + i, title=f"{base.notes[i % 2].title} nummer {i}") for i in range(60))
    scenes = tuple(replace(base.scenes[0], id=f"s{i}", title=f"Situatie {i + 1}", since=i) for i in range(8))
    contacts = tuple(replace(base.contacts[i % 3], role=f"r{i}", title=f"{base.contacts[i % 3].title} {i}") for i in range(15))
    acts = tuple(
        replace(MOVES[0], id=f"a{i}", label=f"Handeling {i + 1}: rijd langs het adres en kijk of er licht brandt") for i in range(14)
    )
    works = tuple(WorkView(i, f"Onderzoek {i + 1} naar de telefoons en de tablet", 400, 500 + i) for i in range(6))
    measures = tuple(replace(base.measures[i % 2], id=f"m{i}", title=f"{base.measures[i % 2].title} ({i + 1})") for i in range(20))
    plan = tuple(("Afspraak", f"Afspraak {i + 1}: de kinderen blijven bij oma (Politie, tot di 12:00)") for i in range(25))
    return view(
        facts=many,
        notes=notes,
        scenes=scenes,
        contacts=contacts,
        moves=(*acts, *MOVES[4:]),
        running=works,
        queue=("Bel Veilig Thuis", "Leg vast", "Wacht tot 08:00"),
        measures=measures,
        plan=plan,
    )


_OWN_JUDGEMENT = (
    Field("oordeel", "Hoe veilig vind jij het nu?", "een", tuple(Choice(level, level.replace("_", " ")) for level in LEVELS), 1),
    replace(FACTS, name="steunt_op", label="Waar steun je op?", most=3),
)


def talk(**changes: object) -> TalkView:
    """An actieoverleg in which a contribution is awaited."""
    base = TalkView(
        talk=1,
        by="veilig_thuis",
        present=("politie", "veilig_thuis"),
        awaited=("cit",),
        channel="telefoon",
        moment="motorkapoverleg",
        purpose="veiligheid van nu",
        begins=7 * 60,
        minutes=10,
        phase="inbreng",
        must_speak=True,
        judge_first=False,
        asks=(("veilig_thuis", ("letsel", "kinderen")),),
        judgements=(),
    )
    return replace(base, **cast("dict[str, Any]", changes))


def talk_view(**changes: object) -> RoleView:
    """The police in that conversation."""
    form = Form(
        "draag_bij",
        "1",
        "Jouw inbreng",
        "Vertel, vraag of pas.",
        0,
        (
            FACTS,
            Field("vraagt", "Wat vraag je?", "veel", (Choice("eerder", "Eerdere meldingen"), Choice("kind", "De kinderen")), 0, 5),
        ),
    )
    return view(status="in_gesprek", status_label="motorkapoverleg", busy_until=7 * 60 + 14, talk=talk(**changes), moves=(form, *MOVES))


def crowded_view() -> RoleView:
    """A meeting of many, who ask for everything, with more facts than fit."""
    facts = replace(
        FACTS, choices=tuple(Choice(f"f{i}", f"{i}. Gegeven over de avond en de nacht", "Wat iemand zag.") for i in range(40)), most=40
    )
    form = Form("draag_bij", "1", "Jouw inbreng", "Geef je oordeel; verder niets kiezen mag ook.", 0, (*_OWN_JUDGEMENT, facts))
    roles = tuple(f"r{i}" for i in range(12))
    meeting = talk(
        present=("politie", *roles[:8]),
        awaited=roles[8:],
        judge_first=True,
        asks=tuple((role, ("letsel", "kinderen", "eerder", "kind")) for role in roles[:8]),
        purpose="weten of iedereen vanavond veilig slaapt, en waar, en wie er dan belt",
    )
    return replace(full_view(), status="in_gesprek", talk=meeting, moves=(form,))


def table_view() -> RoleView:
    """The same people at the table afterwards, with judgements that differ."""
    after = talk(phase="tafel", must_speak=False, judgements=(("politie", "acuut_onveilig"), ("veilig_thuis", "zorgen")))
    told = NoteView(7 * 60 + 4, 8, "melding", "Nieuw van Veilig Thuis: Drie eerdere meldingen", "Sinds 2021 drie keer.", False)
    over = NoteView(
        7 * 60 + 4, 9, "overleg", "Motorkapoverleg met Veilig Thuis is klaar", "Onder het onderwerp letsel kwam er geen kaart bij.", False
    )
    return view(talk=after, difference="Veilig Thuis", notes=(*view().notes, told, over))


def busy_view() -> RoleView:
    """A desk that is on its way, with something lined up."""
    return view(status="bezig", status_label="Rijd naar het adres van oma", busy_until=7 * 60 + 19, queue=("Bel Veilig Thuis",))


def ruling_view() -> RoleView:
    """A desk that must answer a request."""
    request = RequestView(31, "aanhouding", "Aanhouding buiten heterdaad", "veilig_thuis", ("wurging",), 7 * 60)
    form = Form(
        "beslis",
        "31",
        "Beslis over: aanhouding buiten heterdaad",
        "",
        5,
        (
            Field("toe", "Wijs je het toe?", "ja_nee", (), 1),
            replace(FACTS, name="steunt", label="Waar steun je op?", most=3),
        ),
    )
    return view(requests=(request,), moves=(form, *MOVES))


def planned_view() -> RoleView:
    """A desk with agreements."""
    plan = (
        ("agreements", "De kinderen blijven bij oma: politie, tot di 12:00"),
        ("agreements", "Camerabeelden veiligstellen: politie"),
        ("review", "di 09:00"),
        ("calls", "Oma belt de politie als hij aan de deur staat"),
    )
    return view(plan=plan)


VIEWS: dict[str, Callable[[], RoleView]] = {
    "gewoon": view,
    "leeg": empty_view,
    "vol": full_view,
    "gesprek": talk_view,
    "overleg": crowded_view,
    "tafel": table_view,
    "bezig": busy_view,
    "verzoek": ruling_view,
    "afspraken": planned_view,
}

_IDS = frozenset(
    {
        "id",
        "role",
        "kind",
        "status",
        "chapter",
        "channel",
        "phase",
        "name",
        "value",
        "origin",
        "how",
        "place",
        "track",
        "default",
        "present",
        "awaited",
        "by",
    }
)


def evil_twin(one: RoleView, text: str = EVIL) -> RoleView:
    """The same view with every text replaced by `text`; ids, kinds and states stay."""
    return cast(RoleView, _twin(one, text, ""))


def _twin(value: object, text: str, name: str) -> object:
    if isinstance(value, str):
        return value if name in _IDS or not value else text
    if isinstance(value, tuple):
        return tuple(_twin(item, text, name) for item in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{f.name: _twin(getattr(value, f.name), text, f.name) for f in fields(value)})
    return value


def wait_command(role: str = "politie") -> Command:
    return Wait(role)
