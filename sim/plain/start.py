"""How does a game in lines begin, or go on?"""

import secrets
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import scenarios
from scenarios.compiled import Case
from scenarios.seating import MOST_PEOPLE
from scenarios.short_document import Written
from sim import remarks
from sim.arranging import LETTERS, Seated, of_people, of_roles
from sim.core.game import Setup
from sim.core.roleview import Choice
from sim.disk import why
from sim.exitcodes import Exit
from sim.folders import new_path
from sim.later import Later, begin_later
from sim.plain.anders import Anders
from sim.plain.ask import YES, number_of, pick
from sim.plain.console import Console, Stopped
from sim.plain.game import Game
from sim.record import BusyError, RecordError
from sim.short import begin, opened
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
    people: int | None = None,
    later: Later | None = None,
) -> int:
    """A new game in lines; what is not given is asked."""
    console = Console()
    _may_remark(console)
    try:
        name = name or _which_case(console)
        try:
            case, short = opened(name, region, date, level)
        except scenarios.CaseError as error:
            print(error, file=sys.stderr)
            return Exit.PROBLEMS
        if short is not None:
            return _sitting(console, short, case, seed)
        if later is not None:
            return _later(console, case, name, later, roles, seed)
        _introduce(console, case)
        seated = of_roles(case, roles) if roles else of_people(case, people) if people else _which_roles(console, case)
        _who_sits_where(console, case, seated)
        if not roles and len(seated.chairs) > 1:
            seated = _table_rule(console, seated)
    except Stopped:
        console.say("Gestopt voordat het spel begon.")
        return Exit.DONE
    number, rounds = secrets.randbelow(1_000_000) if seed is None else seed, len(seated.chairs) > 1
    setup = Setup(number, seated.seats, rounds, seated.free_speech, seated.chairs, seated.open_table, seated.host)
    try:
        table = Table.start(case, setup, new_path(case.id), name)
    except OSError as error:
        print(f"Het spel kan niet worden bewaard: {why(error)}.", file=sys.stderr)
        return Exit.DISK
    except RecordError as error:
        print(error, file=sys.stderr)
        return Exit.DISK
    return _play(console, table)


def _sitting(console: Console, short: Written, case: Case, seed: int | None) -> int:
    """A short sitting: its own introduction, and no question who sits where."""
    console.say(f"Korte zit, ongeveer {short.head.minutes} minuten, alleen, als {short.head.role}.")
    _introduce(console, replace(case, title=short.head.title, summary=short.head.summary, warning=short.head.warning))
    number = secrets.randbelow(1_000_000) if seed is None else seed
    return _begun(console, lambda: (begin(short, case, number, new_path(short.short.id)), ""))


def _later(console: Console, case: Case, name: str, later: Later, roles: tuple[str, ...], seed: int | None) -> int:
    """A game that begins in a later chapter; what came before is told first."""
    _introduce(console, case)
    return _begun(console, lambda: begin_later(case, name, later, roles, seed, new_path(case.id)))


def _begun(console: Console, begin: Callable[[], tuple[Table, str]]) -> int:
    """Play the game that `begin` makes, with what it says was done before; or say why there is none."""
    try:
        table, before = begin()
    except scenarios.CaseError as error:
        print(error, file=sys.stderr)
        return Exit.PROBLEMS
    except OSError as error:
        print(f"Het spel kan niet worden bewaard: {why(error)}.", file=sys.stderr)
        return Exit.DISK
    return _play(console, table, before)


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
    short = table.setup.short
    console.say(f"Verder met {table.case.title if short is None else short.title}.")
    return _play(console, table)


def _may_remark(console: Console) -> None:
    """Before there is a game, what is different elsewhere is about no part of a case."""
    anders = Anders(console)
    console.aside = lambda: anders.ask(remarks.path_of(None), remarks.Place(screen="Begin"), "het begin")


def _play(console: Console, table: Table, before: str = "") -> int:
    console.say(f"Dit spel heet {table.path.stem if table.path else 'zonder naam'}. Typ op elk moment help of stop.")
    try:
        Game(console, table, before).play()
        console.say(AFTERWARDS)
    except Stopped:
        console.say(f"Gestopt. Het spel is bewaard; verder gaat met: samenop hervat {table.path.stem if table.path else ''}")
    finally:
        table.close()
    return Exit.DONE


def _which_case(console: Console) -> str:
    shipped = [(name, scenarios.read_head(name)) for name in (*scenarios.library_ids(), *scenarios.short_ids())]
    own = scenarios.own_heads()
    if len(shipped) + len(own) == 1:
        return (*shipped, *own)[0][0]
    for number, (_, head) in enumerate((*shipped, *own), 1):
        what = f" (korte zit, alleen, als {head.role})" if head.role else " (eigen zaak)" if number > len(shipped) else ""
        console.say(f"  {number}: {head.title}, {head.minutes} minuten{what}")
    choices = tuple(Choice(name, head.title) for name, head in (*shipped, *own))
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


def _which_roles(console: Console, case: Case) -> Seated:
    """The roles that are played here, or what the case proposes for a number of people."""
    choices = tuple(Choice(role, case.roles[role].title) for role in case.playable)
    for number, choice in enumerate(choices, 1):
        console.say(f"  {number}: {choice.label}. {case.roles[choice.value].task}")
    while True:
        answer = console.ask(
            "Welke rollen worden hier gespeeld? (nummers met spaties; het programma speelt de andere. "
            f"Of typ mensen en een getal, van 1 tot en met {MOST_PEOPLE}: dan doet de zaak een voorstel)"
        )
        word, _, count = answer.lower().partition(" ")
        if word == "mensen" and count.isdecimal() and 1 <= number_of(count) <= MOST_PEOPLE:
            return of_people(case, int(count))
        found = [pick(choices, part) for part in answer.replace(",", " ").split()]
        if found and all(found):
            return of_roles(case, tuple(dict.fromkeys(choice.value for choice in found if choice is not None)))
        console.say("Kies één of meer nummers uit de lijst.")


def _table_rule(console: Console, seated: Seated) -> Seated:
    """How the table talks; people at an open table mostly speak freely."""
    usual = "ja" if seated.free_speech else "nee"
    answer = console.ask(f"Spreken jullie vrij? Wat je hardop zegt, telt dan mee. (ja of nee; Enter is {usual})").lower()
    return replace(seated, free_speech=seated.free_speech if not answer else answer in YES)


def _who_sits_where(console: Console, case: Case, seated: Seated) -> None:
    """The chairs, when there is more to say than one person's role."""
    chapters = {chapter.id: number for number, chapter in enumerate(case.chapters, 1)}
    if len(seated.chairs) == 1 and seated.chairs[0].people == 1:
        return
    for letter, chair in zip(LETTERS, seated.chairs, strict=False):
        roles = " en ".join(case.roles[role].title for role in chair.roles)
        later = "".join(f"; vanaf deel {chapters[chapter]} {case.roles[role].title}" for chapter, role in chair.then)
        console.say(f"Stoel {letter}: {roles}{later}" + (f", met {chair.people} mensen." if chair.people > 1 else "."))
    if seated.host:
        console.say("Eén van jullie is tafelgastheer: die leest voor, let op de tijd en leidt de nabespreking.")
    if seated.open_table:
        console.say("Met zoveel stoelen speel je open: iedereen mag meelezen.")
