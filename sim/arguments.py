"""What may be typed after `samenop`?

The argument parser in Dutch, its own messages included; it loads nothing but the standard library.
"""

import argparse
import re
import sys
from typing import Any, NoReturn

from sim.exitcodes import Exit
from sim.sample import FULL

SEED_MOST = 2**31 - 1
"""The largest spelnummer."""
_DUTCH = (
    (re.compile(r"the following arguments are required: (.*)"), "hier ontbreekt nog: {}"),
    (re.compile(r"unrecognized arguments: (.*)"), "dit ken ik niet: {}"),
    (re.compile(r"argument (.*?): invalid choice: (.*?) \(choose from (.*)\)"), "{0}: {1} kan niet; kies uit {2}"),
    (re.compile(r"argument (.*?): expected one argument"), "achter {} hoort iets te staan"),
    (re.compile(r"argument (.*?): expected at least one argument"), "achter {} hoort iets te staan"),
    (re.compile(r"argument (.*?): ((?!ignored).*)"), "{0}: {1}"),
    (re.compile(r"ambiguous option: (.*?) could match (.*)"), "{0} kan meer betekenen: {1}"),
    (re.compile(r"argument (.*?): ignored explicit argument (.*)"), "achter {0} hoort geen waarde, hier staat {1}"),
)


_CHECKING = (
    "Kijkt een casus na zonder haar te spelen; dat duurt seconden. Met --spelen of --steekproef speelt de computer haar ook: "
    "zorgvuldig, ijverig, willekeurig en uit op punten, in alle regio's."
)


class DutchParser(argparse.ArgumentParser):
    """A parser that speaks Dutch."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{**kwargs, "add_help": False, "allow_abbrev": False})
        self._positionals.title = "wat"
        self._optionals.title = "keuzes"
        self.add_argument("-h", "--help", action="help", help="laat deze uitleg zien")

    def format_usage(self) -> str:
        return super().format_usage().replace("usage:", "gebruik:", 1)

    def format_help(self) -> str:
        return super().format_help().replace("usage:", "gebruik:", 1)

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        self.exit(Exit.USAGE, f"samenop: {in_dutch(message)}\nTyp `samenop --help` voor uitleg.\n")


def seed(text: str) -> int:
    """A spelnummer: the numbers that a course file and a log can hold as well."""
    if not re.fullmatch(r"[0-9]{1,10}", text) or int(text) > SEED_MOST:
        raise argparse.ArgumentTypeError(f"{text[:30]!r} is geen heel getal van 0 tot en met {SEED_MOST}")
    return int(text)


def people(text: str) -> int:
    """How many people play: as many as a table has room for."""
    if not re.fullmatch(r"[1-8]", text):
        raise argparse.ArgumentTypeError(f"{text[:30]!r} kan niet; kies 1 tot en met 8 mensen")
    return int(text)


def amount(text: str) -> int:
    """How many plays of a case: some, and not more than a night lasts."""
    if not re.fullmatch(r"[1-9][0-9]{0,4}", text):
        raise argparse.ArgumentTypeError(f"{text[:30]!r} kan niet; kies 1 tot en met 99999 spellen")
    return int(text)


def filled(text: str) -> str:
    """A value that is not empty."""
    if not text.strip():
        raise argparse.ArgumentTypeError("hier staat niets; vul iets in of laat de keuze weg")
    return text


def in_dutch(message: str) -> str:
    """One of argparse's own sentences in Dutch."""
    for pattern, dutch in _DUTCH:
        if match := pattern.fullmatch(message):
            return dutch.format(*match.groups())
    return message


