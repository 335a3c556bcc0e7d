"""What does the command `samenop` do?

Each command imports what it needs when it runs, so that help and the first screen wait for nothing. Standard output is
for data and for the game itself; everything said about it goes to standard error.
"""

import os
import sys
from argparse import Namespace
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from sim.arguments import parser
from sim.disk import NO_ROOM, why
from sim.exitcodes import Exit
from sim.signals import HALFWAY, KEPT, Ended, listening
from sim.streams import give_up, narrow, ready

if TYPE_CHECKING:  # every command would wait for it
    from scenarios.compiled import Case
    from scenarios.short_document import Written
    from sim.later import Later

SMALLEST = (80, 24)
"""Columns and lines under which the screens do not fit."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; the exit code. The entry point of the distribution."""
    if not ready():
        _say("Er is geen uitvoer om iets op te laten zien.")
        return Exit.DISK
    asked = parser().parse_args(arguments)
    playing = asked.command in (None, "speel", "hervat")
    try:
        with listening():
            code = _run(asked)
        sys.stdout.flush()
        return code
    except (KeyboardInterrupt, Ended) as end:
        _say(KEPT if playing else HALFWAY)
        return end.code if isinstance(end, Ended) else Exit.STOPPED
    except BrokenPipeError:
        give_up()  # whoever reads stopped reading; nothing more to say there
        return Exit.DONE
    except Exception as error:
        return _failed(error, playing)


def _failed(error: Exception, playing: bool) -> int:
    """The exit code when something went wrong that nobody saw coming; what is said of it has been said."""
    if isinstance(error, OSError) and error.errno in NO_ROOM:
        give_up()
        _say(f"Er kan niets meer worden geschreven: {why(error)}.{' Wat gespeeld is, is bewaard.' if playing else ''}")
        return Exit.DISK
    from sim.crash import report

    _say(report(error, playing))
    return Exit.CRASH


def _run(asked: Namespace) -> int:
    match asked.command:
        case "casussen":
            return _cases()
        case "speel":
            return _play(asked)
        case "hervat":
            return _resume(asked)
        case "naspelen":
            from sim.naspelen import naspelen

            return naspelen(asked)
        case "anders":
            from sim.anders import anders

            return anders(asked)
        case "nieuw":
            from sim.nieuw import nieuw

            return nieuw(asked)
        case "graaf":
            from sim.graaf import graaf

            return graaf(asked)
        case "schema":
            return _schema(asked.what)
        case "handboek":
            return _handbook(asked.page)
        case "toets":
            from sim.toets import toets

            return toets(asked)
        case _:
            return _start()


def _say(text: str) -> None:
    with suppress(OSError):  # where there is nowhere to say it, the exit code says enough
        print(text, file=sys.stderr, flush=True)


def _cases() -> int:
    """One line per case, short sitting and own case, ready for a script: id, minutes, title, moments or who plays it."""
    import scenarios

    for case in scenarios.library_ids():
        head = scenarios.read_head(case)
        print(f"{head.id}\t{head.minutes} minuten\t{head.title}\t{', '.join(head.moments)}")
    for short in scenarios.short_ids():
        head = scenarios.read_head(short)
        print(f"{head.id}\t{head.minutes} minuten\t{head.title}\tkorte zit, alleen, als {head.role}")
    own = dict(scenarios.own_heads())
    for name, head in own.items():
        print(f"{name}\t{head.minutes} minuten\t{head.title}\teigen zaak")
    for name in scenarios.own_ids():
        if name not in own:
            _say(f"{name} is nog geen zaak die je kunt spelen; samenop toets {name} zegt waarom.")
    return Exit.DONE


def _handbook(name: str | None) -> int:
    """A page of the handbook or of one code as it is written, or the names of all pages, ready for a script."""
    from scenarios.handbook import FOR_AUTHORS, PAGES, codes, page

    if name is not None and (one := codes().get(name.upper())):
        print(one, end="")
        return Exit.DONE
    pages = PAGES | FOR_AUTHORS
    if name is None:
        for each, title in pages.items():
            print(f"{each}\t{title}")
        return Exit.DONE
    if name not in pages:
        from scenarios.problems import shown

        _say(f"Het handboek heeft geen blad {shown(name)}. Wel: {', '.join(pages)}.")
        return Exit.NOT_FOUND
    print(page(name), end="")
    return Exit.DONE


def _schema(what: str) -> int:
    from sim.schema import as_text

    print(as_text(what, narrow()), end="")
    return Exit.DONE


# --- playing --------------------------------------------------------------------------------------------------------


