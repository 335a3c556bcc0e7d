"""A case with something to leave behind: by hand on top of `tiny`, and as a file that can be played."""

from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import scenarios
from scenarios.compiled import Agreement, Case, Measure, Person
from scenarios.judged import Cover, HandoverField, Hearing, NotNeeded, Pattern, Perspective, Probe, RegieDue, Review
from scenarios.world import Rule
from sim.core import commands as c
from sim.core import events as e
from sim.core.game import Setup
from tests.scoring.tiny import NO_LEGACY, Log, at, blank, by_id, case, flag
from tests.strategies import MINIMAL

TEAM = ("politie", "veilig_thuis")


def field(name: str, *, due: str = "12:00", **more: Any) -> HandoverField:
    own: dict[str, Any] = {"title": name.capitalize(), "roles": TEAM, "source": "auteur"}
    return blank(HandoverField, field=name, due=at(due), **own | more)


def not_needed(name: str, rule: Rule) -> NotNeeded:
    return NotNeeded(name, "Dat hoeft hier niet.", rule)


def pattern(*facts: str, least: int = 2, target: int = 60, limit: int = 120) -> Pattern:
    return Pattern("patroon", "Het patroon", "d", ("ja",), facts, least, TEAM, at("08:00"), target, limit, "auteur")


def cover(name: str = "nacht", since: str = "10:00", until: str = "14:00") -> Cover:
    return Cover(name, name.capitalize(), at(since), at(until), TEAM, "auteur")


def regie(function: str = "casusregie", since: str = "10:00", until: str = "14:00", partners: tuple[str, ...] = TEAM) -> RegieDue:
    return RegieDue(function, at(since), at(until), partners, "auteur")


def review(done: Rule, arises: Rule | None = None, otherwise: str = "12:00", target: int = 60, limit: int = 120) -> Review:
    return Review("herzien", "Opnieuw gekeken", arises, at(otherwise), done, target, limit, TEAM, "auteur")


def probe(*facts: str, plan: tuple[str, ...] = (), agreements: tuple[str, ...] = (), responder: str = "cit", clock: str = "16:00") -> Probe:
    return Probe("nacht", "De nacht", at(clock), responder, facts, plan, agreements, TEAM, "auteur")


def perspective(*heard: Hearing, explained: tuple[str, ...] = ("moeder",), check: Rule | None = None) -> Perspective:
    return Perspective(heard or (Hearing("moeder", ("veiligheid", "feiten"), 1),), check or flag("kindcheck"), explained, "auteur")


def agreement(name: str, *covers: str) -> Agreement:
    return Agreement(name, name.capitalize(), covers)


def measured(name: str, *, covers: tuple[str, ...] = (), fitting: Rule | None = None, executor: str | None = None) -> Measure:
    more: dict[str, Any] = {"requesters": ("politie",), "decider": "om", "takes": 1, "source": "auteur"}
    return blank(Measure, id=name, title=name.capitalize(), covers=covers, fitting=fitting, executor=executor, **more)


def leaving(*, facts: Any = None, **parts: Any) -> Case:
    """A tiny case with these parts of what should be left; other words are parts of the case."""
    own = {
        name: parts.pop(name) for name in ("patterns", "handover", "probes", "cover", "reviews", "regie", "perspective") if name in parts
    }
    people = by_id(*(blank(Person, id=who, title=who.capitalize()) for who in ("moeder", "vader", "kind")))
    return case(**{"persons": people, "facts": facts or {}} | parts, legacy=replace(NO_LEGACY, **own))


class Trail(Log):
    """A log in which plans are made and people spoken with."""

    def planned(self, role: str, *told: str, **plan: Any) -> "Trail":
        self.events.append(e.Planned(self.now, len(self.events), (role, *told), role, c.Plan(role, **plan)))
        return self

    def spoke(self, role: str, person: str, kind: str = "feiten") -> "Trail":
        self.add(e.Interviewed, role, person, "thema", kind)
        return self

    def measure(self, name: str, *told: str, by: str | None = "politie", until: int | None = None) -> "Trail":
        """A measure comes into force; `by` asked for it."""
        if by is not None:
            self.events.append(e.MeasureOrdered(self.now, len(self.events), told, name, by, self.now))
        self.events.append(e.MeasureStarted(self.now, len(self.events), told, name, until))
        return self

    def lifted(self, name: str) -> "Trail":
        self.add(e.MeasureEnded, name)
        return self

    def at(self, clock: str) -> "Trail":
        super().at(clock)
        return self

    def flag(self, name: str, on: bool = True) -> "Trail":
        super().flag(name, on)
        return self

    def learned(self, role: str, *facts: str) -> "Trail":
        super().learned(role, *facts)
        return self


