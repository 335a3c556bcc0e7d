"""How does somebody say in lines that it is different "bij ons"? Three questions beside the game; it goes on where it was."""

from pathlib import Path

from sim import remarks
from sim.plain.console import Console

NO_REAL_DATA = "Geen echte gegevens of namen."


class Anders:
    """Asks, and keeps what was said; remembers the region that was named."""

    def __init__(self, console: Console, region: str = "") -> None:
        self._console = console
        self._region = region

    def ask(self, path: Path, place: remarks.Place, about: str) -> None:
        """What is different, where and why; an empty first answer goes back."""
        say, ask = self._console.say, self._console.ask
        say(f"Bij ons anders, bij {about}. Het spel staat even stil en telt dit niet mee. {NO_REAL_DATA}")
        while what := remarks.tidy(ask("Wat is er bij jullie anders? (Enter: toch niets)")):
            known = f"; Enter is {self._region}" if self._region else ""
            region = ask(f"In welke regio of organisatie? (mag leeg blijven{known})")
            self._region = remarks.tidy(region, remarks.LONGEST_REGION) or self._region
            why = remarks.tidy(ask("Waarom? (mag leeg blijven)"))
            problem = remarks.keep(path, remarks.Remark(what, self._region, why, place))
            say(problem or "Bewaard bij ‘Bij ons anders’. Het staat straks in de nabespreking.")
            if not problem:
                return
