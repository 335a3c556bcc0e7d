"""What did somebody do, in a few words?"""

from scenarios.compiled import Case
from sim.core import commands as c
from sim.report.text import counted, listed, short

CALLS = {"telefoon": "belt", "video": "beeldbelt met", "ter_plaatse": "spreekt ter plaatse met", "bureau": "spreekt op het bureau met"}
LEVELS = {"veilig": "veilig", "zorgen": "zorgen", "onveilig": "onveilig", "acuut_onveilig": "acuut onveilig"}


def deed(case: Case, command: c.Command) -> str:
    """`command` as a phrase that follows the name of a role: "belt VT", "zoekt op: moeder"."""
    match command:
        case c.Act(_, act):
            return case.acts[act].label
        case c.Consult(_, None, record):
            return f"legt {counted(len(record), 'gegeven', 'gegevens')} vast"
        case c.Consult(_, about, _):
            return f"zoekt op: {_person(case, str(about))}"
        case c.Talk():
            return _talk(case, command.to, command.channel, command.moment)
        case c.Contribute():
            return "doet een inbreng"
        case c.Send():
            return f"stuurt {case.message_kinds[command.kind].name.lower()} aan {_who(case, command.to)}"
        case c.Judge():
            return f"oordeelt: {LEVELS.get(command.judgement.level, command.judgement.level)}"
        case c.Decide():
            return decided(case, command.decision, command.option)
        case c.Order():
            return f"regelt of vraagt: {case.measures[command.measure].title}"
        case c.Rule():
            return "beslist op een verzoek"
        case c.Plan():
            return "legt afspraken vast"
        case c.Deviate():
            return f"doet bewust anders: {case.norms[command.norm].title}"
        case c.Hardop():
            return f"zegt hardop: {case.facts[command.fact].label}"
        case c.Heard():
            return f"hoort hardop van {_who(case, (command.giver,))}: kaart {command.card}"
        case c.Wait():
            return "wacht"
        case c.Stop():
            return "breekt af"
        case c.Retract():
            return "neemt terug"
        case c.OpenChapter():
            return "opent het volgende deel"
        case c.Reseat():
            return "verzet de stoelen"


def decided(case: Case, decision: str, option: str) -> str:
    """A decision with its outcome."""
    what = case.decisions[decision]
    return f"besluit: {what.title} → {what.options[option].label}"


def kind(command: c.Command) -> str:
    """Which kind of time it takes: gesprek · handeling · schrijven."""
    match command:
        case c.Talk() | c.Contribute() | c.Hardop() | c.Heard():
            return "gesprek"
        case c.Act():
            return "handeling"
        case _:
            return "schrijven"


def _talk(case: Case, to: tuple[str, ...], channel: str, moment: str | None) -> str:
    if moment is not None:
        return f"{case.moments[moment].name.lower()} met {_who(case, to)}"
    return f"{CALLS.get(channel, 'spreekt met')} {_who(case, to)}"


def _who(case: Case, roles: tuple[str, ...]) -> str:
    return listed([short(case, role) for role in roles])


def _person(case: Case, about: str) -> str:
    return case.persons[about].title.lower() if about in case.persons else about
