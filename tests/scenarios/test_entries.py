"""Does the page of the catalogue hold every id that a case may take from it?"""

import re

from scenarios import catalogue
from scenarios.handbook import page
from scenarios.loading import _outside


def test_every_id_that_is_looked_up_stands_on_the_page_and_no_other() -> None:
    listed = re.findall(r"^- `(\w+)`: \S", page("catalogus"), re.MULTILINE)
    assert sorted(listed) == sorted(id for ids in _outside(catalogue.read()).values() for id in ids)
