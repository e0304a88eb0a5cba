"""What breaks who goes by a description of the API, and what does not: compatible.py by its table, and on our own description."""

import copy
import json
import pathlib
import unittest

from compatible import breaks

OURS = json.loads((pathlib.Path(__file__).parents[2] / "docs/openapi.json").read_text())

BASE = {
    "paths": {
        "/a/{id}": {
            "put": {
                "parameters": [
                    {"in": "path", "name": "id", "required": True, "schema": {"type": "string"}},
                    {"in": "query", "name": "lang", "schema": {"type": "string", "enum": ["pt", "en"]}},
                ],
                "requestBody": {"required": True, "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Sent"}}}},
                "responses": {
                    "200": {"description": "", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Said"}}}},
                    "400": {"description": ""},
                },
            }
        }
    },
    "components": {
        "schemas": {
            "Sent": {
                "type": "object",
                "required": ["name"],
                "additionalProperties": False,
                "properties": {
                    "name": {"type": "string", "maxLength": 20, "pattern": "^[a-z]+$"},
                    "age": {"type": ["integer", "null"], "minimum": 0},
                    "list": {"type": "array", "maxItems": 5, "items": {"$ref": "#/components/schemas/Sent"}},
                },
            },
            "Said": {
                "oneOf": [
                    {"type": "object", "required": ["state"], "properties": {"state": {"type": "string", "enum": ["waiting"]}}},
                    {
                        "allOf": [
                            {"$ref": "#/components/schemas/Until"},
                            {"type": "object", "required": ["state"], "properties": {"state": {"type": "string", "enum": ["checked"]}}},
                        ]
                    },
                ]
            },
            "Until": {"type": "object", "required": ["until"], "properties": {"until": {"type": "string", "format": "date"}}},
        }
    },
}

OPERATION, SCHEMAS = ("paths", "/a/{id}", "put"), ("components", "schemas")
SENT, SAID = (*SCHEMAS, "Sent"), (*SCHEMAS, "Said", "oneOf")
GONE = object()

# Where, what stands there now, and whether that breaks.
TABLE = [
    ("an operation is gone", OPERATION, GONE, True),
    ("another operation", ("paths", "/a/{id}", "get"), {"responses": {}}, False),
    ("a token is wanted", (*OPERATION, "security"), [{"token": []}], True),
    ("a parameter is wanted", (*OPERATION, "parameters", 1, "required"), True, True),
    ("a parameter takes less", (*OPERATION, "parameters", 1, "schema", "enum"), ["pt"], True),
    ("a parameter takes more", (*OPERATION, "parameters", 1, "schema", "enum"), ["pt", "en", "fr"], False),
    ("a field is wanted", (*SENT, "required"), ["name", "age"], True),
    ("a field may be left out", (*SENT, "required"), [], False),
    ("a field is not taken", (*SENT, "properties", "age"), GONE, True),
    ("a field may be sent", (*SENT, "properties", "more"), {"type": "string"}, False),
    ("no null", (*SENT, "properties", "age", "type"), "integer", True),
    ("text too", (*SENT, "properties", "age", "type"), ["integer", "null", "string"], False),
    ("shorter", (*SENT, "properties", "name", "maxLength"), 19, True),
    ("longer", (*SENT, "properties", "name", "maxLength"), 21, False),
    ("as long as one likes", (*SENT, "properties", "name", "maxLength"), GONE, False),
    ("a bound that was not there", (*SENT, "properties", "age", "maximum"), 150, True),
    ("a higher least", (*SENT, "properties", "age", "minimum"), 1, True),
    ("another pattern", (*SENT, "properties", "name", "pattern"), "^[a-y]+$", True),
    ("fewer items", (*SENT, "properties", "list", "maxItems"), 4, True),
    ("other words for it", (*SENT, "description"), "What is sent.", False),
    ("other fields are taken", (*SENT, "additionalProperties"), GONE, False),
    ("another success", (*OPERATION, "responses", "201"), {"description": ""}, True),
    ("another refusal", (*OPERATION, "responses", "429"), {"description": ""}, False),
    ("no success", (*OPERATION, "responses", "200"), GONE, True),
    ("another type of answer", (*OPERATION, "responses", "200", "content"), {"text/plain": {}}, True),
    ("an answer lacks a field", (*SCHEMAS, "Until", "required"), [], True),
    ("an answer has a field more", (*SCHEMAS, "Until", "properties", "more"), {"type": "string"}, False),
    ("an answer's field is a number", (*SCHEMAS, "Until", "properties", "until"), {"type": "integer"}, True),
    ("an answer's field is any text", (*SCHEMAS, "Until", "properties", "until", "format"), GONE, True),
    ("an answer that nobody knows", (*SAID, 0, "properties", "state", "enum"), ["waiting", "lost"], True),
    ("an answer that does not come", (*SAID, 0), GONE, False),
]


def changed(document, where, value):
    """A copy in which `value` stands at that place."""
    copied = copy.deepcopy(document)
    *before, last = where
    place = copied
    for part in before:
        place = place[part]
    if value is GONE:
        del place[last]
    else:
        place[last] = value
    return copied


class Breaks(unittest.TestCase):
    def test_the_table(self):
        for name, where, value, breaking in TABLE:
            with self.subTest(name):
                found = breaks(BASE, changed(BASE, where, value))
                self.assertEqual(bool(found), breaking, found)

    def test_the_same_breaks_nothing(self):
        self.assertEqual(breaks(BASE, BASE), [])
        self.assertEqual(breaks(OURS, OURS), [])

    def test_every_operation_of_ours_that_goes_is_noticed(self):
        for path, item in OURS["paths"].items():
            for method in item:
                self.assertTrue(breaks(OURS, changed(OURS, ("paths", path, method), GONE)), (method, path))

    def test_every_field_of_ours_that_goes_from_what_is_wanted_of_an_answer_is_noticed(self):
        answered = ["Delivered", "Enrolled", "HeartbeatAnswer", "HelpCallAnswer", "ManifestAnswer", "BatchAnswer", "ApiError"]
        for schema in answered:
            wanted = OURS["components"]["schemas"][schema]["required"]
            for name in wanted:
                left = [other for other in wanted if other != name]
                now = changed(OURS, ("components", "schemas", schema, "required"), left)
                self.assertTrue(breaks(OURS, now), (schema, name))


if __name__ == "__main__":
    unittest.main()
