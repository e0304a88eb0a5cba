"""Holds alert rules, dashboard, runbooks and a running central against each other: monitoring.py ROOT PROMTOOL. See
`monitoring`, which starts the service."""

import json
import os
import pathlib
import re
import ssl
import subprocess
import sys
import tempfile
import urllib.request

root, promtool = pathlib.Path(sys.argv[1]), sys.argv[2]
rules = (root / "packaging/central/prometheus/aima-central.rules.yml").read_text()
dashboard = json.loads((root / "packaging/central/grafana/aima-central.json").read_text())
wrong = []

trust = ssl.create_default_context(cafile=os.environ["CENTRAL_AUTHORITY"])
with urllib.request.urlopen(f"{os.environ['CENTRAL_BASE']}/metrics", context=trust, timeout=30) as answer:
    said = answer.read().decode()
# A histogram is asked about by its series.
figures = set(re.findall(r"^# TYPE (\w+)", said, re.M)) | set(re.findall(r"^(aima_\w+)", said, re.M))
labels = {name: set(re.findall(r'(\w+)="', said_of)) for name, said_of in re.findall(r"^(aima_\w+)(\{[^}]*\})", said, re.M)}

queries = [target["expr"] for panel in dashboard["panels"] for target in panel.get("targets", [])]
for where, texts in {"the rules": [rules], "the dashboard": queries}.items():
    for text in texts:
        for name, braces in re.findall(r"\b(aima_\w+)(\{[^}]*\})?", text):
            if name not in figures:
                wrong.append(f"{where} ask for {name}, which central does not have")
            # What Prometheus itself puts on.
            asked = set(re.findall(r"(\w+)\s*(?:=|!=|=~|!~)\s*\"", braces)) - {"job", "instance"}
            for label in asked - labels.get(name, set()):
                wrong.append(f"{where} ask {name} by {label}, which it does not have")
shown = {name for query in queries for name in re.findall(r"\baima_\w+", query)}
for name in set(re.findall(r"^# TYPE (\w+)", said, re.M)):
    if not any(one.startswith(name) for one in shown):
        wrong.append(f"no panel of the dashboard shows {name}")

# As rules, queries are read by the program that knows their language.
with tempfile.NamedTemporaryFile("w", suffix=".yml") as file:
    entries = [{"record": f"query:{n}", "expr": query} for n, query in enumerate(queries)]
    json.dump({"groups": [{"name": "dashboard", "rules": entries}]}, file)
    file.flush()
    read = subprocess.run([promtool, "check", "rules", file.name], capture_output=True, text=True)
    if read.returncode != 0:
        wrong.append(f"a query of the dashboard cannot be read: {read.stdout}{read.stderr}")

folder = root / "docs/runbooks"
alerts = set(re.findall(r"- alert: (\w+)", rules))
pages = {page.stem for page in folder.glob("*.md")} - {"README", "drills"}
index = (folder / "README.md").read_text()
for name in sorted(alerts - pages):
    wrong.append(f"the alert {name} has no page in docs/runbooks/")
for name in sorted(pages - alerts):
    wrong.append(f"docs/runbooks/{name}.md belongs to no alert")
for name in sorted(alerts & pages):
    if f"runbook: docs/runbooks/{name}.md" not in rules:
        wrong.append(f"the alert {name} does not lead to its page")
    if f"]({name}.md)" not in index:
        wrong.append(f"docs/runbooks/README.md lacks {name}")
    page = (folder / f"{name}.md").read_text()
    for part in (f"# {name}", "**What it means.**", "## How to see it", "## What to do"):
        if part not in page:
            wrong.append(f"docs/runbooks/{name}.md lacks: {part}")
tested = set(re.findall(r"alertname: (\w+)", (root / "packaging/central/prometheus/aima-central.rules.test.yml").read_text()))
for name in sorted(alerts - tested):
    wrong.append(f"no test of the rules raises {name}")

for line in wrong:
    print(f"monitoring: {line}", file=sys.stderr)
print(f"monitoring: {len(alerts)} alerts, {len(queries)} queries, {len(figures)} figures")
sys.exit(1 if wrong else 0)
