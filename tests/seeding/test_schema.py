"""The published schema of the seed files, for editors."""

import json
from typing import Any

import jsonschema
import pytest
import yaml

from diplo.seeding.records import FOLDERS
from diplo.seeding.schema import schema_text
from tests.support import MINI_SEEDS, ROOT

FILES = sorted(path.relative_to(MINI_SEEDS).as_posix() for path in MINI_SEEDS.rglob("*.yml"))


@pytest.fixture(scope="module")
def validator() -> Any:
    return jsonschema.Draft202012Validator(json.loads(schema_text()))


def test_the_published_schema_is_not_stale() -> None:
    published = (ROOT / "seeds" / "schema.json").read_text(encoding="utf-8")
    assert published == schema_text(), "run: diplo seeds schema > seeds/schema.json"


def test_it_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(json.loads(schema_text()))


@pytest.mark.parametrize("name", FILES)
def test_it_takes_every_mini_seed(name: str, validator: Any) -> None:
    validator.validate(yaml.safe_load((MINI_SEEDS / name).read_text(encoding="utf-8")))


def test_it_refuses_what_the_check_refuses(validator: Any) -> None:
    good = yaml.safe_load((MINI_SEEDS / "memberships/xorg/xcc.yml").read_text(encoding="utf-8"))
    spell = good["memberships"][0]
    mistakes: list[dict[str, Any]] = [{"status": "friend"}, {"colour": "red"}, {"key": "Two Words"}, {"citations": []}]
    for wrong in mistakes:
        assert not validator.is_valid({**good, "memberships": [spell | wrong]}), wrong
    assert not validator.is_valid({"memberships": good["memberships"]})


def test_it_knows_every_collection_of_every_folder() -> None:
    properties = json.loads(schema_text())["properties"]
    assert {name for names in FOLDERS.values() for name in names} <= properties.keys()
    assert len(FILES) >= len(FOLDERS)
    assert {name.split("/")[0].removesuffix(".yml") for name in FILES} == FOLDERS.keys()
