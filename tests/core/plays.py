"""What do the properties of the core compare, and with what?"""

from dataclasses import fields, is_dataclass, replace
from random import Random

from scenarios.compiled import Case
from sim.core import commands as m
from sim.core import events as e
from sim.core.game import Setup
from sim.core.refusals import Refusal
from sim.core.state import State
from tests.strategies import Game, offered

SEED = 918273645
"""A seed that stands out in a view, where it has no business."""


def all_seats(case: Case, how: str = "mens") -> Setup:
    return Setup(1, tuple((role, how) for role in case.playable))


def nothing_more(game: Game) -> m.Command:
    """The command that adds least: wait, pass, or open the next chapter."""
    free = game.state.must_choose()
    if not free:
        return m.OpenChapter()
    talk = game.state.must_speak(free[0])
    return m.Wait(free[0]) if talk is None else m.Contribute(free[0], talk)


def canaries(case: Case) -> Case:
    """The case with a text and a label for every fact that stand nowhere else."""
    facts = {}
    for number, (name, fact) in enumerate(case.facts.items()):
        text, label = f"kanarie {number:03d} zingt {number * 7919}", f"etiket {number:03d} zingt {number * 7907}"
        facts[name] = replace(fact, text=text, label=label, wordings=dict.fromkeys(fact.wordings, text))
    return replace(case, facts=facts)


def offer(game: Game, role: str, number: int) -> m.Command | None:
    """A move that is offered to `role` now."""
    return offered(game.view(role), Random(number))


def touches(case: Case, state: State, command: m.Command) -> frozenset[str]:
    """The desks that `command` lays a claim on or puts something on."""
    match command:
        case m.Stop(role=role):  # what was lined up behind it begins at once
            return frozenset((role,)).union(*(touches(case, state, behind) for behind in state.desks[role].queue))
        case m.Talk(role=role, to=to) | m.Send(role=role, to=to):
            return frozenset((role, *to))
        case m.Order(role=role, measure=measure):
            found = case.measures.get(measure)
            named = (found.decider, found.executor or role) if found else ()
            return frozenset((role, *named, f"measure {measure}"))
        case m.Plan(role=role):
            return frozenset((role, "plan"))
        case m.Decide(role=role, decision=decision):
            return frozenset((role, f"decision {decision}"))
        case m.Rule(role=role, request=request):
            return frozenset((role, f"request {request}"))
        case m.Hardop(role=role, heard=heard):
            return frozenset((role, *heard))
        case m.Heard(role=role, giver=giver):
            return frozenset((role, giver))
        case _:
            return frozenset((command.role,))


_NUMBERS = ("ref", "talk", "message", "request", "work")


def unnumbered(log: list[e.Event]) -> list[tuple[int, str]]:
    """The log without its numbers: what refers to an event names it by what it was; what is of one minute has no order."""
    named: dict[tuple[str, int], str] = {}
    for event in log:
        match event:
            case e.TalkOpened(talk=talk, by=by, at=at):
                named["talk", talk] = f"talk of {by} at {at}"
            case e.Sent(message=message, by=by, at=at, to=to, kind=kind, facts=facts):
                named["message", message] = f"message of {by} at {at} to {to} {kind} {facts}"
            case e.Requested(request=request, by=by, at=at, measure=measure):
                named["request", request] = f"request of {by} at {at} for {measure}"
            case e.Started(seq=seq, role=role, at=at):
                named["ref", seq] = f"work of {role} at {at}"

    def plain(value: object) -> object:
        if is_dataclass(value) and not isinstance(value, type):
            parts = []
            for part in fields(value):
                inner = getattr(value, part.name)
                if part.name == "seq":
                    continue
                if part.name in _NUMBERS and isinstance(inner, int):
                    keys = [(part.name, inner), *((kind, inner) for kind in ("ref", "talk", "message", "request"))]
                    inner = next((named[key] for key in keys if key in named), "?")
                parts.append((part.name, plain(inner)))
            return (type(value).__name__, *parts)
        if isinstance(value, tuple):
            return tuple(plain(inner) for inner in value)
        return value

    return sorted((event.at, repr(plain(event))) for event in log)


def done(game: Game, *commands: m.Command) -> list[e.Event]:
    """The events of `commands`, none of which may be refused."""
    events: list[e.Event] = []
    for command in commands:
        answer = game.submit(command)
        assert not isinstance(answer, Refusal), (command, answer)
        events += answer
    return events


def refused(game: Game, command: m.Command) -> str:
    answer = game.submit(command)
    assert isinstance(answer, Refusal), command
    return answer.code