def parser() -> DutchParser:
    """All commands of `samenop`."""
    top = DutchParser(
        prog="samenop",
        description="Samen op: partners rond huiselijk geweld en kindermishandeling spelen samen één zaak.",
        epilog="Zonder opdracht opent het beginscherm. In een venster zonder beeldscherm-mogelijkheden speel je vanzelf in gewone regels.",
    )
    commands = top.add_subparsers(dest="command", title="opdrachten", metavar="OPDRACHT", parser_class=DutchParser)

    commands.add_parser("casussen", help="welke zaken er zijn")

    play = commands.add_parser("speel", help="een zaak spelen")
    play.add_argument("case", nargs="?", metavar="CASUS", help="id van een zaak of een korte zit, of een eigen bestand")
    play.add_argument("--rol", dest="roles", action="append", default=[], type=filled, metavar="ROL", help="rol die jij speelt; mag vaker")
    play.add_argument(
        "--mensen", dest="people", type=people, metavar="N", help="met hoeveel jullie zijn, 1 tot en met 8; de zaak stelt voor wie waar zit"
    )
    play.add_argument(
        "--regio", dest="region", type=filled, metavar="REGIO", help="regioprofiel (RP1), naam of bestand van een eigen regio"
    )
    play.add_argument("--spelnummer", dest="seed", type=seed, metavar="N", help="hetzelfde nummer geeft hetzelfde toeval")
    play.add_argument("--datum", dest="date", type=filled, metavar="D", help="speeldatum, bijvoorbeeld 2025-02-11")
    play.add_argument(
        "--niveau",
        dest="level",
        choices=("begeleid", "vrij", "expert"),
        help="hoeveel hulp je krijgt: begeleid geeft tips en waarschuwt vooraf; expert vraagt na een deling op welke grond",
    )
    play.add_argument(
        "--vanaf", dest="chapter", type=filled, metavar="DEEL", help="begin in een later deel; wat ervoor komt, wordt gespeeld"
    )
    play.add_argument(
        "--verloop",
        dest="course",
        type=filled,
        metavar="NAAM",
        help="bij --vanaf: wat ervoor speelt; zonder: goed",
    )
    play.add_argument("--kaal", dest="plain", action="store_true", help="in gewone regels, ook voor een schermlezer")

    resume = commands.add_parser("hervat", help="verder met een bewaard spel")
    resume.add_argument(
        "game", nargs="?", metavar="SPEL", help="naam van het spel of pad van het bestand; zonder: het laatste dat niet af is"
    )
    resume.add_argument("--kaal", dest="plain", action="store_true", help="in gewone regels, ook voor een schermlezer")

    again = commands.add_parser("naspelen", help="een verloop of een bewaard spel naspelen en beoordelen")
    again.add_argument("file", metavar="BESTAND", help="een verloop (.yaml) of een bewaard spel (.jsonl)")
    again.add_argument("--json", action="store_true", help="het hele resultaat als JSON")
    again.add_argument(
        "--regio",
        dest="regions",
        action="append",
        default=[],
        type=filled,
        metavar="REGIO",
        help="een verloop in een andere regio naspelen; twee keer: vergelijk die regio's",
    )
    again.add_argument("--datum", dest="date", type=filled, metavar="D", help="een verloop op een andere datum naspelen")
    again.add_argument("--spelnummer", dest="seed", type=seed, metavar="N", help="een verloop met ander toeval naspelen")
    again.add_argument(
        "--controleer", dest="check", action="store_true", help="elke zet van een spel opnieuw laten beslissen en vergelijken"
    )
    again.add_argument(
        "--als-verloop", dest="as_course", action="store_true", help="schrijf het bewaarde spel als verloop en speel niets na"
    )

    book = commands.add_parser("handboek", help="de uitleg lezen, ook buiten het spel")
    book.add_argument("page", nargs="?", metavar="BLAD", help="naam van een blad, of een code van toets; zonder: welke bladen er zijn")
    other = commands.add_parser("anders", help="wat er bij ‘Bij ons anders’ is gezegd, per onderdeel van de zaak")
    other.add_argument("case", nargs="?", metavar="CASUS", help="id van een zaak, of een eigen casusbestand; zonder: alle zaken")
    other.add_argument("--regio", dest="region", type=filled, metavar="REGIO", help="alleen wat over deze regio is gezegd")
    other.add_argument("--json", action="store_true", help="alles als JSON, voor de schrijver van de zaak")

    new = commands.add_parser("nieuw", help="een eigen zaak beginnen: een kleine zaak die al werkt, met uitleg bij elk stuk")
    new.add_argument("id", metavar="ID", help="hoe de zaak heet in opdrachten: kleine letters, cijfers en _")
    new.add_argument("--titel", dest="title", type=filled, metavar="TITEL", help="wat spelers lezen; zonder: de id in woorden")
    new.add_argument("--map", dest="folder", type=filled, metavar="MAP", help="waarin de map van de zaak komt; zonder: je eigen zaken")

    commands.add_parser("schema", help="het JSON-schema van een casusbestand, voor je editor").add_argument(
        "what",
        nargs="?",
        choices=("casus", "korte_zit", "verloop"),
        default="casus",
        metavar="WAARVAN",
        help="casus (vanzelf), korte_zit of verloop",
    )

    graph = commands.add_parser("graaf", help="een tekening van een casus: wat leidt waartoe, of wie wat van wie kan weten")
    graph.add_argument("case", metavar="CASUS", help="id van een zaak, of een eigen casusbestand")
    graph.add_argument(
        "--soort",
        dest="kind",
        choices=("verloop", "weten"),
        default="verloop",
        help="wat leidt waartoe (vanzelf), of wie wat van wie kan weten",
    )
    graph.add_argument(
        "--vorm",
        dest="form",
        choices=("mermaid", "svg", "graphml"),
        help="waarin getekend wordt; zonder: wat bij het bestand past, of Mermaid",
    )
    graph.add_argument("-o", dest="out", type=filled, metavar="BESTAND", help="bewaar de tekening in dit bestand, bijvoorbeeld `zaak.svg`")

    check = commands.add_parser("toets", help="een casus nakijken", description=_CHECKING)
    check.add_argument(
        "case", nargs="?", metavar="CASUS", help="id van een zaak, of een eigen casusbestand; zonder of met 'alles': alle zaken"
    )
    check.add_argument("--streng", dest="strict", action="store_true", help="ook een waarschuwing telt als fout")
    check.add_argument("--paden", dest="ways", action="store_true", help="laat zien langs welke weg elke behoefte te vervullen is")
    check.add_argument(
        "--spelen", dest="plays", action="store_true", help=f"speel elke zaak ook {FULL} keer, in alle regio's; dat duurt minuten"
    )
    check.add_argument("--steekproef", dest="amount", type=amount, metavar="N", help="speel elke zaak zoveel keer, in plaats van dat")
    check.add_argument("--zaad", dest="seed", type=seed, metavar="N", help="een ander getal geeft andere spellen; vanzelf 1")
    check.add_argument(
        "--regio",
        dest="regions",
        action="append",
        default=[],
        type=filled,
        metavar="REGIO",
        help="alleen in deze regio nakijken, ook een eigen regio; twee keer: vergelijk die regio's",
    )
    check.add_argument("--ijk", dest="calibrate", action="store_true", help="maak het ijkbestand naast de casus opnieuw")
    check.add_argument("--balans", dest="balance", action="store_true", help="wie genoeg te doen heeft, en wie te veel")
    check.add_argument("--kijk", dest="watch", action="store_true", help="kijk opnieuw na zodra je bewaart; stoppen met ctrl+c")
    check.add_argument("--json", action="store_true", help="alles als JSON")
    return top
