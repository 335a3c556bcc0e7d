"""What does a new case look like before its author has changed anything?

A small case of our own that is sound and can be played, with a comment at every part. It is kept as files (`sjabloon/`), so that it
is checked, spelt and played like every other case.
"""

import json
from importlib.resources import files

ID, TITLE = "nieuwe_zaak", "Een nieuwe zaak"
"""What stands in the files in place of the author's own id and title."""
PARTS = ("casus.yaml", "toelichting.md", "verlopen/goed.yaml", "verlopen/niets.yaml")
SCHEMAS = {"casus": "schema/casus.json", "verloop": "schema/verloop.json"}
"""Kind of file → where its schema lies, for an editor: beside the case, as the first line of each YAML file says."""


def written(id: str, title: str) -> dict[str, str]:
    """Name of each file of a new case → its text."""
    room = files("scenarios") / "sjabloon"
    return {name: _filled(name, (room / name).read_text(encoding="utf-8"), id, title) for name in PARTS}


def _filled(name: str, text: str, id: str, title: str) -> str:
    """One file with id and title filled in, the title in quotes where the file is YAML."""
    if name.endswith(".md"):
        return text.replace(TITLE, title)
    return text.replace(ID, id).replace(f'"{TITLE}"', json.dumps(title, ensure_ascii=False))
