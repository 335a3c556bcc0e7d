"""Does each form of a condition answer what it says?"""

from dataclasses import dataclass, field
from typing import Any

import pytest

from scenarios import forms
from scenarios.conditions import Swap, compiled
from scenarios.world import World


@dataclass
class Small:
    """A world in which everything true has been written down."""

    now: int = 600
    known: set[tuple[str, str]] = field(default_factory=set)
    written: set[tuple[str, str]] = field(default_factory=set)
    flags: set[str] = field(default_factory=set)
    counts: dict[str, int] = field(default_factory=dict)
    running: set[str] = field(default_factory=set)
    lines: set[str] = field(default_factory=set)
    talks: list[tuple[frozenset[str], str | None]] = field(default_factory=list)
    requests: dict[str, str] = field(default_factory=dict)
    scenes: set[str] = field(default_factory=set)
    lines_open: set[tuple[str, str]] = field(default_factory=set)
    levels: dict[str, int] = field(default_factory=dict)
    differs: bool = False
    taken: dict[str, str] = field(default_factory=dict)
    mail: list[tuple[str, str, str]] = field(default_factory=list)

    def knows(self, role: str, fact: str) -> bool:
        return (role, fact) in self.known

    def recorded(self, partner: str, fact: str) -> bool:
        return (partner, fact) in self.written

    def flag(self, name: str) -> bool:
        return name in self.flags

    def count(self, name: str) -> int:
        return self.counts.get(name, 0)

    def in_force(self, measure: str) -> bool:
        return measure in self.running

    def plan_holds(self, field: str) -> bool:
        return field in self.lines

    def talked(self, roles: tuple[str, ...], moment: str | None) -> bool:
        return any(set(roles) <= who and moment in (None, kind) for who, kind in self.talks)

    def sent(self, kind: str, giver: str | None, receiver: str | None) -> bool:
        return any(k == kind and giver in (None, g) and receiver in (None, r) for k, g, r in self.mail)

    def request_status(self, measure: str) -> str:
        return self.requests.get(measure, "")

    def scene_open(self, scene: str) -> bool:
        return scene in self.scenes

    def reachable(self, role: str, channel: str) -> bool:
        return (role, channel) in self.lines_open

    def judged(self, role: str, least: int) -> bool:
        return self.levels.get(role, -1) >= least

    def difference_open(self) -> bool:
        return self.differs

    def decided(self, decision: str) -> str | None:
        return self.taken.get(decision)


def _holds(written: dict[str, Any], world: World, role: str = "", swap: Swap | None = None) -> bool:
    return compiled(forms.Condition.model_validate(written), swap or Swap()).holds(world, role)


TALK = (frozenset({"politie", "veilig_thuis", "om"}), "zsm")
FORMS: list[tuple[dict[str, Any], Small, Small]] = [
    ({"weet": {"rol": "om", "informatie": "a"}}, Small(known={("om", "a")}), Small(known={("cit", "a")})),
    ({"weet": {"rol": "om", "informatie": ["a", "b"]}}, Small(known={("om", "a"), ("om", "b")}), Small(known={("om", "a")})),
    (
        {"weet": {"rol": "om", "informatie": ["a", "b", "c"], "minstens": 2}},
        Small(known={("om", "a"), ("om", "c")}),
        Small(known={("om", "b")}),
    ),
    ({"in_systeem": {"partner": "politie", "informatie": "a"}}, Small(written={("politie", "a")}), Small(known={("politie", "a")})),
    ({"vlag": "v"}, Small(flags={"v"}), Small()),
    ({"teller": {"naam": "t", "minstens": 2}}, Small(counts={"t": 2}), Small(counts={"t": 1})),
    ({"maatregel": "m"}, Small(running={"m"}), Small()),
    ({"plan": "afspraak"}, Small(lines={"afspraak"}), Small(lines={"regie"})),
    ({"gesproken": {"rollen": ["politie", "om"]}}, Small(talks=[TALK]), Small(talks=[(frozenset({"politie", "cit"}), None)])),
    ({"gesproken": {"rollen": ["politie"], "moment": "zsm"}}, Small(talks=[TALK]), Small(talks=[(TALK[0], None)])),
    ({"verzoek": {"maatregel": "m", "stand": "loopt"}}, Small(requests={"m": "loopt"}), Small(requests={"m": "geweigerd"})),
    ({"gestuurd": {"soort": "brief"}}, Small(mail=[("brief", "om", "cit")]), Small(mail=[("bericht", "om", "cit")])),
    ({"gestuurd": {"soort": "brief", "van": "om"}}, Small(mail=[("brief", "om", "cit")]), Small(mail=[("brief", "cit", "om")])),
    ({"gestuurd": {"soort": "brief", "aan": "cit"}}, Small(mail=[("brief", "om", "cit")]), Small(mail=[("brief", "cit", "om")])),
    ({"situatie": "s"}, Small(scenes={"s"}), Small()),
    ({"tijd": {"vanaf": "10:00"}}, Small(now=600), Small(now=599)),
    ({"tijd": {"tot": "10:00"}}, Small(now=599), Small(now=600)),
    ({"tijd": {"vanaf": "10:00", "tot": "dag 1 00:00"}}, Small(now=1439), Small(now=1440)),
    ({"bereikbaar": {"rol": "om", "kanaal": "telefoon"}}, Small(lines_open={("om", "telefoon")}), Small(lines_open={("om", "video")})),
    ({"oordeel": {"rol": "cit", "minstens": "onveilig"}}, Small(levels={"cit": 3}), Small(levels={"cit": 1})),
    ({"verschil_onbesproken": True}, Small(differs=True), Small()),
    ({"besloten": {"besluit": "b"}}, Small(taken={"b": "nee"}), Small()),
    ({"besloten": {"besluit": "b", "keuze": ["ja", "wacht"]}}, Small(taken={"b": "wacht"}), Small(taken={"b": "nee"})),
    ({"niet": {"vlag": "v"}}, Small(), Small(flags={"v"})),
    ({"alle": [{"vlag": "v"}, {"vlag": "w"}]}, Small(flags={"v", "w"}), Small(flags={"w"})),
    ({"alle": [{"vlag": "v"}, {"vlag": "w"}, {"vlag": "x"}]}, Small(flags={"v", "w", "x"}), Small(flags={"v", "w"})),
    ({"alle": [{"vlag": "v"}]}, Small(flags={"v"}), Small()),
    ({"een_van": [{"vlag": "v"}, {"vlag": "w"}]}, Small(flags={"w"}), Small()),
    ({"een_van": [{"vlag": "v"}, {"vlag": "w"}, {"vlag": "x"}]}, Small(flags={"x"}), Small(flags={"y"})),
]


