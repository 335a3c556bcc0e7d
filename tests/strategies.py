"""How do you play a game that nobody would think of?

A game is a list of whole numbers: each number picks one command, out of the moves that a role's view offers or out of
nonsense that is only well typed. So Hypothesis shortens a game by leaving numbers out, and a failing game can be played again.
"""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st

import scenarios
from scenarios.compiled import Case
from scenarios.seating import Chair
from sim.core import commands as c
from sim.core import events as e
from sim.core.forms import fill
from sim.core.game import Setup, play, start
from sim.core.refusals import Refusal
from sim.core.roleview import Field, Form, RoleView
from sim.core.state import State
from sim.core.view import ViewBuilder

MINIMAL = str(Path(__file__).parent / "scenarios" / "minimal.yaml")
"""A small case with every form of the format in it."""
LIBRARY = "acuut_onveilig"
HOW = ("mens", "meewerkend", "verloop", "niemand")


@cache
def case(name: str = MINIMAL, region: str | None = None) -> Case:
    return scenarios.load(name, region=region)


@dataclass(slots=True)
class Game:
    """A game with everything beside it that a property may want to compare."""

    case: Case = field(repr=False)
    setup: Setup
    state: State = field(init=False, repr=False)
    log: list[e.Event] = field(init=False, repr=False)
    views: dict[str, ViewBuilder] = field(init=False, repr=False)
    commands: list[c.Command] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.views = {role: ViewBuilder(self.case, role) for role in self.case.playable}
        self.state, self.log = start(self.case, self.setup, self.tell)

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        """A failing example shows what was played, not the whole case."""
        printer.text(f"Game({self.setup!r}, {self.commands!r})")

    def tell(self, event: e.Event) -> None:
        for role, view in self.views.items():
            if "*" in event.audience or role in event.audience:
                view.tell(event)

    def submit(self, command: c.Command) -> list[e.Event] | Refusal:
        self.commands.append(command)
        result = play(self.case, self.state, command, self.tell)
        if not isinstance(result, Refusal):
            self.log += result
        return result

    def view(self, role: str) -> RoleView:
        return self.views[role].view()

    def step(self, number: int) -> list[e.Event] | Refusal:
        return self.submit(pick(self, Random(number)))


def play_out(game: Game, numbers: list[int], after: Callable[[Game], None] | None = None) -> Game:
    """`game` after one command per number."""
    for number in numbers:
        game.step(number)
        if after is not None:
            after(game)
    return game


def with_seats(whole: Case, *roles: str) -> Case:
    """The case with desks for `roles` only; everybody else answers without a seat."""
    return replace(
        whole,
        roles={name: replace(role, playable=role.playable and name in roles) for name, role in whole.roles.items()},
        playable=tuple(role for role in whole.playable if role in roles),
        chapters=tuple(replace(one, roles=tuple(r for r in one.roles if r in roles), duty_change=()) for one in whole.chapters),
    )


# --- one command ------------------------------------------------------------------------------------------------------


def pick(game: Game, chance: Random) -> c.Command:
    """A command: mostly one that is offered to a role that must choose, sometimes anything."""
    if not game.state.chapter_open and not game.state.over and chance.random() < 0.9:
        return reseated(game.case, chance) if chance.random() < 0.3 else c.OpenChapter()
    if chance.random() < 0.12:
        return nonsense(game.case, chance)
    waits = game.state.must_choose()
    role = chance.choice(waits if waits and chance.random() < 0.85 else game.case.playable)
    return offered(game.view(role), chance) or nonsense(game.case, chance)


def reseated(case: Case, chance: Random) -> c.Reseat:
    """Other chairs, as people may take them: any role for anybody."""
    seats = tuple((role, chance.choice(HOW)) for role in case.playable if chance.random() < 0.5)
    return c.Reseat(tuple(Chair((role,), chance.randint(1, 3)) for role, how in seats if how == "mens"), seats)


