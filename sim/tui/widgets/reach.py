"""Whom can I reach now? Every contact with the channels that are open at this hour, and when a closed one opens."""

from textual.content import Content

from sim.core.phrases import lately_busy
from sim.core.roleview import ChannelView, ContactView, RoleView
from sim.tui import words
from sim.tui.text import clean, headline, join, line, plain
from sim.tui.widgets.listing import Listing, Row


def channel_name(channel: str) -> str:
    return words.CHANNELS.get(channel, line(channel.replace("_", " ")))


def open_channels(contact: ContactView) -> list[ChannelView]:
    return [channel for channel in contact.channels if channel.open]


def reach_row(view: RoleView, contact: ContactView, long: bool = False) -> Row:
    """One contact in one line: a sign, the name, and how or when."""
    name = line(contact.title)
    if not contact.exists:
        return Row(contact.role, join((name, "$so-faint"), (" bestaat hier niet", "italic $so-faint")), lead=join(("– ", "$so-faint")))
    if contact.through:
        return Row(
            contact.role, join((name, "$so-soft"), (f"  alleen via {line(contact.through)}", "$so-faint")), lead=join(("– ", "$so-faint"))
        )
    now = open_channels(contact)
    if now:
        names = [channel_name(channel.channel) for channel in now]
        ways = ", ".join(names) if long or len(names) == 1 else f"{names[0]} e.a."
        if contact.busy is not None:
            return Row(contact.role, join(name, (f"  {lately_busy(contact.busy)}", "$so-orange")), lead=join(("? ", "bold $so-orange")))
        return Row(contact.role, join(name, (f"  {ways}", "$so-soft")), lead=join(("✓ ", "bold $so-green")))
    opens = min((channel.opens for channel in contact.channels if channel.opens is not None), default=None)
    later = f"  vanaf {words.moment(opens, view.now, view.weekday)}" if opens is not None else "  niet te bereiken"
    return Row(contact.role, join((name, "$so-soft"), (later, "$so-faint")), lead=join(("✗ ", "$so-faint")))


def reach_rows(view: RoleView, long: bool = False) -> list[Row]:
    """Who can be reached now comes first, else in the order of the case."""
    order = sorted(view.contacts, key=lambda contact: (not open_channels(contact), not contact.exists))
    return [reach_row(view, contact, long) for contact in order]


def contact_detail(view: RoleView, contact: ContactView | None) -> Content:
    """One contact in full: every channel with its hours, minutes and source."""
    if contact is None:
        return Content("")
    seat = "speelt mee" if contact.seated else "speelt niet mee; antwoordt vanzelf"
    head = join((line(contact.title), "bold $so-title"), "\n", (f"{line(contact.partner_name)} · {seat}", "$so-soft"))
    if contact.target:
        head = join(head, "\n", f"Doelgroep: {line(contact.target)}")
    if not contact.exists:
        return join(head, "\n\n", "Deze partner bestaat in deze regio niet.")
    if contact.through:
        return join(head, "\n\n", f"Beslist op een verzoek van {line(contact.through)}. Vertel daar wat jij weet; bellen kun je hier niet.")
    if not contact.channels:
        return join(head, "\n\n", "Er is geen weg om deze partner te bereiken.")
    if contact.busy is not None:
        head = join(head, "\n", (f"{lately_busy(contact.busy).capitalize()}. {words.TRY_AGAIN}", "$so-orange"))
    return Content("\n\n").join([head, *(_channel(view, channel) for channel in contact.channels)])


def _channel(view: RoleView, channel: ChannelView) -> Content:
    if channel.open:
        state: str | tuple[str, str] = ("✓ nu open", "bold $so-green")
    elif channel.opens is not None:
        state = ("✗ dicht, open vanaf " + words.moment(channel.opens, view.now, view.weekday), "$so-orange")
    else:
        state = ("✗ dicht", "$so-orange")
    parts: list[str | Content | tuple[str, str]] = [(channel_name(channel.channel).capitalize(), "bold"), "  ", state]
    if channel.minutes:
        parts.append(f"  · gesprek {words.duration(channel.minutes)}")
    if channel.text:
        parts += ["\n", clean(channel.text)]
    if channel.source:
        parts += ["\n", (f"{words.SOURCE}: {line(channel.source)}", "$so-soft")]
    if channel.fallback:
        parts += ["\n", (words.FALLBACKS.get(channel.fallback, line(channel.fallback)), "italic $so-soft")]
    return join(*parts)


class ReachList(Listing):
    """Whom one can reach."""

    def __init__(self, id: str | None = None, long: bool = False) -> None:
        super().__init__(empty=words.NOBODY, id=id)
        self._long = long

    def show(self, view: RoleView) -> None:
        open_now = sum(1 for contact in view.contacts if open_channels(contact))
        headline(self, f"{words.PANEL_REACH} · {open_now} van {len(view.contacts)}" if view.contacts else words.PANEL_REACH)
        self.show_rows(reach_rows(view, self._long))


def find_contact(view: RoleView, role: str | None) -> ContactView | None:
    return next((contact for contact in view.contacts if contact.role == role), None)


def runs_text(view: RoleView) -> Content:
    """What runs: what occupies the desk, what is lined up, and what goes on by itself."""
    rows: list[Content] = []
    if view.status == "bezig" and view.busy_until is not None:
        until = words.moment(view.busy_until, view.now, view.weekday)
        rows.append(join((f"{until} ", "bold"), line(view.status_label), (" (jij)", "$so-soft")))
    works = sorted(view.running, key=lambda one: one.lands)
    rows += [join((f"{words.moment(work.lands, view.now, view.weekday)} ", "bold"), line(work.label)) for work in works]
    rows += [join((f"daarna {index}. ", "$so-soft"), line(label)) for index, label in enumerate(view.queue, start=1)]
    asked = [measure for measure in view.measures if measure.status == "gevraagd"]
    rows += [join(("?     ", "bold"), line(measure.title), (" gevraagd", "$so-soft")) for measure in asked]
    return Content("\n").join(rows) if rows else plain(words.NOTHING_RUNS, "$so-soft")
