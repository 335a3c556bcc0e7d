"""The generated story of the peers as a case of ours.

    python tests/bench/graph.py STORY.yaml CASE.yaml

A node becomes a scene, an option an act of one minute with the same counter, condition and reply: the same decisions in the
same order, with a desk, a clock and a log around them.
"""

import json
import sys
from pathlib import Path

import yaml

HEAD = """formaat: 1
casus:
  id: graaf
  soort: oefening
  titel: "Een gemaakte graaf"
  samenvatting: "Om mee te meten."
  waarschuwing: ["Geen inhoud."]
  bron: "Gemaakt om mee te meten."
  toegevoegd: "Alles."
  speeldatum: "2025-02-11"
  regio: RP1
  momenten: []
  speelduur: 10
  horizon: "12:00"
delen:
  - {id: deel, titel: "Deel", van: "08:00", tot: "12:00", ronde: 1 uur, speelminuten: 10}
rollen:
  - id: politie
    partner: politie
    titel: "Politie"
    taak: "Kiest."
    briefing: "Kies steeds een van de vier."
    beslist_over: "Alles."
    plek: "bureau"
themas: [{id: graaf, titel: "Graaf"}]
doelen: [{id: meten, titel: "Om te meten"}]
informatie:
  - id: f_een
    label: "Een feit"
    tekst: "Er is een feit."
    thema: graaf
    soort: burger
    gevoelig: 1
    over: []
    weet: politie
    herkomst: ontwerpvoorstel
"""


def converted(story: dict[str, object]) -> str:
    every = story["nodes"]
    assert isinstance(every, dict)
    reached, ahead = set[str](), [str(story["start"])]
    while ahead:
        name = ahead.pop()
        if name not in reached:
            reached.add(name)
            ahead += [option["to"] for option in every[name].get("options") or ()]
    nodes = {name: node for name, node in every.items() if name in reached and node.get("options")}  # the last one only says it is over
    layer = {name: int(name[1:].partition("_")[0]) for name in nodes}
    lines = [HEAD, "situaties:"]
    for name, node in nodes.items():
        lines += [
            f"  - id: {name}",
            f'    titel: "{name}"',
            "    spoor: acuut",
            "    stap: A1",
            f"    tekst: {{politie: {json.dumps(node['text'])}}}",
            '    kort: "Een punt in de graaf."',
        ]
        if name != story["start"]:
            lines.append(f"    opent_als: {{vlag: bij_{name}}}")
        lines.append(f"    sluit_als: {{teller: {{naam: laag, minstens: {layer[name] + 1}}}}}")
    lines.append("handelingen:")
    for name, node in nodes.items():
        for number, option in enumerate(node["options"]):
            effects = [f"teller: {{naam: {e['var']}, erbij: {e['add']}}}" for e in option["effects"]]
            effects += ["teller: {naam: laag}", f"bericht: {{tekst: {json.dumps(option['reply'])}}}"]
            if option["to"] in nodes:
                effects.append(f"vlag: bij_{option['to']}")
            lines += [
                f"  - id: {name}_{number}",
                "    rol: politie",
                f"    situatie: {name}",
                f"    label: {json.dumps(option['text'])}",
                '    uitleg: "Een keuze."',
                "    bezet: 1",
            ]
            if "when" in option:
                lines.append(f"    mits: {{teller: {{naam: {option['when']['var']}, minstens: {option['when']['at_least']}}}}}")
                lines.append('    anders: "Nu niet."')
            lines.append("    gevolgen:")
            lines += [f"      - {effect}" for effect in effects]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    made = converted(yaml.load(Path(sys.argv[1]).read_text(encoding="utf-8"), Loader=yaml.CSafeLoader))
    Path(sys.argv[2]).write_text(made, encoding="utf-8")
