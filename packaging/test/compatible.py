"""Says whether who goes by one description of the API can go on with another: compatible.py RELEASED NOW.

What was asked must still be taken, and what is answered must still be understood. More is no break: a new operation, a new
field of an answer that takes more, a field that may be left out of what is sent, a refusal of 4xx or 5xx. Prints each break, and
ends with failure where there is one.
"""

import json
import sys

LOWER = {"minLength": "shorter", "minItems": "fewer", "minimum": "less", "minProperties": "fewer"}
UPPER = {"maxLength": "longer", "maxItems": "more", "maximum": "more", "maxProperties": "more"}
EXACT = ("pattern", "format", "contentEncoding", "multipleOf", "uniqueItems")
METHODS = ("get", "put", "post", "delete", "patch", "head", "options")


def resolved(document, value):
    """What a reference leads to."""
    while "$ref" in value:
        place = document
        for part in value["$ref"].removeprefix("#/").split("/"):
            place = place[part]
        value = place
    return value


def merged(one, other):
    """What holds for both."""
    both = {**one, **other}
    if "properties" in one or "properties" in other:
        both["properties"] = {**one.get("properties", {}), **other.get("properties", {})}
        both["required"] = sorted({*one.get("required", []), *other.get("required", [])})
    return both


def variants(document, schema):
    """A schema as the flat ones of which one holds."""
    schema = resolved(document, schema)
    choices = schema.get("oneOf") or schema.get("anyOf")
    flat = [{key: value for key, value in schema.items() if key not in ("oneOf", "anyOf", "allOf")}]
    for part in schema.get("allOf", []):
        flat = [merged(one, other) for one in flat for other in variants(document, part)]
    if choices:
        flat = [merged(one, other) for one in flat for choice in choices for other in variants(document, choice)]
    split = []
    for one in flat:
        kinds = one.get("type")
        split += [{**one, "type": kind} for kind in kinds] if isinstance(kinds, list) else [one]
    return split


class Comparison:
    """Whether one schema takes everything of another; each with its own document."""

    def __init__(self, wide, narrow):
        self.wide, self.narrow, self.open = wide, narrow, []

    def uncovered(self, wide, narrow, where):
        """What `wide` does not take of `narrow`, a sentence each."""
        pair = (wide, narrow)
        if pair in self.open:
            # A schema within itself: judged where it began.
            return []
        self.open.append(pair)
        found = []
        for case in variants(self.narrow, narrow):
            tried = [self.of_one(candidate, case, where) for candidate in variants(self.wide, wide)]
            found += min(tried, key=len)
        self.open.pop()
        return list(dict.fromkeys(found))

    def of_one(self, wide, narrow, where):
        found = []
        kind, other = wide.get("type"), narrow.get("type")
        if kind and kind != other and not (kind == "number" and other == "integer"):
            # Far from it: any candidate of the same type is the one that is meant.
            return [f"{where}: {other or 'anything'} beside {kind}"] * 100
        if "enum" in wide:
            values = narrow.get("enum")
            if values is None:
                found.append(f"{where}: any value beside those of a list")
            elif not set(values) & set(wide["enum"]):
                found += [f"{where}: {', '.join(map(str, values))} beside {', '.join(map(str, wide['enum']))}"] * 50
            else:
                found += [f"{where}: the value {value}" for value in values if value not in wide["enum"]]
        for keys, beyond in ((LOWER, lambda mine, theirs: theirs < mine), (UPPER, lambda mine, theirs: theirs > mine)):
            for key, word in keys.items():
                if key in wide and (key not in narrow or beyond(wide[key], narrow[key])):
                    found.append(f"{where}: {word} than {wide[key]} ({key})")
        for key in EXACT:
            if key in wide and wide[key] != narrow.get(key):
                found.append(f"{where}: another {key} than {wide[key]}")
        for name in wide.get("required", []):
            if name not in narrow.get("required", []):
                found.append(f"{where}: without `{name}`")
        known = wide.get("properties", {})
        for name, schema in narrow.get("properties", {}).items():
            if name in known:
                found += self.uncovered(known[name], schema, f"{where}.{name}")
            elif wide.get("additionalProperties") is False:
                found.append(f"{where}: with `{name}`")
        if wide.get("additionalProperties") is False and kind == "object" and narrow.get("additionalProperties") is not False:
            found.append(f"{where}: with other fields")
        if "items" in wide:
            found += self.uncovered(wide["items"], narrow.get("items", {}), f"{where}[]")
        return found


def parameters(document, item, operation):
    every = [resolved(document, one) for one in item.get("parameters", []) + operation.get("parameters", [])]
    return {(one["in"], one["name"]): one for one in every}


def breaks(released, now):
    """Every break between the two, a sentence each."""
    found = []
    for path, item in released["paths"].items():
        for method in METHODS:
            if method not in item:
                continue
            name, then = f"{method.upper()} {path}", item[method]
            today = now["paths"].get(path, {}).get(method)
            if today is None:
                found.append(f"{name} is gone")
                continue
            found += [f"{name} {reason}" for reason in of_operation(released, now, item, then, now["paths"][path], today)]
    return found


def of_operation(released, now, old_item, then, new_item, today):
    found = []
    if then.get("security", released.get("security")) != today.get("security", now.get("security")):
        found.append("asks for another token")

    old, new = parameters(released, old_item, then), parameters(now, new_item, today)
    for key, parameter in new.items():
        if key not in old and parameter.get("required"):
            found.append(f"wants the parameter {key[1]}")
        elif key in old:
            if parameter.get("required") and not old[key].get("required"):
                found.append(f"wants the parameter {key[1]}, which could be left out")
            takes = Comparison(now, released).uncovered(parameter.get("schema", {}), old[key].get("schema", {}), key[1])
            found += [f"takes no more: {reason}" for reason in takes]
    found += [f"has no parameter {key[1]} any more" for key in old if key not in new]

    sent, takes = (resolved(*pair) for pair in ((released, then.get("requestBody", {})), (now, today.get("requestBody", {}))))
    if takes.get("required") and not sent.get("required"):
        found.append("wants a body")
    for kind, content in sent.get("content", {}).items():
        if kind not in takes.get("content", {}):
            found.append(f"takes no {kind} any more")
            continue
        reasons = Comparison(now, released).uncovered(takes["content"][kind].get("schema", {}), content.get("schema", {}), "body")
        found += [f"takes no more: {reason}" for reason in reasons]

    for status, answer in today["responses"].items():
        known = then["responses"].get(status)
        if known is None:
            if status[0] not in "45":
                found.append(f"answers {status} too")
            continue
        known, answer = resolved(released, known), resolved(now, answer)
        for kind, content in answer.get("content", {}).items():
            if kind not in known.get("content", {}):
                found.append(f"answers {status} as {kind} too")
                continue
            schemas = known["content"][kind].get("schema", {}), content.get("schema", {})
            found += [f"answers {status} with more: {reason}" for reason in Comparison(released, now).uncovered(*schemas, "body")]
    found += [f"answers {status} no more" for status in then["responses"] if status[0] == "2" and status not in today["responses"]]
    return found


if __name__ == "__main__":
    documents = []
    for path in sys.argv[1:]:
        with open(path) as file:
            documents.append(json.load(file))
    broken = breaks(*documents)
    for line in broken:
        print(f"contract: {line}", file=sys.stderr)
    if broken:
        print(
            "contract: that breaks who goes by the description of the last release. If it is meant, and no kiosk is left that does, "
            f"`cp {sys.argv[2]} {sys.argv[1]}` and say why in the changelog.",
            file=sys.stderr,
        )
    sys.exit(1 if broken else 0)