@pytest.mark.parametrize(("written", "so", "not_so"), FORMS, ids=[f"{next(iter(form[0]))}-{n}" for n, form in enumerate(FORMS)])
def test_a_form_holds_when_it_should(written: dict[str, Any], so: Small, not_so: Small) -> None:
    assert _holds(written, so)
    assert not _holds(written, not_so)


def test_every_form_of_the_format_is_tried_here() -> None:
    known = {info.alias for info in forms.Condition.model_fields.values()}
    assert {next(iter(form[0])) for form in FORMS} == known


@pytest.mark.parametrize(
    ("written", "world"),
    [
        ({"weet": {"rol": "zelf", "informatie": "a"}}, Small(known={("om", "a")})),
        ({"weet": {"rol": "zelf", "informatie": ["a", "b"], "minstens": 1}}, Small(known={("om", "a")})),
        ({"oordeel": {"rol": "zelf", "minstens": "zorgen"}}, Small(levels={"om": 1})),
        ({"bereikbaar": {"rol": "zelf", "kanaal": "video"}}, Small(lines_open={("om", "video")})),
    ],
)
def test_zelf_is_whoever_acts(written: dict[str, Any], world: Small) -> None:
    assert _holds(written, world, "om")
    assert not _holds(written, world, "cit")


def test_a_role_the_region_lacks_is_read_as_its_stand_in() -> None:
    swap = Swap({"cit": "veilig_thuis"}, {"cit": "veilig_thuis"})
    assert _holds({"weet": {"rol": "cit", "informatie": "a"}}, Small(known={("veilig_thuis", "a")}), swap=swap)
    assert _holds({"in_systeem": {"partner": "cit", "informatie": "a"}}, Small(written={("veilig_thuis", "a")}), swap=swap)
    talk = {"gesproken": {"rollen": ["politie", "cit", "veilig_thuis"]}}
    assert _holds(talk, Small(talks=[(frozenset({"politie", "veilig_thuis"}), None)]), swap=swap)


def test_two_roles_at_one_desk_have_always_spoken() -> None:
    written = {"gesproken": {"rollen": ["cit", "veilig_thuis"]}}
    assert _holds(written, Small(), swap=Swap({"cit": "veilig_thuis"}))
    assert not _holds(written, Small())


def test_the_tree_says_the_same_as_data() -> None:
    written = {"alle": [{"niet": {"vlag": "v"}}, {"weet": {"rol": "zelf", "informatie": ["a", "b"]}}, {"tijd": {"vanaf": "09:00"}}]}
    tree = compiled(forms.Condition.model_validate(written), Swap()).tree
    assert tree == ("every", (("not", ("flag", "v")), ("knows", "zelf", ("a", "b"), 2), ("time", 540, None)))
