"""Who can be reached over what, and when, in one region?

Where a region is silent the reference profile speaks, and where that is silent the partner itself; each such answer is
labelled, so that a screen can say that it does not come from the region.
"""

from collections.abc import Iterable
from copy import copy

from scenarios import catalogue_document as document
from scenarios.catalogue_records import sourced
from scenarios.regional import Access, Region, Window

CHANNELS = ("telefoon", "video", "ter_plaatse", "bureau")
FROM_REFERENCE = "referentieprofiel"
FROM_PARTNER = "standaard van de partner"


class Regions:
    """The region profiles on top of what the partners say of themselves."""

    def __init__(self, profiles: document.RegionsFile, partners: document.PartnersFile, office: tuple[Window, ...]) -> None:
        self._profiles, self._partners, self._office = profiles, partners, office
        self._by_partner = {partner.id: partner for partner in partners.partners}
        self.by_id = {region.id: region for region in profiles.regions}
        self._reference = self.by_id[profiles.reference]
        self._own: dict[str, tuple[str, str]] = {}
        """Own region → where its file is found again, and the profile that it lies over."""

    def also(self, region: document.Region, file: str, over: str) -> "Regions":
        """These profiles and one more, of somebody's own."""
        other = copy(self)
        other.by_id, other._own = {**self.by_id, region.id: region}, {**self._own, region.id: (file, over)}
        return other

    def settled(self, region: document.Region) -> Region:
        """The region as the simulation sees it."""
        access = {
            (partner.id, channel): found
            for partner in self._partners.partners
            if partner.id not in region.absent and partner.part_of not in region.absent
            for channel in CHANNELS
            if (found := self._access(region, partner, channel)) is not None
        }
        slots = region.slots or self._profiles.slots
        file, over = self._own.get(region.id, ("", ""))
        return Region(
            id=region.id,
            name=region.name,
            model=f"{region.model} {region.mandate}",
            year=region.year,
            access=access,
            response={p.id: self._response(region, p) for p in self._partners.partners},
            absent=region.absent,
            target=region.target,
            ao_slots=windows(slots.spans, self._office),
            source=sourced(region.source, region.origin),
            file=file,
            over=over,
        )

    def _access(self, region: document.Region, partner: document.Partner, channel: str) -> Access | None:
        """Who speaks first: the region, the reference profile, the partner itself; a part before its whole."""
        for profile, label in ((region, ""), (self._reference, FROM_REFERENCE)):
            reach = _in_region(profile, partner.id, channel)
            if reach is not None:
                return self._made(partner.id, channel, reach, "" if profile is region else label)
        if partner.part_of is not None and not partner.reach:
            whole = self._access(region, self._by_partner[partner.part_of], channel)
            return whole and Access(partner.id, channel, whole.windows, whole.text, whole.source, whole.fallback)
        own = partner.reach or self._partners.reach
        return self._made(partner.id, channel, own[channel], FROM_PARTNER) if channel in own else None

    def _made(self, partner: str, channel: str, reach: document.Reach, fallback: str) -> Access:
        open_at = windows(reach.spans, self._office)
        return Access(partner, channel, open_at, reach.words, sourced(reach.source, reach.origin), fallback)

    def _response(self, region: document.Region, partner: document.Partner) -> int:
        for one in (partner, self._by_partner.get(partner.part_of or "", partner)):
            if one.id in region.response:
                return region.response[one.id]
            if one.response is not None:
                return one.response.minutes
        return self._partners.response.minutes


def windows(spans: Iterable[Window | str], office: tuple[Window, ...]) -> tuple[Window, ...]:
    """`spans` with the office hours filled in."""
    made: list[Window] = []
    for span in spans:
        made.extend((span,) if isinstance(span, Window) else office)
    return tuple(made)


def _in_region(region: document.Region, partner: str, channel: str) -> document.Reach | None:
    """What `region` says itself; who can come on site can come to the station in the same hours."""
    for wanted in (channel, "ter_plaatse") if channel == "bureau" else (channel,):
        for reach in region.reach:
            if (reach.partner, reach.channel) == (partner, wanted):
                return reach
    return None
