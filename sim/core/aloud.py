"""What was said aloud at a table that speaks freely?

Two ways to mark the same thing: the speaker (or a host) says who heard it, or a listener says from whom it came, by the number
on the fact card. Only who is at the table can speak or hear, and nobody passes on what he does not hold.
"""

from scenarios.compiled import Case
from sim.core import commands as m
from sim.core import events as e
from sim.core.batch import Batch
from sim.core.chairs import BY_HAND
from sim.core.checks import receivers
from sim.core.refusals import Refusal, refuse
from sim.core.state import State

Answer = tuple[e.Event, ...] | Refusal


def hardop(case: Case, state: State, command: m.Hardop) -> Answer:
    """The speaker's side."""
    if not state.free_speech:
        return refuse("geen_hardop")
    if not command.heard or not all(_here(state, role) for role in command.heard):
        return refuse("niemand_hoort")
    refusal = receivers(case, command.role, command.heard)
    if refusal is not None:
        return refusal
    if command.fact not in case.facts:
        return refuse("onbekend_feit")
    if not state.knows(command.role, command.fact):
        return refuse("weet_je_niet", wat=f"kaart {case.facts[command.fact].number}")
    return _said(state, command.role, command.fact, command.heard)


def heard(case: Case, state: State, command: m.Heard) -> Answer:
    """The listener's side: who wants to lean on a card says first from whom it came."""
    if not state.free_speech:
        return refuse("geen_hardop")
    refusal = receivers(case, command.role, (command.giver,))
    if refusal is not None:
        return refusal
    giver = case.roles[command.giver].title
    if not _here(state, command.giver):
        return refuse("niet_aan_tafel", wie=giver)
    fact = card(case, command.card)
    if fact is None or not state.knows(command.giver, fact):  # alike, so that a guess does not tell which cards there are
        return refuse("gever_weet_niet", wie=giver, wat=f"kaart {command.card}")
    return _said(state, command.giver, fact, (command.role,))


def card(case: Case, number: int) -> str | None:
    """The fact on the card with this number."""
    return next((fact.id for fact in case.facts.values() if fact.number == number), None)


def _here(state: State, role: str) -> bool:
    """Whether somebody at the table plays this role."""
    return role in state.desks and state.desks[role].how in BY_HAND


def _said(state: State, giver: str, fact: str, listeners: tuple[str, ...]) -> tuple[e.Event, ...]:
    batch = Batch(state)
    batch.add(e.SaidAloud, (giver, *listeners), giver, fact, listeners)
    for other in listeners:
        batch.disclose(giver, other, (fact,), "", "hardop", batch.seq)
    return batch.done()
