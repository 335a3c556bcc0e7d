"""How may a role let time run, or end what it has begun?"""

from sim.core import phrases as say
from sim.core.moments import block_end, waits_to_choose
from sim.core.roleview import Field, Form
from sim.core.told import Told

_DONE_DETAIL = "Alleen iets dringends, een verzoek aan jou of een beslissing op een verzoek haalt je er nog uit."
_DONE = Form("klaar", "klaar", "Klaar met dit deel", _DONE_DETAIL, 0)


def endings(told: Told, status: str) -> list[Form]:
    """Waiting, being done, breaking off and taking back, as far as there is something to end in `status`."""
    forms = []
    if status != "in_gesprek" or told.rounds:
        times = waits_to_choose(told)
        until = Field("tot", "Tot wanneer?", "tijd", times, 0, 1, (times[0].value,) if times else ())
        forms.append(Form("wacht", "wacht", "Wachten", "Tot een tijd, of tot iets jou aangaat.", 0, (until,)))
        forms.append(_ready(told))
    for ref, (command, _, _) in told.work.items():
        own = ref == told.ref
        if not own or status == "bezig":
            forms.append(
                Form(
                    "stop",
                    "" if own else str(ref),
                    f"Afbreken: {say.label(told.case, command)}",
                    "De tijd is kwijt, er komt niets van.",
                    0,
                )
            )
    began_now = told.since == told.now and (told.command is not None or told.waiting is not None)
    if told.queue or began_now:
        forms.append(Form("neem_terug", "neem_terug", "Terugnemen", "Wat je het laatst klaarzette of net begon.", 0))
    return forms


def _ready(told: Told) -> Form:
    """Done: with the round where several people play at one screen in turns, else with the chapter."""
    if told.rounds:
        end = block_end(told)
        return Form(
            "klaar",
            str(end),
            f"Klaar met deze ronde, tot {say.clock(end, told.now, told.case.weekday)}",
            "Alleen iets dringends haalt je er nog uit.",
            0,
        )
    return _DONE
