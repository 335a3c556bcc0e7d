"""Which numbers does the score use?

The one door to `weights.yaml`. Scoring knows no YAML: the file is held to one number a line, which a pattern reads, so
that judging a log needs no parser and costs nothing to import. A test reads the file with a YAML library as well and
compares.
"""

import re
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files

_LINE = re.compile(r'^(\w+): \{waarde: (\d+(?:\.\d+)?), herkomst: (\w+), waarom: "([^"]+)"\}$')


@dataclass(frozen=True, slots=True)
class Weights:
    """Every number of the model, by the name it has in the file."""

    T_normen: float
    T_gelijktijdig: float
    I_dekking: float
    I_gebruik: float
    I_terugkoppeling: float
    I_later_geleerd: float
    I_steunpunten: float
    I_gewicht_gewoon: float
    I_gewicht_rode_vlag: float
    I_maat_bodem: float
    I_hoort_hier_niet: float
    I_zonder_grond: float
    I_grens_geslecht: float
    I_plafond_lek: float
    A_overdracht: float
    A_patroon: float
    A_bescherming: float
    A_regie: float
    A_herbeoordeling: float
    A_hierna: float
    A_niet_teruggelezen: float
    B_gehoord: float
    B_kindcheck: float
    B_uitleg: float
    B_proportie: float
    B_tafel: float
    totaal_T: float
    totaal_I: float
    totaal_A: float
    totaal_boven_laagste: float
    totaal_onzorg: float
    rekenschap_houder: float
    rekenschap_vrager: float
    band_paraat: float
    band_verbonden: float
    band_op_gang: float
    balans_woorden: float
    balans_zet: float
    balans_inbreng: float
    balans_plan: float
    balans_eerste_zet: float
    balans_stil: float
    balans_zetten: float
    balans_aandeel: float
    balans_traag: float
    balans_druk: float
    balans_per: float


@dataclass(frozen=True, slots=True)
class Origin:
    """Where one number comes from, and why it is what it is."""

    value: float
    origin: str
    why: str


def parse(text: str) -> dict[str, Origin]:
    """The numbers in `text`; a line that is no number, comment or blank is our mistake."""
    found: dict[str, Origin] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        match = _LINE.match(line)
        if match is None:
            raise ValueError(f"weights.yaml:{number}: not one number with its origin")
        name, value, origin, why = match.groups()
        found[name] = Origin(float(value), origin, why)
    return found


@cache
def _text() -> str:
    return (files("scoring") / "weights.yaml").read_text(encoding="utf-8")


@cache
def origins() -> dict[str, Origin]:
    """Every number with its origin, for the page that explains the score."""
    return parse(_text())


@cache
def standard() -> Weights:
    """The weights that the game ships with."""
    return Weights(**{name: entry.value for name, entry in origins().items()})


@cache
def version() -> str:
    """A short digest of the weights, to tell two scorecards apart."""
    return sha256(_text().encode()).hexdigest()[:12]
