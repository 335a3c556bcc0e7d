"""How is the balance of a case told to its author?

Pure text and plain data: the table of `samenop toets CASUS --balans`, a sentence for each bound that does not hold, and the
same as JSON.
"""

from math import isinf
from typing import Any

from scenarios.compiled import Case
from sim.core.phrases import clock
from sim.verify.balance import Balance, Finding
from sim.verify.pace import ChapterPace, Stint

BOUNDS = {
    "eerste_zet": "Minuten tot de eerste zet van een rol",
    "stil": "Minuten die een rol in een deel achter elkaar wacht",
    "zetten": "Zetten van een rol",
    "aandeel": "Aandeel van een rol in alle zetten",
    "tempo": "Zetten per speelzitting",
    "minuten": "Geschatte speelminuten",
}
ADVICE = {
    "eerste_zet": "Leg op dat bureau een eigen zaak die meteen om een zet vraagt, of maak de tekst vooraf korter.",
    "stil": "Laat iemand deze rol eerder bellen, geef haar werk dat een ander nu doet, of laat er dan iets gebeuren dat om een zet vraagt.",
    "zetten": "Geef deze rol werk dat een vakman in deze zaak zou doen, of maak haar niet speelbaar.",
    "aandeel": "Leg werk bij wie het in het echt doet, en laat anderen gesprekken beginnen.",
    "tempo": "Te weinig: leg meer op de bureaus. Te veel: voeg gesprekken samen, laat weg wat niets verandert. Of pas de speelminuten aan.",
    "minuten": "Maak de casus korter, of zeg in de casus meer speelminuten.",
}
_HEADS = ("zetten", "1e zet na", "langst stil", "bezig")
_WIDE = 12
"""Signs of a column: the table fits 80 of them beside the longest title of a role."""
_SHARE = "aandeel"


def table(case: Case, found: Balance) -> str:
    """The balance as lines for a terminal; times in minutes of play."""
    width = max(len(case.roles[total.role].title) for total in found.roles) + 2
    lines = [_row(width, "in speelminuten", *_HEADS)]
    for chapter in found.chapters:
        lines += ["", _chapter(case, chapter), *(_stint(case, width, stint) for stint in chapter.stints)]
    lines += ["", _row(width, "Alles bij elkaar", *_HEADS[:-1], _SHARE)]
    for total in found.roles:
        numbers = (str(total.moves), _number(total.first), _number(total.idle), _percent(total.share))
        lines.append(_row(width, f"  {case.roles[total.role].title}", *numbers))
    lines += [
        "",
        f"{found.moves} zetten in naar schatting {_number(found.minutes)} minuten.",
        f"De casus zegt {found.planned} minuten: dat zijn {_number(found.rate)} zetten per speelzitting.",
        "",
        *(_bound(found, bound) for bound in BOUNDS if _of(found, bound)),
    ]
    return "\n".join(lines)


def sentences(case: Case, found: Balance) -> tuple[str, ...]:
    """For each bound that does not hold: where, how much, and what an author can do."""
    told = []
    for bound, title in BOUNDS.items():
        broken = [finding for finding in _of(found, bound) if not finding.holds]
        if broken:
            where = "; ".join(_where(case, finding) for finding in broken)
            told.append(f"{title} moet {_limits(broken[0])} zijn: {where}. {ADVICE[bound]}")
    return tuple(told)


def as_json(case: Case, found: Balance) -> dict[str, Any]:
    """The balance as plain data."""
    totals = [
        {
            "rol": total.role, "zetten": total.moves, "aandeel": _rounded(total.share), "eerste_zet": _rounded(total.first),
            "langst_stil": _rounded(total.idle), "langst_stil_in": total.idle_in, "bezig": _rounded(total.busy),
        }
        for total in found.roles
    ]  # fmt: skip
    return {
        "zetten": found.moves,
        "geschatte_minuten": _rounded(found.minutes),
        "speelminuten": found.planned,
        "zetten_per_zitting": _rounded(found.rate),
        "houdt": found.holds,
        "rollen": totals,
        "delen": [_chapter_data(chapter) for chapter in found.chapters],
        "grenzen": [_finding_data(finding) for finding in found.findings],
    }


# --- lines ----------------------------------------------------------------------------------------------------------


def _row(width: int, name: str, *values: str) -> str:
    return name.ljust(width) + "".join(value.rjust(_WIDE) for value in values)


def _chapter(case: Case, pace: ChapterPace) -> str:
    chapter = next(one for one in case.chapters if one.id == pace.chapter)
    return f"{chapter.title}: naar schatting {_number(pace.minutes)} minuten, de casus zegt {chapter.play_minutes}"


def _stint(case: Case, width: int, stint: Stint) -> str:
    title = f"  {case.roles[stint.role].title}"
    return _row(width, title, str(stint.moves), _number(stint.first), _number(stint.idle), _number(stint.busy))


def _bound(found: Balance, bound: str) -> str:
    """What the bound is, how many of those it looks at keep it, and whether it holds."""
    findings = _of(found, bound)
    kept = sum(finding.holds for finding in findings)
    many = f" ({kept} van {len(findings)})" if len(findings) > 1 else ""
    holds = kept == len(findings)
    return f"{'✓' if holds else '✗'} {BOUNDS[bound]}: {_limits(findings[0])}. {'Houdt' if holds else 'Houdt niet'}{many}."


def _of(found: Balance, bound: str) -> list[Finding]:
    return [finding for finding in found.findings if finding.bound == bound]


def _limits(finding: Finding) -> str:
    show = _percent if finding.bound == "aandeel" else _number
    if isinf(finding.most):
        return f"minstens {show(finding.least)}"
    return f"{show(finding.least)} tot {show(finding.most)}" if finding.least else f"hoogstens {show(finding.most)}"


def _where(case: Case, finding: Finding) -> str:
    value = _percent(finding.value) if finding.bound == "aandeel" else _number(finding.value)
    if not finding.role:
        return value
    title = case.roles[finding.role].title
    return f"{title} {value}, van {clock(finding.between[0])} tot {clock(finding.between[1])}" if finding.chapter else f"{title} {value}"


def _number(value: float | None) -> str:
    if value is None or isinf(value):
        return "geen"
    return f"{value:.1f}".removesuffix(".0").replace(".", ",")


def _percent(part: float) -> str:
    return f"{100 * part:.0f}%"


# --- data -----------------------------------------------------------------------------------------------------------


def _chapter_data(pace: ChapterPace) -> dict[str, Any]:
    desks = [
        {
            "rol": stint.role, "zetten": stint.moves, "eerste_zet": _rounded(stint.first), "langst_stil": _rounded(stint.idle),
            "stil_van": clock(stint.idle_at[0]), "stil_tot": clock(stint.idle_at[1]), "bezig": _rounded(stint.busy),
        }
        for stint in pace.stints
    ]  # fmt: skip
    return {"deel": pace.chapter, "geschatte_minuten": _rounded(pace.minutes), "rollen": desks}


def _finding_data(finding: Finding) -> dict[str, Any]:
    return {
        "grens": finding.bound,
        "rol": finding.role or None,
        "deel": finding.chapter or None,
        "waarde": _rounded(finding.value),
        "minstens": _rounded(finding.least),
        "hoogstens": _rounded(finding.most),
        "houdt": finding.holds,
    }


def _rounded(value: float | None) -> float | None:
    """JSON knows no infinity."""
    return None if value is None or isinf(value) else round(value, 4)
