"""What does it cost to read a case, and all that come with the program?

Catalogue and case from their YAML files, checked and compiled, in CPU milliseconds of a process that has read nothing yet (the
best of five would hide what a person waits for); the modules that read are loaded before the clock runs.
"""

import json
import resource
import time

import scenarios
import scenarios.loading  # the rooms behind the door, which the door itself opens at the first load

start = time.process_time()
case = scenarios.load("acuut_onveilig")
first = time.process_time() - start

start = time.process_time()
for other in scenarios.library_ids():
    if other != case.id:
        scenarios.load(other)
library = first + time.process_time() - start

start = time.process_time()
for short in scenarios.short_ids():
    scenarios.read_short(short)
shorts = time.process_time() - start

start = time.process_time()
scenarios.load("acuut_onveilig", region="RP2")
again = time.process_time() - start

print(
    json.dumps(
        {
            "load_ms": first * 1000,
            "library_ms": library * 1000,
            "short_sittings_ms": shorts * 1000,
            "other_region_ms": again * 1000,
            "facts": len(case.facts),
            "acts": len(case.acts),
            "memory_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        }
    )
)