def offered(view: RoleView, chance: Random) -> c.Command | None:
    """One of the moves of `view`, filled in at random; None where nothing is offered."""
    free = [form for form in view.moves if not form.blocked]
    forms = free if free and chance.random() < 0.93 else list(view.moves)
    if not forms:
        return None
    kinds = sorted({form.kind for form in forms if form.kind != "klaar" or chance.random() < 0.1}) or ["klaar"]
    form = chance.choice([form for form in forms if form.kind == chance.choice(kinds)] or forms)
    return fill(view, form, filled(form, view.now, chance))


def filled(form: Form, now: int, chance: Random) -> dict[str, tuple[str, ...]]:
    """Values for every field, within its bounds; who tells something mostly says what for."""
    values = {f.name: _value(f, now, chance) for f in form.fields}
    purpose = next((f for f in form.fields if f.name == "waarvoor"), None)
    if purpose is not None and values.get("vertelt") and not values["waarvoor"] and chance.random() < 0.95:
        values["waarvoor"] = (chance.choice(purpose.choices).value,)
    return values


def _value(f: Field, now: int, chance: Random) -> tuple[str, ...]:
    free = [choice.value for choice in f.choices if not choice.blocked]
    values = free if free and chance.random() < 0.95 else [choice.value for choice in f.choices]
    match f.kind:
        case "een":
            if not values or (not f.least and chance.random() < 0.3):
                return f.default
            return (chance.choice(values),)
        case "veel":
            count = chance.randint(min(f.least, len(values)), min(f.most, len(values)))
            return tuple(chance.sample(values, count))
        case "tijd":
            return (
                (str(chance.choice([now, now + 1, now + chance.randint(1, 120), now + chance.randint(1, 1500)])),)
                if chance.random() < 0.7
                else f.default
            )
        case "ja_nee":
            return (chance.choice(["ja", "nee"]),)
        case "kaart":
            return (str(chance.randint(1, 12)),)
        case _:
            return f.default


# --- nonsense ---------------------------------------------------------------------------------------------------------


@cache
def _ids(case: Case) -> tuple[str, ...]:
    """Every id of the case, whatever it is of, and some that are of nothing."""
    kinds = (
        case.roles, case.persons, case.themes, case.purposes, case.facts, case.scenes, case.acts, case.happenings,
        case.decisions, case.measures, case.agreements, case.partners, case.moments, case.message_kinds,
    )  # fmt: skip
    options = [option for decision in case.decisions.values() for option in decision.options]
    other = [
        "",
        "*",
        "tafel",
        "bestaat_niet",
        "zelf",
        "telefoon",
        "video",
        "ter_plaatse",
        "bureau",
        "veilig",
        "onveilig",
        "\ud800",
        "a" * 5000,
    ]
    return tuple(dict.fromkeys([*(id for kind in kinds for id in kind), *options, *other]))


