"""What does a case say, as the plain data of its file? Pure questions for the operators that make mutants, and what one changes."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from scenarios import catalogue
from scenarios.fields import DAY, to_moment

Data = dict[str, Any]
Loc = tuple[int | str, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """One target of an operator; the change itself waits until it is drawn, and says where it was made."""

    target: str
    make: Callable[[Data], tuple[Loc, ...]]
    names: tuple[str, ...]
    """Ids of what is changed: a part that names one of them refers to it."""
    codes: str
    """The codes that say what is wrong; another finding does not count."""


def words(value: Any) -> list[str]:
    """A field that holds one id or a list of them."""
    return [] if value is None else [value] if isinstance(value, str) else list(value)


def each(data: Data, section: str) -> Iterator[tuple[int, Data]]:
    yield from enumerate(data.get(section, []))


def effects(data: Data) -> Iterator[tuple[Loc, Data, Data]]:
    """Every effect: its place, whose it is, and itself."""
    for section in ("handelingen", "gebeurtenissen", "maatregelen"):
        for number, one in each(data, section):
            for place, effect in enumerate(one.get("gevolgen", [])):
                yield (section, number, "gevolgen", place), one, effect
    for number, one in each(data, "besluiten"):
        for choice, option in enumerate(one["opties"]):
            for place, effect in enumerate(option.get("gevolgen", [])):
                yield ("besluiten", number, "opties", choice, "gevolgen", place), one, effect


def conditions(value: Any) -> Iterator[tuple[str, Any]]:
    """Every form of a condition inside a value."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield key, inner
            yield from conditions(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from conditions(inner)


def at(data: Any, loc: Loc) -> Any:
    for part in loc:
        data = data[part]
    return data


def drop(data: Data, loc: Loc) -> Loc:
    """Take one item of a list away; the place of what held it."""
    del at(data, loc[:-1])[loc[-1]]
    if not at(data, loc[:-1]):
        del at(data, loc[:-2])[loc[-2]]
        return loc[:-2]
    return loc[:-1]


def moment(minute: int) -> str:
    day, rest = divmod(minute, DAY)
    clock = f"{rest // 60:02}:{rest % 60:02}"
    return f"dag {day} {clock}" if day else clock


def shelf(data: Data) -> catalogue.Resolved:
    """The catalogue in the region and on the date of the case."""
    return catalogue.read().resolve(data["casus"]["regio"], data["casus"]["speeldatum"])


def start(data: Data) -> int:
    return int(to_moment(data["delen"][0]["van"]))


def playable(data: Data) -> list[str]:
    return [one["id"] for _, one in each(data, "rollen") if one.get("speelbaar", True)]


def deciders(data: Data) -> dict[str, list[str]]:
    """Decision or measure → who decides."""
    found = {one["id"]: words(one["beslissers"]) for _, one in each(data, "besluiten")}
    return found | {one["id"]: [one["beslisser"]] for _, one in each(data, "maatregelen")}


def needers(data: Data, fact: Data) -> list[tuple[str, list[str]]]:
    """For each decision that asks the fact, the deciders that do not hold it."""
    known, all_ = set(words(fact.get("weet"))), deciders(data)
    found = [(name, [role for role in all_[name] if role not in known]) for name in words(fact.get("nodig_voor"))]
    return [one for one in found if one[1]]


def reveals(data: Data, fact: str) -> list[Loc]:
    """The effects that tell a fact."""
    return [loc for loc, _, effect in effects(data) if "onthult" in effect and fact in words(effect["onthult"]["informatie"])]


def setters(data: Data, flag: str) -> list[Loc]:
    return [loc for loc, _, effect in effects(data) if effect.get("vlag") == flag]


def certain(condition: Any) -> list[Data]:
    """The conditions that must all hold: the parts of `alle`, or the condition itself."""
    if not condition:
        return []
    return [inner for part in condition["alle"] for inner in certain(part)] if "alle" in condition else [condition]


def both(condition: Any, more: Data) -> Data:
    """Also this, where something may have been asked already."""
    return more if not condition else {"alle": [condition, more]}


def unfit(fact: Data) -> set[str]:
    return set(fact.get("hoort_hier_niet", {})) | set(words(fact.get("lek")))


def holders(data: Data, fact: Data) -> set[str]:
    """The partners that come by a fact without being told by another."""
    partner = {one["id"]: one["partner"] for _, one in each(data, "rollen")}
    found = set(words(fact.get("systeem"))) | {partner[role] for role in words(fact.get("weet"))}
    for loc in reveals(data, fact["id"]):
        effect, owner = at(data, loc)["onthult"], data[str(loc[0])][int(loc[1])]
        acting = words(owner.get("rol")) or words(owner.get("beslissers")) or words(owner.get("beslisser"))
        found |= {partner[role] for role in words(effect.get("rol")) or acting}
    return found
