"""In which words does the ledger speak?

Plain Dutch about the case, never about a person: what was missing, and until when it was possible.
"""

from collections.abc import Iterable

from scenarios.compiled import Case
from scenarios.regional import Ground
from scoring.fold import Open

MAKER = "keuze van de maker van deze zaak"
TRIED = "uitgeprobeerd met de voorbeelden van deze zaak"
"""Sources of what stands in no document: the case says so itself, or it was measured."""
_CONDITIONS = {
    "acuut": "alleen bij acuut gevaar",
    "na_contact_om": "na overleg met het OM",
    "medisch_afgewogen": "na een medische afweging",
}

ASKS = {
    "normen": "Wat had dit eerder mogelijk gemaakt?",
    "gevolgen": "Wat vroeg die keuze daarna?",
    "gelijktijdig": "Wat had tegelijk gekund?",
    "dekking": "Wie had dit kunnen vragen of brengen?",
    "gebruik": "Waar steunde dit besluit op?",
    "terugkoppeling": "Wie wachtte nog op bericht?",
    "maat": "Was dit nodig voor die taak?",
    "grond": "Wat had dit delen wel mogelijk gemaakt?",
    "plafond": "Wat houdt dit een volgende keer binnen de kring?",
    "overdracht": "Wat had degene die erna komt hieraan gehad?",
    "patroon": "Losstaand of patroon: waaraan was dat te zien?",
    "bescherming": "Waar rekende iedereen op in die tijd?",
    "regie": "Wie dacht jij dat dit deed?",
    "herbeoordeling": "Wat vroeg om opnieuw te kijken?",
    "hierna": "Wie kon zorgen dat dit er lag?",
    "gehoord": "Wat had dit gesprek mogelijk gemaakt?",
    "eenmaal": "Wat was al bekend, en bij wie?",
    "kindcheck": "Wie had de kinderen in beeld?",
    "uitleg": "Wie kon vertellen wat er gebeurde en waarom?",
    "proportie": "Wat paste bij wat er toen bekend was?",
}
"""Term of the ledger → what a partner may ask itself about it."""


def names(case: Case, roles: Iterable[str], joint: str = "en") -> str:
    """Titles of roles: "Politie, Veilig Thuis en CIT"."""
    titles = [case.roles[role].title if role in case.roles else role for role in dict.fromkeys(roles)]
    if len(titles) < 2:
        return titles[0] if titles else "niemand"
    return f"{', '.join(titles[:-1])} {joint} {titles[-1]}"


def about(title: str, text: str) -> str:
    """`text` under a title: "Titel: tekst." or, after a question, "Titel? Tekst."."""
    return f"{title} {text[0].upper()}{text[1:]}" if title.endswith(("?", "!", ".")) else f"{title}: {text}"


def span(minutes: int) -> str:
    """A span in words: "45 minuten", "3 uur", "3 uur en 5 minuten"."""
    hours, rest = divmod(minutes, 60)
    few = "1 minuut" if rest == 1 else f"{rest} minuten"
    return few if not hours else f"{hours} uur" if not rest else f"{hours} uur en {few}"


def decision(case: Case, name: str) -> str:
    """The title of a decision or a measure."""
    return case.decisions[name].title if name in case.decisions else case.measures[name].title


def fact(case: Case, name: str) -> str:
    """A fact by its label, in quotes."""
    return f"«{case.facts[name].label}»"


def row(ground: Ground) -> str:
    """A row of the law or an agreement, as a whole sentence: what it is, and where it stands."""
    return ". ".join(part.rstrip(". ") for part in (ground.title, ground.rule) if part) + "."


def conditions(ground: Ground) -> str:
    """The conditions of a row in words; "" when it has none."""
    return ", ".join(_CONDITIONS.get(code, code.replace("_", " ")) for code in ground.conditions)


def ground_then(case: Case, possible: tuple[Open, ...]) -> tuple[str, str]:
    """What the law said about telling it then, and the id of the row: the best there was."""
    order = ("uitdrukkelijk", "volgens_afspraak", "bron_zwijgt", "geen")
    if not possible:
        return "", ""
    best = min(possible, key=lambda found: order.index(found.verdict))
    name = best.ground.id if best.ground is not None else ""
    match best.verdict:
        case "uitdrukkelijk" if best.ground is not None:
            return f"{names(case, [best.giver])} had daar een grond voor: {row(best.ground)}", name
        case "uitdrukkelijk":
            return f"{names(case, [best.giver])} werkt aan dezelfde taak en mocht het delen.", name
        case "volgens_afspraak" if best.ground is not None:
            return f"{names(case, [best.giver])} kon steunen op een afspraak: {row(best.ground)}", name
        case "geen" if best.ground is not None and best.ground.conditions:
            return f"Delen kon {conditions(best.ground)}: {row(best.ground)}", name
        case "geen":
            return "", name
        case _:
            return "De bronnen verbieden dit delen niet.", name
