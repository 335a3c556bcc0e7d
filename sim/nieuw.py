"""How does `samenop nieuw` put a case of one's own on disk?

The whole folder is made beside its place and then takes it in one step: a case is there whole or not at all, and nothing that is
there already is touched.
"""

import re
import secrets
import shutil
import sys
from argparse import Namespace
from pathlib import Path

import scenarios
from scenarios import template
from scenarios.own import own_folder
from scenarios.problems import shown
from sim.disk import why
from sim.exitcodes import Exit
from sim.schema import as_text

_ID = re.compile(r"[a-z][a-z0-9_]{0,47}")


def nieuw(asked: Namespace) -> int:
    """Write the case and say what can be done with it; the exit code."""
    id, title = asked.id, _title(asked.title if asked.title is not None else asked.id.replace("_", " ").capitalize())
    wrong = _wrong(id, title)
    if wrong or title is None:
        _say(wrong)
        return Exit.USAGE
    home = (Path(asked.folder) if asked.folder else own_folder()) / id
    try:
        if home.exists() or home.is_symlink():
            _say(f"{home} is er al. Daar wordt niets overschreven: kies een andere id, of een andere map met --map.")
            return Exit.USAGE
        _write(home, template.written(id, title))
    except (OSError, ValueError) as error:
        _say(f"{home} kan niet worden gemaakt: {why(error) if isinstance(error, OSError) else 'zo kan een map niet heten'}.")
        return Exit.DISK
    print(home / "casus.yaml")
    _next(id if asked.folder is None else str(home))
    return Exit.DONE


def _title(text: str) -> str | None:
    """The title as a file may hold it; None when it may not."""
    from pydantic import TypeAdapter, ValidationError

    from scenarios.fields import Line

    try:
        return TypeAdapter(Line).validate_python(text)
    except ValidationError:
        return None


def _wrong(id: str, title: str | None) -> str:
    """Why this cannot be a new case, or ""."""
    if not _ID.fullmatch(id):
        return f"{shown(id)} kan geen id zijn: kleine letters, cijfers en _, te beginnen met een letter, hoogstens 48 tekens."
    if id == "alles":
        return "'alles' betekent bij toets: alle zaken. Kies een andere id."
    if id in (*scenarios.library_ids(), *scenarios.short_ids()):
        return f"Er is al een zaak {shown(id)} die met het programma meekomt. Kies een andere id."
    if title is None:
        return "Die titel kan niet: één regel van 1 tot en met 160 tekens, zonder onzichtbare tekens."
    return ""


def _write(home: Path, texts: dict[str, str]) -> None:
    """Every file of the case, in one step; raises OSError and then leaves nothing behind."""
    home.parent.mkdir(parents=True, exist_ok=True)
    texts |= {place: as_text(kind) for kind, place in template.SCHEMAS.items()}
    room = home.with_name(f".{home.name}-{secrets.token_hex(4)}")
    room.mkdir()
    try:
        for name, text in texts.items():
            path = room / name
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        room.rename(home)
    except BaseException:
        shutil.rmtree(room, ignore_errors=True)
        raise


def _next(name: str) -> None:
    shell = f'"{name}"' if " " in name else name
    _say("Daar staat je zaak: een kleine zaak die al werkt. Verander haar stuk voor stuk, en kijk na elke stap:")
    _say(f"  samenop toets {shell} --kijk    kijkt na zodra je bewaart")
    _say(f"  samenop speel {shell}           spelen")
    _say("  samenop handboek schrijven      stap voor stap een zaak bouwen")


def _say(text: str) -> None:
    print(text, file=sys.stderr)