def nonsense(case: Case, chance: Random) -> c.Command:
    """A well-typed command with anything in it; now and then by a role and about things that do exist."""
    ids = _ids(case)

    def one() -> str:
        return chance.choice(ids)

    def role() -> str:
        return chance.choice([*case.roles, *case.playable, one()])

    def maybe() -> str | None:
        return chance.choice([None, one()])

    def some(of: Callable[[], str] = one) -> tuple[str, ...]:
        return tuple(of() for _ in range(chance.choice([0, 0, 1, 1, 2, 3, 9])))

    def facts() -> tuple[str, ...]:
        return some(lambda: chance.choice([*case.facts, one()]))

    def themes() -> tuple[str, ...]:
        return some(lambda: chance.choice([*case.themes, one()]))

    def number() -> int:
        return chance.choice([-1, 0, 1, 7, 40, chance.randint(0, 5000), 10**12, -(10**12)])

    def judgement() -> c.Judgement:
        return c.Judgement(chance.choice(["veilig", "zorgen", "onveilig", "acuut_onveilig", one()]), facts())

    def maybe_judgement() -> c.Judgement | None:
        return chance.choice([None, judgement()])

    def channel() -> str:
        return chance.choice(["telefoon", "video", "ter_plaatse", "bureau", one()])

    makers: tuple[Callable[[], c.Command], ...] = (
        lambda: c.Act(role(), chance.choice([*case.acts, one()])),
        lambda: c.Consult(role(), maybe(), facts()),
        lambda: c.Talk(role(), some(role), channel(), maybe(), facts(), themes(), maybe(), maybe_judgement()),
        lambda: c.Contribute(role(), number(), facts(), themes(), maybe(), maybe_judgement()),
        lambda: c.Send(role(), some(role), chance.choice([*case.message_kinds, one()]), facts(), themes(), maybe()),
        lambda: c.Judge(role(), judgement(), chance.random() < 0.5),
        lambda: c.Decide(role(), chance.choice([*case.decisions, one()]), one(), facts()),
        lambda: c.Order(role(), chance.choice([*case.measures, one()]), facts()),
        lambda: c.Rule(role(), number(), chance.random() < 0.5, facts(), some()),
        lambda: c.Plan(
            role(),
            tuple(c.AgreementLine(one(), role(), chance.choice([None, number()])) for _ in range(chance.randint(0, 2))),
            chance.choice([None, number()]),
            maybe(),
            tuple(c.CallLine(role(), role()) for _ in range(chance.randint(0, 2))),
            tuple(c.RegieLine(one(), role()) for _ in range(chance.randint(0, 2))),
            some(role),
            maybe(),
            chance.random() < 0.5,
            chance.random() < 0.5,
            facts(),
        ),
        lambda: c.Hardop(role(), chance.choice([*case.facts, one()]), some(role)),
        lambda: c.Heard(role(), number(), role()),
        lambda: c.Wait(role(), chance.choice([None, number()]), chance.random() < 0.3),
        lambda: c.Stop(role(), chance.choice([None, number()])),
        lambda: c.Retract(role()),
        lambda: c.OpenChapter(chance.choice([c.TABLE, role()])),
        lambda: c.Reseat(
            tuple(Chair(some(role), chance.randint(0, 4), ((one(), role()),)[: chance.randint(0, 1)]) for _ in range(chance.randint(0, 2))),
            tuple((role(), chance.choice([*HOW, one()])) for _ in range(chance.randint(0, 2))),
            chance.choice([c.TABLE, role()]),
        ),
    )
    return chance.choice(makers)()


# --- for Hypothesis ---------------------------------------------------------------------------------------------------


def sized(short: int, full: int) -> settings:
    """How many examples a property gets: `full` with SAMENOP_LANG=1."""
    return settings(max_examples=full if os.environ.get("SAMENOP_LANG") == "1" else short)


def numbers(most: int) -> st.SearchStrategy[list[int]]:
    """As many numbers as a game may be long; left to itself Hypothesis hardly leaves the first minutes."""
    lengths = st.sampled_from([0, most // 8, most // 3, most])
    return lengths.flatmap(lambda least: st.lists(st.integers(0, 2**32 - 1), min_size=least, max_size=most))


@st.composite
def setups(draw: st.DrawFn, case: Case, rounds: bool | None = None) -> Setup:
    seats = tuple((role, draw(st.sampled_from(HOW))) for role in case.playable)
    return Setup(draw(st.integers(0, 50)), seats, draw(st.booleans()) if rounds is None else rounds, draw(st.booleans()))


@st.composite
def begun(draw: st.DrawFn, case: Case) -> Game:
    """A game some way in: the start is one number, so that a property soon gets to the afternoon."""
    game = Game(case, draw(setups(case)))
    chance = Random(draw(st.integers(0, 10**6)))
    return play_out(game, [chance.randrange(2**32) for _ in range(draw(st.sampled_from([0, 15, 50, 100, 180])))])


@st.composite
def games(draw: st.DrawFn, case: Case, most: int = 20) -> Game:
    """A game somewhere on its way; the last moves are numbers of their own."""
    return play_out(draw(begun(case)), draw(numbers(most)))


def walk(case: Case, seed: int, steps: int, seats: str = "mens", rounds: bool = False) -> Iterator[Game]:
    """One long random game, after every command; ends with the game."""
    chance = Random(seed)
    game = Game(case, Setup(seed, tuple((role, seats) for role in case.playable), rounds))
    for _ in range(steps):
        if game.state.over:
            return
        game.step(chance.randrange(2**32))
        yield game
