"""What do I know? The facts of a role: number, label, red flag, lost, expired; and one fact in full."""

import re

from textual.content import Content

from sim.core.roleview import FactView, RoleView
from sim.standing import SHORT, stands
from sim.tui import words
from sim.tui.text import clean, headline, join, line
from sim.tui.widgets.listing import Listing, Row
from sim.tui.widgets.marks import Marks
from sim.tui.widgets.names import choice_name, role_name

_CODE = re.compile(r"[A-Z]{1,4}\d+")


def fact_row(fact: FactView, marks: Marks, long: bool = False) -> Row:
    """One fact as a row; `long` adds whether it is written down."""
    if fact.lost:
        text = join((line(fact.label), "strike $so-faint"), (f" · {SHORT[stands(fact)]}", "italic $so-soft"))
    else:
        flag = ("  " + words.RED_FLAG, "bold $so-red") if fact.red_flag else ""
        old = (f"  {words.EXPIRED}", "italic $so-orange") if fact.expired else ""
        written = (f"  {SHORT[stands(fact)]}", "$so-soft") if long and not fact.recorded else ""
        new = (f"  {words.NEW}", "bold $so-new") if marks.is_new_fact(fact) else ""
        text = join((line(fact.label), "$so-faint" if fact.expired else ""), flag, old, written, new)
    return Row(fact.id, text, lead=join((f"{fact.number:>2} ", "$so-soft")))


def fact_rows(view: RoleView, marks: Marks, long: bool = False) -> list[Row]:
    """All facts, the last learnt first."""
    return [fact_row(fact, marks, long) for fact in reversed(view.facts)]


def facts_title(view: RoleView) -> str:
    """The title of the list, with how much of it is written down."""
    held = [fact for fact in view.facts if not fact.lost]
    written = sum(1 for fact in held if fact.recorded)
    return f"{words.PANEL_FACTS} {len(held)} · vastgelegd {written}" if held else f"{words.PANEL_FACTS} nog niets"


def red_flag(reason: str) -> str:
    """The red flag with its reason, unless that is only a number of the catalogue."""
    return words.RED_FLAG if _CODE.fullmatch(reason) else f"{words.RED_FLAG}: {clean(reason)}"


def fact_detail(view: RoleView, fact: FactView | None) -> Content:
    """One fact in full: text, where it came from, when, and how sure that is."""
    if fact is None:
        return Content("")
    parts: list[str | Content | tuple[str, str]] = [(f"{fact.number}  {line(fact.label)}", "bold $so-title")]
    if fact.red_flag:
        parts += ["\n", (red_flag(fact.red_flag), "bold $so-red")]
    parts += ["\n", (clean(fact.text), "strike $so-faint" if fact.lost else "")]
    if fact.lost:
        parts += ["\n", (words.STANDS[stands(fact)], "italic")]
    if fact.expired:
        parts += ["\n", (words.EXPIRED_LONG, "italic $so-orange")]
    when = words.day_and_clock(fact.at, view.now, view.weekday)
    how = words.HOW.get(fact.how, fact.how)
    source = role_name(view, fact.source)
    parts += ["\n\n", ("Sinds ", "$so-soft"), f"{when}, {line(how)}"]
    if source and fact.how not in ("begin", "systeem", "handeling", "dossier"):
        parts.append(f" ({source})")
    if not fact.lost:
        parts += ["\n", ("Vastgelegd ", "$so-soft"), words.STANDS[stands(fact)]]
    kind = words.SENSITIVITY.get(fact.sensitivity, "")
    parts += ["\n", ("Soort ", "$so-soft"), f"{choice_name(view, 'vraagt', fact.theme)} · {kind}"]
    parts += ["\n", ("Herkomst ", "$so-soft"), words.ORIGINS.get(fact.origin, line(fact.origin))]
    return join(*parts)


class FactList(Listing):
    """The facts of a role."""

    def __init__(self, id: str | None = None, long: bool = False) -> None:
        super().__init__(empty=words.NOTHING_KNOWN, id=id)
        self._long = long

    def show(self, view: RoleView, marks: Marks) -> None:
        headline(self, facts_title(view))
        self.show_rows(fact_rows(view, marks, self._long))
