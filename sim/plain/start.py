"""How does a game in lines begin, or go on?"""

import secrets
import sys
from dataclasses import replace
from pathlib import Path

import scenarios
from scenarios.compiled import Case
from sim import remarks
from sim.core.game import Setup
from sim.core.roleview import Choice
from sim.disk import why
from sim.exitcodes import Exit
from sim.folders import new_path
from sim.plain.anders import Anders
from sim.plain.ask import pick
from sim.plain.console import Console, Stopped
from sim.plain.game import Game
from sim.record import BusyError, RecordError
from sim.table import Table

AFTERWARDS = (
    "Blijft dit spel hangen? Praat erover met je leidinggevende, bedrijfsmaatschappelijk werk, collegiale opvang of je huisarts. "
    "Slachtofferhulp en Veilig Thuis (0800-2000) zijn er ook voor professionals."
)


def play_new(
    name: str | None = None,
    roles: tuple[str, ...] = (),
    region: str | None = None,
    seed: int | None = None,
    date: str | None = None,
    level: str | None = None,
) -> int:
    """A new game in lines; what is not given is asked."""
    console = Console()
    _may_remark(console)
    try:
        name = name or _which_case(console)
        try:
            case = scenarios.load(name, region=region, date=date)
        except scenarios.CaseError as error:
            print(error, file=sys.stderr)
            return Exit.PROBLEMS
        case = replace(case, level=level) if level else case
        _introduce(console, case)
        people = roles or _which_roles(console, case)
    except Stopped:
        console.say("Gestopt voordat het spel begon.")
        return Exit.DONE
    seats = tuple((role, "mens" if role in people else "meewerkend") for role in case.playable)
    setup = Setup(secrets.randbelow(1_000_000) if seed is None else seed, seats, rounds=len(people) > 1)
    try:
        table = Table.start(case, setup, new_path(case.id), name)
    except OSError as error:
        print(f"Het spel kan niet worden bewaard: {why(error)}.", file=sys.stderr)
        return Exit.DISK
    except RecordError as error:
        print(error, file=sys.stderr)
        return Exit.DISK
    return _play(console, table, people)


def play_on(path: Path) -> int:
    """Go on with a kept game."""
    try:
        table = Table.resume(path)
    except RecordError as error:
        print(error, file=sys.stderr)
        return Exit.BUSY if isinstance(error, BusyError) else Exit.DAMAGED
    console = Console()
    if table.warning:
        print(table.warning, file=sys.stderr)
    console.say(f"Verder met {table.case.title}.")
    people = tuple(role for role, how in table.setup.seats if how == "mens" and role in table.case.playable)
    return _play(console, table, people or table.case.playable[:1])


def _may_remark(console: Console) -> None:
    """Before there is a game, what is different elsewhere is about no part of a case."""
    anders = Anders(console)
    console.aside = lambda: anders.ask(remarks.path_of(None), remarks.Place(screen="Begin"), "het begin")


def _play(console: Console, table: Table, people: tuple[str, ...]) -> int:
    console.say(f"Dit spel heet {table.path.stem if table.path else 'zonder naam'}. Typ op elk moment help of stop.")
    try:
        Game(console, table, people).play()
        console.say(AFTERWARDS)
    except Stopped:
        console.say(f"Gestopt. Het spel is bewaard; verder gaat met: samenop hervat {table.path.stem if table.path else ''}")
    finally:
        table.close()
    return Exit.DONE


def _which_case(console: Console) -> str:
    heads = [scenarios.read_head(case) for case in scenarios.library_ids()]
    if len(heads) == 1:
        return heads[0].id
    for number, head in enumerate(heads, 1):
        console.say(f"  {number}: {head.title}, {head.minutes} minuten")
    choices = tuple(Choice(head.id, head.title) for head in heads)
    while (found := pick(choices, console.ask("Welke zaak speel je? (nummer)"))) is None:
        console.say("Die staat er niet bij.")
    return found.value


def _introduce(console: Console, case: Case) -> None:
    console.say(f"{case.title}. {case.summary}")
    for line in case.warning:
        console.say(f"Let op: {line}")
    if case.date_note:
        console.say(case.date_note)
    console.say(f"Regio: {case.region.name}.")


def _which_roles(console: Console, case: Case) -> tuple[str, ...]:
    choices = tuple(Choice(role, case.roles[role].title) for role in case.playable)
    for number, choice in enumerate(choices, 1):
        console.say(f"  {number}: {choice.label}. {case.roles[choice.value].task}")
    while True:
        answer = console.ask("Welke rollen worden hier gespeeld? (nummers met spaties; het programma speelt de andere)")
        found = [pick(choices, part) for part in answer.replace(",", " ").split()]
        if found and all(found):
            return tuple(dict.fromkeys(choice.value for choice in found if choice is not None))
        console.say("Kies één of meer nummers uit de lijst.")
