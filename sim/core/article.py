"""On which ground did a role share? What level expert asks after a telling.

An exercise and no more: it looks back on what happened, changes nothing and is kept nowhere.
"""

from dataclasses import dataclass

from scenarios.compiled import Case
from scenarios.regional import Ground
from sim.core import events as e
from sim.core import phrases as say
from sim.core.roleview import Choice
from sim.core.sharing import AGREED, EXPLICIT, NONE, SILENT
from sim.core.telling import ground_text

EXPERT = "expert"
MOST = 4
"""Articles that are offered beside the two answers that name none."""
_LONGEST = 100


@dataclass(frozen=True, slots=True)
class Article:
    """A question about one telling."""

    told: str
    """What was told to whom, in words."""
    choices: tuple[Choice, ...]
    held: str
    """Value of the choice that is right."""
    explained: str
    """The verdict with rule, dates and source."""


def question(case: Case, event: e.Disclosed) -> Article | None:
    """What to ask about `event`; None inside one partner, where no article is needed."""
    giver, receiver = case.roles[event.giver].partner, case.roles[event.receiver].partner
    if giver == receiver or case.level != EXPERT:
        return None
    row = next((ground for ground in case.grounds if ground.id == event.ground), None)
    articles = [ground for ground in case.grounds if ground.verdict in (EXPLICIT, AGREED)]
    articles.sort(key=lambda one: (one is not row, (giver not in one.givers) + (receiver not in one.receivers)))
    names = sorted(tuple(dict.fromkeys(_name(one) for one in articles))[:MOST])
    choices = (
        *(Choice(name, name) for name in names),
        Choice(SILENT, "Geen artikel: de bronnen zeggen hier niets over"),
        Choice(NONE, "Geen grond: op dat moment ontbrak er nog iets"),
    )
    held = _name(row) if row is not None and event.verdict in (EXPLICIT, AGREED) else event.verdict
    told = f"«{case.facts[event.fact].label}» aan {say.title(case, event.receiver)}"
    return Article(told, choices, held, ground_text(case, event))


def answer(article: Article, chosen: str) -> str:
    """What is said to a choice: whether it was this one, and what held."""
    return f"{'Ja, daar steunde dit op.' if chosen == article.held else 'Dit steunde ergens anders op.'} {article.explained}"


def _name(row: Ground) -> str:
    """The article or agreement, without what it says."""
    return row.rule.partition(": ")[0][:_LONGEST]
