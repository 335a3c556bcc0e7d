"""Had it been done by then, so that the move would have brought nothing more?

What is done is not called open. Where doing it once more would have counted, with what was known by then, with another choice
or with what a line of the plan lacked, the move says so.
"""

from dataclasses import dataclass

from scenarios.world import Tree, World
from scoring.fold import Played
from scoring.lasting import held
from scoring.ledger import Row
from scoring.linkage import FIELDS
from scoring.words import names
from sim.report.could import Wish, plan_line
from sim.report.text import listed

_LAST = 1 << 40
"""After every event of a minute."""
WHO = {
    "aanspreekpunt": "wie het eerste aanspreekpunt is",
    "casusregisseur": "wie de casusregisseur van de politie is",
    "casusverantwoordelijke": "wie de casusverantwoordelijke is",
    "casusregie": "wie de casusregie heeft",
}


@dataclass(frozen=True, slots=True)
class Then:
    """A look at the desk of `role`, just before event `seq`: the game so far, and the world as it was."""

    played: Played
    world: World
    role: str
    minute: int
    seq: int

    def knew(self, *facts: str) -> int:
        """How many of `facts` the role knew."""
        return self.played.knowledge.count(self.role, facts, self.minute, _LAST)


def taken(then: Then, wish: Wish) -> bool:
    """Whether what `wish` would have decided had been decided before."""
    return wish.kind == "besluit" and any(taking.seq < then.seq for taking in then.played.takings.get(wish.id, ()))


def pointless(then: Then, row: Row, wish: Wish) -> bool:
    """Whether `wish` would have brought nothing of `row`: it was done, or who would do it did not know enough yet."""
    done = bool(row.refs) and max(row.refs) < then.seq
    match row.term:
        case "normen" | "gevolgen" if done:
            norm = then.played.case.norms[row.what]
            # Done on too little: once more counts for who knows enough by now.
            return not row.facts or then.knew(*norm.basis) < min(norm.basis_least, len(norm.basis))
        case "terugkoppeling" | "herbeoordeling" | "patroon" if done:
            return True
        case "dekking" if wish.kind == "besluit":
            return not then.knew(*row.facts)
        case "gebruik" if row.what in then.played.case.decisions:
            return then.knew(*then.played.case.decisions[row.what].basis) <= len(row.facts)
        case "patroon":
            return any(one.id == row.what and then.knew(*one.facts) < one.least for one in then.played.case.legacy.patterns)
    return _holds(then.world, wish.leaf, then.role)


def _holds(world: World, leaf: Tree, role: str) -> bool:
    """Whether the condition that `wish` is after was true already; False where there is none."""
    match leaf:
        case ("flag", str(name)):
            return world.flag(name)
        case ("counter", str(name), int(least)):
            return world.count(name) >= least
        case ("decided", str(name), tuple(options)):
            option = world.decided(name)
            return option is not None and (not options or option in options)
        case ("measure", str(name)):
            return world.in_force(name)
        case ("request", str(name), str(status)):
            return world.request_status(name) == status
        case ("judged", _, int(least)):
            return world.judged(role, least)
        case ("in_system", str(partner), str(fact)):
            return world.recorded(partner, fact)
        case ("plan", str(field)):
            return world.plan_holds(field)
        case _:
            return False


# --- lines of the plan ----------------------------------------------------------------------------------------------


def planned(then: Then, row: Row) -> str:
    """What could be put in the plan for `row` that did not stand there as it should; "" where it did."""
    match row.term:
        case "overdracht":
            return _field(then, row)
        case "regie":
            return _regie(then, row)
        case "hierna":
            return _next(then, row)
        case _:
            return ""


def _stands(then: Then, *names: str) -> bool:
    """Whether a line of one of the fields, or with one of the agreements, stood in the plan then."""
    lines = (line for line in then.played.left.lines if line.since <= then.minute and line.seq < then.seq)
    return any(line.field in names or line.what in names for line in lines if line.replaced is None or line.replaced > then.minute)


def _field(then: Then, row: Row) -> str:
    what = FIELDS[row.what]
    if not _stands(then, row.what):
        return f"In het veiligheidsplan zetten: {what}"
    left = then.played.left
    field, filled = next(pair for pair in left.filled.items() if (pair[0].field, pair[0].due) == (row.what, row.could_until))
    if filled.why == "niet_teruggelezen":
        to = names(then.played.case, [field.receiver]) if field.receiver else "wie het overneemt"
        return f"Het veiligheidsplan overdragen aan {to}, na een gesprek, en laten teruglezen"
    return f"Opnieuw in het veiligheidsplan zetten, zo dat het tot dan klopt: {what}"


def _regie(then: Then, row: Row) -> str:
    who = WHO[row.what]
    if not any(named.function == row.what and named.seq < then.seq for named in then.played.left.named):
        return f"In het veiligheidsplan zetten: {who}"
    due = next(due for due in then.played.case.legacy.regie if (due.function, due.until) == (row.what, row.could_until))
    _, _, last, unknowing = held(then.played, due)
    if last is None:
        return f"In het veiligheidsplan bij één partij zetten: {who}"
    return f"In het veiligheidsplan opnieuw zetten {who}, zodat ook {names(then.played.case, unknowing)} het hoort" if unknowing else ""


def _next(then: Then, row: Row) -> str:
    case = then.played.case
    probe = next(probe for probe in case.legacy.probes if probe.id == row.what)
    reached, to = then.played.left.reached[probe.id], names(case, [probe.responder])
    fields = [name for name in probe.plan if name not in reached.plan]
    agreed = [name for name in probe.agreements if name not in reached.agreements]
    new = [plan_line(name) for name in fields if not _stands(then, name)]
    new += [f"‘{case.agreements[name].title}’" for name in agreed if not _stands(then, name)]
    if new:
        return f"In het veiligheidsplan zetten: {listed(new)}; en het overdragen aan {to}"
    return f"Het veiligheidsplan overdragen aan {to}, zoals het er staat" if fields or agreed else ""
