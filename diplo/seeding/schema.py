"""The published JSON Schema of the seed files, for editors; `seeds/schema.json` is this text."""

import json

from diplo.seeding.records import Contents


def schema_text() -> str:
    """The schema as it is published: keys sorted, ends with a line end."""
    schema = Contents.model_json_schema(by_alias=True)
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    schema["title"] = "A diplo seed file"
    return json.dumps(schema, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