# --- as a file --------------------------------------------------------------------------------------------------------

ACTS = """handelingen:
  - {id: praat_moeder, rol: [politie, veilig_thuis], label: "Vraag wat er gebeurd is", uitleg: "Bij haar thuis.", bezet: 10,
     gevolgen: [{spreekt: {persoon: moeder, thema: geweld, soort: feiten}}]}
  - {id: leg_uit, rol: [politie, veilig_thuis], label: "Leg uit wat er gebeurt", uitleg: "In gewone taal.", bezet: 5,
     gevolgen: [{spreekt: {persoon: moeder, thema: geweld, soort: uitleg}}]}
  - {id: kijk_kind, rol: veilig_thuis, label: "Kijk hoe het met haar gaat", uitleg: "Op school.", bezet: 10,
     gevolgen: [{spreekt: {persoon: dochter, thema: kinderen, soort: observatie}}, {vlag: kind_gezien}]}
"""
LEGACY = """
patronen:
  - {id: p_terugkerend, titel: "Het is niet de eerste keer", besluit: veiligheid_vanavond, keuze: [thuis, elders],
     informatie: [f_melding, f_eerder, f_keel], minstens: 2, rollen: [veilig_thuis], wortel: "08:00", doel: 6 uur, grens: 8 uur,
     bron: auteur}
overdracht:
  - {veld: aanspreekpunt, titel: "Wie belt moeder", uiterlijk: "17:00", rollen: [politie, veilig_thuis], bron: auteur}
  - {veld: maatregelen, titel: "Wat vannacht geldt", uiterlijk: "17:00", noemt: [slaapt_bij_tante, aandacht], ontvanger: politie,
     rollen: [veilig_thuis], bron: auteur}
  - {veld: belafspraak, titel: "Wie belt wie", uiterlijk: "16:00", rollen: [politie, veilig_thuis], bron: auteur,
     niet_nodig: [{id: elders, reden: "Zij slapen elders.", waar_als: {vlag: slapen_elders}}]}
peilmomenten:
  - {id: nacht, titel: "De nacht", op: "dag 1 03:00", wie: politie, informatie: [f_melding, f_briefje, f_keel],
     plan: [aanspreekpunt, maatregelen], afspraken: [slaapt_bij_tante], rollen: [politie, veilig_thuis], bron: auteur}
dekking:
  - {id: nacht, titel: "De nacht gedekt", van: "16:00", tot: "dag 1 08:00", rollen: [politie], bron: auteur}
herbeoordelingen:
  - {id: h_thuis, titel: "Opnieuw gekeken toen hij thuiskwam", als: {vlag: vader_thuis}, anders_op: "13:00",
     gedaan_als: {oordeel: {rol: veilig_thuis, minstens: veilig}}, doel: 1 uur, grens: 4 uur, rollen: [veilig_thuis], bron: auteur}
regie:
  - {functie: casusregie, van: "13:00", tot: "dag 1 08:00", rollen: [politie, veilig_thuis], bron: auteur}
perspectief:
  horen: [{wie: moeder, soort: [veiligheid, feiten], feiten_minstens: 1}, {wie: dochter, soort: [observatie]}]
  kindcheck: {vlag: kind_gezien}
  uitleg: [moeder]
  bron: auteur
bewust_anders:
  redenen: [{id: veiligheid, titel: "Het maakte het onveiliger"}]
  nooit_voor: [n_beoordeling]
"""


@cache
def played() -> Case:
    """The minimal case, with something to leave behind."""
    text = Path(MINIMAL).read_text(encoding="utf-8")
    text = text.replace("handelingen:\n", ACTS, 1).replace(
        "palet: IX10\n", "palet: IX10\n    past_als: {weet: {rol: politie, informatie: f_wapen}}\n", 1
    )
    with TemporaryDirectory() as folder:
        path = Path(folder) / "nalatenschap.yaml"
        path.write_text(text + LEGACY, encoding="utf-8")
        return scenarios.load(str(path))


def nobody(game: Case) -> Setup:
    """All seats empty: the case runs by itself."""
    return Setup(1, tuple((role, "niemand") for role in game.playable))