def why_plain() -> str:
    """Why this window cannot show the screens: a Dutch sentence, or "" when it can."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return "Er is hier geen echt venster; het spel gaat in gewone regels."
    if os.environ.get("TERM", "") in ("dumb", "unknown") or (os.name == "posix" and not os.environ.get("TERM")):
        return "Dit venster kan geen schermen tonen; het spel gaat in gewone regels."
    try:
        size = os.get_terminal_size(sys.stdout.fileno())
    except OSError:
        return "De maat van dit venster is niet bekend; het spel gaat in gewone regels."
    if size.columns < SMALLEST[0] or size.lines < SMALLEST[1]:
        return (
            f"Dit venster is {size.columns} bij {size.lines}; de schermen vragen {SMALLEST[0]} bij {SMALLEST[1]}. "
            "Het spel gaat in gewone regels. Maak het venster groter voor de schermen."
        )
    return ""


def _start() -> int:
    why = why_plain()
    if why:
        _say(why)
        from sim.plain import play_new

        return play_new()
    from sim.tui.app import run

    return run()


def _play(asked: Namespace) -> int:
    asked.roles = tuple(dict.fromkeys(asked.roles))  # the same role twice is one person
    asked.later = _later(asked)
    code = _wrong(asked)
    if code is not None:
        return code
    why = "" if asked.plain else why_plain()
    if why:
        _say(why)
    if asked.plain or why:
        from sim.plain import play_new

        return play_new(asked.case, asked.roles, asked.region, asked.seed, asked.date, asked.level, asked.people, asked.later)
    from sim.tui.app import run
    from sim.tui.wish import Wish

    return run(Wish(asked.case, asked.roles, asked.region, asked.seed, asked.date, asked.level, people=asked.people, later=asked.later))


def _later(asked: Namespace) -> "Later | None":
    """Where the person sits down, when that is not at the beginning."""
    if asked.chapter is None:
        return None
    from sim.later import Later

    return Later(asked.chapter, asked.course)


def _wrong(asked: Namespace) -> int | None:
    """The exit code when what was asked cannot be played; what is wrong has been said then."""
    if asked.roles and asked.people:
        _say("Kies --rol of --mensen: met een aantal mensen stelt de zaak voor wie welke rol speelt.")
        return Exit.USAGE
    if asked.course is not None and asked.later is None:
        _say("--verloop hoort bij --vanaf: het speelt wat aan dat deel voorafgaat.")
        return Exit.USAGE
    if asked.case is None:
        if asked.later is not None:
            _say("--vanaf hoort bij een zaak: samenop speel CASUS --vanaf DEEL.")
        return None if asked.later is None else Exit.USAGE
    import scenarios
    from scenarios.problems import PATH, shown

    known = (*scenarios.library_ids(), *scenarios.short_ids(), *scenarios.own_ids())
    if asked.case not in known and not _there(asked.case):
        _say(f"Er is geen zaak {shown(asked.case, PATH)}. Wel: {', '.join(known) or 'geen'}.")
        return Exit.NOT_FOUND
    try:
        short = scenarios.read_short(asked.case)
        if short is not None:
            return _wrong_short(asked, short)
        case = scenarios.load(asked.case, region=asked.region, date=asked.date)
    except scenarios.CaseError as error:
        _say(str(error))
        return Exit.PROBLEMS
    for role in asked.roles:
        if role not in case.playable:
            _say(f"{shown(role)} kun je in deze zaak en regio niet spelen. Wel: {', '.join(case.playable)}.")
            return Exit.USAGE
    return None if asked.later is None else _wrong_later(asked, case)


def _wrong_later(asked: Namespace, case: "Case") -> int | None:
    """As `_wrong`, for a game that begins in a later chapter."""
    from sim.later import why_not

    why = why_not(case, asked.case, asked.later, asked.roles, asked.people)
    if why:
        _say(why)
    return Exit.USAGE if why else None


def _wrong_short(asked: Namespace, short: "Written") -> int | None:
    """As `_wrong`, for a short sitting: it has one chair of its own."""
    from sim.short import case_of

    if asked.roles or asked.people or asked.later:
        _say(f"Dit is een korte zit: je speelt alleen, als {short.head.role}. Laat --rol, --mensen en --vanaf weg.")
        return Exit.USAGE
    case_of(short, asked.region, asked.date)
    return None


def _there(name: str) -> bool:
    """Whether there is something at this path; what cannot be a path is nowhere."""
    try:
        return Path(name).exists()
    except (OSError, ValueError):
        return False


def _resume(asked: Namespace) -> int:
    from scenarios.problems import shown
    from sim import games

    if asked.game is not None:
        path = games.find(asked.game)
        if path is None:
            _say(f"Er is geen bewaard spel {shown(asked.game)}. {_kept()}")
            return Exit.NOT_FOUND
    else:
        path = next((game.path for game in games.saved() if not game.over), None)
        if path is None:
            _say(f"Er is geen spel dat nog niet af is. {_kept()}")
            return Exit.NOT_FOUND
    why = "" if asked.plain else why_plain()
    if why:
        _say(why)
    if asked.plain or why:
        from sim.plain import play_on

        return play_on(path)
    from sim.tui.app import run
    from sim.tui.wish import Wish

    return run(Wish(resume=path))


def _kept() -> str:
    from sim import games

    ids = [game.id for game in games.saved()[:5]]
    return f"Bewaard: {', '.join(ids)}." if ids else "Er zijn nog geen bewaarde spellen."


if __name__ == "__main__":
    sys.exit(main())
