"""Asks a running central for every operation of its description: contract.py SCHEMATHESIS SETTINGS DESCRIPTION. See
`contract`, which starts the service and sets the environment, and contract.toml.
"""

import collections
import json
import os
import subprocess
import sys
import tempfile

import requests
import schemathesis
from schemathesis.core.failures import FailureGroup
from schemathesis.specs.openapi.checks import content_type_conformance, status_code_conformance

program, settings, description = sys.argv[1:]
base, authority = os.environ["CENTRAL_BASE"], os.environ["CENTRAL_AUTHORITY"]
examples = int(os.environ.get("EXAMPLES", "500"))
work = tempfile.TemporaryDirectory()
events = f"{work.name}/events.ndjson"

enrolled = requests.post(
    f"{base}/v1/kiosks/enrol", json={"code": os.environ["CENTRAL_CODE"]}, verify=authority, timeout=30
)
enrolled.raise_for_status()
token = enrolled.json()["token"]

ran = subprocess.run(
    [
        program, "--config-file", settings, "run", description, "--url", base, "--tls-verify", authority,
        "--header", f"Authorization: Bearer {token}",
        "--phases", "examples,coverage,fuzzing", "--max-examples", str(examples),
        "--seed", os.environ.get("SEED", "1"), "--generation-database", "none", "--continue-on-failure",
        "--suppress-health-check", "all", "--request-timeout", "30", "--warnings", "off",
        "--no-color", "--report", "ndjson", "--report-ndjson-path", events,
    ],
    cwd=work.name,
)  # fmt: skip

# What was answered, by operation.
answers: dict[str, collections.Counter] = collections.defaultdict(collections.Counter)


def interactions(value):
    """Every answer in an event, wherever it stands in it."""
    if isinstance(value, dict):
        for entry in (value.get("interactions") or {}).values() if isinstance(value.get("interactions"), dict) else []:
            yield entry
        for part in value.values():
            yield from interactions(part)


with open(events) as lines:
    for line in lines:
        event = json.loads(line)
        recorder = next((part.get("recorder") for part in event.values() if isinstance(part, dict)), None)
        for entry in interactions(event):
            response = entry.get("response")
            label = (recorder or {}).get("label", "?")
            answers[label][response["status_code"] if response else "none"] += 1

# An operation without a parameter has one example, and the same example is not sent twice: it is asked as often by hand.
undescribed = {}
schema = schemathesis.openapi.from_path(description)
schema.config.update(base_url=base, tls_verify=authority)
for found in schema.get_all_operations():
    operation = found.ok()
    while sum(answers[operation.label].values()) < examples:
        case = operation.as_strategy().example() if list(operation.path_parameters) else operation.Case()
        response = case.call(headers={"Authorization": f"Bearer {token}"}, verify=authority)
        answers[operation.label][response.status_code] += 1
        try:
            case.validate_response(response, checks=[status_code_conformance, content_type_conformance])
        except FailureGroup as failures:
            undescribed[operation.label] = str(failures)

print(f"\n{'operation':<40} {'asked':>6}  answers")
for label, statuses in sorted(answers.items()):
    counted = ", ".join(f"{status} × {count}" for status, count in sorted(statuses.items(), key=str))
    print(f"{label:<40} {sum(statuses.values()):>6}  {counted}")
for label, why in undescribed.items():
    print(f"\n{label}: {why}")
sys.exit(ran.returncode or (1 if undescribed else 0))
