"""Where in its file does a part of a case stand?"""

from dataclasses import dataclass, field

from scenarios.document import CaseDocument
from scenarios.problems import Problem
from scenarios.source import Source

_WITHOUT_ID = {"overdracht": "field", "regie": "function"}
"""Parts that are named by what they are about."""


@dataclass(slots=True)
class Places:
    """Finds the parts of one case by section and id."""

    source: Source
    written: CaseDocument
    index: dict[tuple[str, str], int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for name, info in type(self.written).model_fields.items():
            things, section = getattr(self.written, name), info.alias or name
            if isinstance(things, tuple):
                for number, thing in enumerate(things):
                    self.index.setdefault((section, getattr(thing, _WITHOUT_ID.get(section, "id"), "")), number)

    def problem(self, code: str, message: str, section: str, name: str = "", *rest: int | str, key: bool = False) -> Problem:
        """A problem with the part `name` of a section, at the deepest place along `rest` that is in the file."""
        place = (self.index[section, name],) if (section, name) in self.index else ()
        return self.source.at((section, *place, *rest), code, message, key=key)

    def item(self, section: str, name: str, key: str, word: str) -> tuple[int | str, ...]:
        """The path within a part to one word of a list; the list itself where it is written as one word."""
        number = self.index.get((section, name))
        data = None if number is None else self.source.data[section][number].get(key)
        return (key, data.index(word)) if isinstance(data, list) and word in data else (key,)
