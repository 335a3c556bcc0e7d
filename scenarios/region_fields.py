"""In which fields do the profiles of two regions differ, as far as they matter to a case?

Each field can be tried by itself: the profile of the one region with only that field as the other has it. So what a field does is not
guessed from its name but seen in what comes of it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from scenarios import catalogue
from scenarios import catalogue_document as document
from scenarios.catalogue_document import DAYS
from scenarios.catalogue_regions import CHANNELS
from scenarios.compiled import Case
from scenarios.regional import Access, Region, Window

TRIAL = "proef"
"""Id of a region that is made for a try."""
NEVER = "niet te bereiken"


@dataclass(frozen=True, slots=True)
class Field:
    """What is not the same, in words, and what of a profile must change to make it so."""

    name: str
    here: str
    there: str
    reach: tuple[document.RegionReach, ...] = ()
    rest: Mapping[str, Any] | None = None

    def over(self, profile: document.Region) -> document.Region:
        """The profile with only this field as the other region has it."""
        said = {(one.partner, one.channel) for one in self.reach}
        kept = [one for one in profile.reach if (one.partner, one.channel) not in said]
        return profile.model_copy(update={"id": TRIAL, "reach": (*self.reach, *kept), **(self.rest or {})})


def differing(one: Case, other: Case, profile: document.Region) -> tuple[Field, ...]:
    """The fields in which the region of `other` differs from that of `one`, whose profile is given, for the partners in the case."""
    partners = dict.fromkeys(role.partner for role in one.roles.values())
    found = [field for partner in partners for field in _partner(one, other, profile, partner)]
    if one.region.ao_slots != other.region.ao_slots and any(moment.slots for moment in one.moments.values()):
        theirs: dict[str, Any] = {"spans": other.region.ao_slots, "words": _hours(other.region)}
        slots = document.Reach.model_construct(**theirs, source=other.region.source, origin="ontwerpvoorstel")
        found.append(Field("uren van het actieoverleg", _hours(one.region), _hours(other.region), rest={"slots": slots}))
    return tuple(found)


def _partner(one: Case, other: Case, profile: document.Region, partner: str) -> Iterator[Field]:
    here, there, name = one.region, other.region, one.partners[partner].name
    reach = tuple(_as_in(there, partner, channel) for channel in CHANNELS)
    if partner in here.absent and partner in there.absent:
        return
    response = {**profile.response, partner: there.response[partner]}
    if (partner in here.absent) != (partner in there.absent):
        absent = {key: value for key, value in profile.absent.items() if key != partner}
        if partner in there.absent:
            absent[partner] = there.absent[partner]
        rest = {"absent": absent, "response": response}
        yield Field(f"{name}: is er", _there(one, partner), _there(other, partner), () if partner in absent else reach, rest)
        return
    for channel in CHANNELS:
        mine, theirs = here.access.get((partner, channel)), there.access.get((partner, channel))
        if (mine.windows if mine else ()) != (theirs.windows if theirs else ()):
            # The others stay what they are: a profile lets who can come on site come to the station as well.
            made = tuple(_as_in(there if one == channel else here, partner, one) for one in CHANNELS)
            yield Field(f"{name}: {channel.replace('_', ' ')}", _told(mine), _told(theirs), made)
    if here.response[partner] != there.response[partner] and any("ter_plaatse" in moment.channels for moment in one.moments.values()):
        minutes = (f"binnen {here.response[partner]} minuten", f"binnen {there.response[partner]} minuten")
        yield Field(f"{name}: reactie", *minutes, rest={"response": response})


def _as_in(region: Region, partner: str, channel: str) -> document.RegionReach:
    """One line of reach as this region has it, wherever it has it from; nobody answers where it has none."""
    access = region.access.get((partner, channel))
    spans, told = ((), region.source) if access is None else (access.windows, access.source)
    line: dict[str, Any] = {"partner": partner, "channel": channel, "spans": spans, "words": _told(access)}
    return document.RegionReach.model_construct(**line, source=told, origin="ontwerpvoorstel")


def _told(access: Access | None) -> str:
    return access.text if access is not None and access.windows else NEVER


def _there(case: Case, partner: str) -> str:
    instead = case.region.absent.get(partner)
    return "ja" if instead is None else f"nee, {case.partners[instead].name} neemt waar"


def _hours(region: Region) -> str:
    """ "di 09:00-12:00, do 09:00-12:00"."""
    return ", ".join(
        f"{_days(one)} {one.start // 60:02}:{one.start % 60:02}-{one.end // 60:02}:{one.end % 60:02}" for one in region.ao_slots
    )


def _days(window: Window) -> str:
    return " en ".join(DAYS[day] for day in sorted(window.days))


def trial(shelf: catalogue.Catalogue, region: Region, field: Field) -> catalogue.Catalogue:
    """The catalogue with a region in it, called `TRIAL`, that differs from `region` in this field only."""
    return shelf.also(field.over(shelf.profile(region.id)), "", region.over or region.id)
