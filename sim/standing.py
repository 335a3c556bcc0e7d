"""Where does what I know stand, for whoever sits here next?"""

from sim.core.roleview import FactView

SHORT = {
    "kwijt": "je collega wist dit; het staat nergens",
    "kwijt_dossier": "je collega las dit; het staat niet op het scherm",
    "systeem": "vastgelegd",
    "dossier": "alleen in het dossier",
    "nergens": "nog niet vastgelegd",
}


def stands(fact: FactView) -> str:
    """Where `fact` stands, as a key of SHORT: what was read in the own file is on paper, and not yet on the screen."""
    read = fact.how == "dossier"
    if fact.lost:
        return "kwijt_dossier" if read else "kwijt"
    if fact.recorded:
        return "systeem"
    return "dossier" if read else "nergens"
