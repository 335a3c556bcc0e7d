"""How does a file of somebody's own region become a profile that a case can be played in?

An overlay lies over a profile of the catalogue: what it says replaces what the profile says, the rest stays. It is read as every
other file, with line and column for what is wrong, and lies anywhere or in the user's own folder, where its name finds it.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from pydantic import Field

from scenarios import catalogue, messages
from scenarios import catalogue_document as document
from scenarios import source as sources
from scenarios.catalogue_document import Spans
from scenarios.fields import Id, Ids, Line, Many, Minutes, Model, Prose
from scenarios.forms import Channel, Origin
from scenarios.own import data_folder
from scenarios.problems import PATH, CaseError, Problem, listed, meant, shown
from scenarios.source import Source

_ID = re.compile(r"[a-z][a-z0-9_]{0,47}")
_ENDINGS = (".yaml", ".yml")


class OwnHours(Model):
    """When something is open, in hours and in words."""

    spans: Spans = Field(alias="venster")
    words: Line = Field(alias="woorden")
    source: Line | None = Field(None, alias="bron")


class OwnReach(OwnHours):
    """When a partner can be reached over one channel here."""

    partner: Id
    channel: Channel = Field(alias="kanaal")


class OwnRegion(Model):
    """A file of an own region: the profile that it lies over, and what is different."""

    format: Literal[1] = Field(alias="formaat")
    over: str
    name: Line = Field(alias="naam")
    source: Line = Field(alias="bron")
    origin: Origin = Field("bron", alias="herkomst")
    year: Line | None = Field(None, alias="jaar")
    model: Prose | None = None
    mandate: Line | None = Field(None, alias="mandaat")
    reach: Many[OwnReach] = Field((), alias="bereikbaar", max_length=120)
    absent: dict[Id, Id] = Field(default_factory=dict, alias="afwezig")
    present: Ids = Field((), alias="aanwezig")
    target: dict[Id, Line] = Field(default_factory=dict, alias="doelgroep")
    response: dict[Id, Minutes] = Field(default_factory=dict, alias="reactie")
    slots: OwnHours | None = Field(None, alias="actieoverleg")


def is_name(text: str) -> bool:
    """Whether this can be the name of an own region, so that it is no path and no profile."""
    return _ID.fullmatch(text) is not None


def own_folder() -> Path:
    """Where the regions are kept that the user writes."""
    return data_folder() / "regios"


def names() -> tuple[str, ...]:
    """The own regions that are found by name, in alphabetical order."""
    try:
        found = [path.stem for path in own_folder().iterdir() if path.suffix in _ENDINGS and path.is_file()]
    except OSError:
        return ()
    return tuple(sorted({name for name in found if is_name(name)}))


def titles() -> tuple[tuple[str, str], ...]:
    """Name and title of every own region that can be used; what is wrong with another is told when somebody asks for it."""
    found = []
    for name in names():
        try:
            found.append((name, _read(name, catalogue.read())[0].name))
        except CaseError:
            continue
    return tuple(found)


def find(name_or_path: str) -> Path | None:
    """The file of an own region: by its name in the user's folder, or by its path; None when there is none."""
    try:
        if is_name(name_or_path):
            near = [own_folder() / f"{name_or_path}{ending}" for ending in _ENDINGS]
            return next((path for path in near if path.is_file()), None)
        path = Path(name_or_path)
        return path if path.suffix in _ENDINGS and path.is_file() else None
    except (OSError, ValueError):
        return None


def added(shelf: catalogue.Catalogue, wanted: str) -> tuple[catalogue.Catalogue, str]:
    """The catalogue with the region that is wanted in it, and the id of that region; raises CaseError."""
    if wanted in shelf.regions:
        return shelf, wanted
    region, over = _read(wanted, shelf)
    path = find(wanted)
    # The name that finds it again from any folder.
    file = "" if path is None else wanted if is_name(wanted) else str(path.resolve())
    return shelf.also(region, file, over), region.id


def _read(name_or_path: str, shelf: catalogue.Catalogue) -> tuple[document.Region, str]:
    """The own region of this name or in this file as a profile, and what it lies over; raises CaseError with every problem found."""
    path = find(name_or_path)
    if path is None:
        known = [*shelf.regions, *names()]
        told = f"regio {shown(name_or_path, PATH)} bestaat niet; kies {listed(known)}, of noem het bestand van een eigen regio"
        raise CaseError([Problem(name_or_path[:200], 1, 1, "V301", told)])
    source = sources.read(path)
    if not source.usable:
        raise CaseError(source.problems)
    written, problems = messages.check(source, OwnRegion)
    if written is None:
        raise CaseError([*source.problems, *problems])
    if problems := [*source.problems, *_unknown(source, written, shelf)] or list(_contradictions(source, written, shelf)):
        raise CaseError(problems)
    name = path.stem if is_name(path.stem) else "eigen_regio"
    return _over(shelf.profile(written.over), written, name), written.over


def _unknown(source: Source, written: OwnRegion, shelf: catalogue.Catalogue) -> Iterator[Problem]:
    """The profile and the partners that the catalogue does not have."""
    if written.over not in shelf.regions:
        told = f"regioprofiel {shown(written.over)} bestaat niet; kies {listed(list(shelf.regions))}"
        yield source.at(("over",), "V201", told)
    named: list[tuple[tuple[int | str, ...], str, bool]] = [
        (("bereikbaar", number, "partner"), one.partner, False) for number, one in enumerate(written.reach)
    ]
    named += [(("aanwezig", number), partner, False) for number, partner in enumerate(written.present)]
    named += [(("afwezig", partner), other, False) for partner, other in written.absent.items()]
    for key, block in (("afwezig", written.absent), ("doelgroep", written.target), ("reactie", written.response)):
        named += [((key, partner), partner, True) for partner in block]
    for place, partner, is_key in named:
        if partner not in shelf.partner_ids:
            missing = f"partner {shown(partner)} bestaat niet{meant(partner, shelf.partner_ids)}"
            yield source.at(place, "V201", missing, key=is_key)


def _contradictions(source: Source, written: OwnRegion, shelf: catalogue.Catalogue) -> Iterator[Problem]:
    """What is said twice, and who is said to be there and not to be."""
    absent = _absent(shelf.profile(written.over), written)
    seen: set[tuple[str, str]] = set()
    for number, one in enumerate(written.reach):
        if (one.partner, one.channel) in seen:
            yield source.at(("bereikbaar", number), "V305", f"{shown(one.partner)} over {one.channel} staat er al")
        seen.add((one.partner, one.channel))
        if one.partner in absent:
            told = f"{shown(one.partner)} is er in deze regio niet; haal de regel weg, of zet haar bij 'aanwezig'"
            yield source.at(("bereikbaar", number, "partner"), "V305", told)
    for partner, other in written.absent.items():
        if other in absent:
            told = f"{shown(other)} is er zelf niet en kan niet waarnemen voor {shown(partner)}"
            yield source.at(("afwezig", partner), "V305", told)
        if partner in written.present:
            yield source.at(("afwezig", partner), "V305", f"{shown(partner)} is er, en is er niet; kies een van de twee", key=True)


def _absent(profile: document.Region, written: OwnRegion) -> dict[str, str]:
    return {one: other for one, other in {**profile.absent, **written.absent}.items() if one not in written.present}


def _over(profile: document.Region, written: OwnRegion, name: str) -> document.Region:
    """The profile with what the overlay says in place of what it said."""
    said = {(one.partner, one.channel) for one in written.reach}
    absent = _absent(profile, written)
    kept = [one for one in profile.reach if (one.partner, one.channel) not in said and one.partner not in absent]
    return profile.model_copy(
        update={
            "id": name,
            "name": written.name,
            "year": written.year or profile.year,
            "model": written.model or profile.model,
            "mandate": written.mandate or profile.mandate,
            "reach": (*(_reach(one, written) for one in written.reach), *kept),
            "absent": absent,
            "target": {**profile.target, **written.target},
            "response": {**profile.response, **written.response},
            "slots": profile.slots if written.slots is None else _hours(written.slots, written),
            "source": f"{written.source}; voor de rest {profile.source}"[:160],
            "origin": written.origin,
        }
    )


def _reach(one: OwnReach, written: OwnRegion) -> document.RegionReach:
    hours = _hours(one, written)
    return document.RegionReach.model_construct(**dict(hours), partner=one.partner, channel=one.channel)


def _hours(one: OwnHours, written: OwnRegion) -> document.Reach:
    """Who says nothing of where a line comes from, says it of all lines at once."""
    return document.Reach.model_construct(spans=one.spans, words=one.words, source=one.source or written.source, origin=written.origin)
