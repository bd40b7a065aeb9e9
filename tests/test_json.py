"""Laws of JSON: every document of the model comes back, and whatever else is read is refused by an error of our own."""

from __future__ import annotations

import json
from datetime import date
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any, get_args

import pytest
from attrs import fields_dict, has
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from eucouncil_parse import (
    CouncilParseError,
    Document,
    ExtensionNode,
    Item,
    MonthDay,
    from_dict,
    from_json,
    json_schema,
    parse_file,
    to_dict,
    to_json,
)
from eucouncil_parse.export.shape import is_tuple, is_union, keys

DOCUMENT = Path(__file__).parent / "cases" / "documents" / "outcome.layout.txt"
DEEPEST = 6
"""How many classes stand in one another in a document that is made up."""

_PLAIN: dict[Any, st.SearchStrategy[Any]] = {
    str: st.text(max_size=5),
    int: st.integers(),
    bool: st.booleans(),
    float: st.floats(allow_nan=False, allow_infinity=False),
    date: st.dates(),
    MonthDay: st.builds(MonthDay, st.integers(1, 12), st.integers(1, 31)),
    type(None): st.none(),
}


@cache
def values(hint: Any, depth: int = DEEPEST) -> st.SearchStrategy[Any]:
    """Values of a type of the model, whatever classes it has."""
    if hint in _PLAIN:
        return _PLAIN[hint]
    arguments = get_args(hint)
    if is_union(hint):
        return st.one_of([values(each, depth) for each in arguments if depth or not has(each)])
    if ExtensionNode in arguments:  # its classes are those of profiles: see test_profiles.py
        return st.just(())
    if is_tuple(hint) and arguments[-1] is Ellipsis:
        return st.lists(values(arguments[0], depth), max_size=2 if depth else 0).map(tuple)
    if is_tuple(hint):
        return st.tuples(*[values(each, depth) for each in arguments])
    if issubclass(hint, Enum):
        return st.sampled_from(hint)
    return st.deferred(
        lambda: st.builds(hint, **{name: values(keys(hint)[name], max(0, depth - 1)) for name in fields_dict(hint)})
    )


plain_data = st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.floats().filter(lambda x: x % 1 != 0)
names = st.sampled_from(sorted({*keys(Document), *keys(Item), "kind", "text"} - {"extensions"}))
any_data = st.recursive(
    plain_data,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(names | st.text(max_size=5), inner, max_size=4),
    max_leaves=12,
)


@cache
def validator() -> Any:
    return Draft202012Validator(json_schema(), format_checker=Draft202012Validator.FORMAT_CHECKER)


def read(data: Any) -> Document | None:
    """The document in data; every exception but the library's own is a failure."""
    try:
        return from_dict(data)
    except CouncilParseError:
        return None


def without_nodes(data: Any) -> Any:
    """The data of a document without the values of its profile, of which the schema knows no more than their kind."""
    if isinstance(data, list):
        return [without_nodes(each) for each in data]
    if isinstance(data, dict):
        return {key: [] if key == "extensions" else without_nodes(value) for key, value in data.items()}
    return data


def assert_lawful(data: Any) -> None:
    """What the schema takes is read; what is read is written as the schema says."""
    document = read(data)
    if document is None:
        assert not validator().is_valid(data)
    else:
        assert validator().is_valid(to_dict(document))
        assert from_dict(to_dict(document)) == document


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(document=values(Document))
def test_every_document_comes_back(document: Document) -> None:
    assert [*validator().iter_errors(to_dict(document))] == []
    assert from_dict(to_dict(document)) == document
    assert from_json(to_json(document)) == document


@settings(max_examples=300, deadline=None)
@given(data=any_data)
def test_any_data(data: Any) -> None:
    assert_lawful(data)


@settings(max_examples=300, deadline=None)
@given(data=st.data())
def test_a_document_with_one_place_changed(data: st.DataObject) -> None:
    changed = without_nodes(to_dict(parse_file(DOCUMENT)))
    place: Any = changed
    while True:
        step = data.draw(st.sampled_from([*place] if isinstance(place, dict) else range(len(place))))
        if isinstance(place[step], dict | list) and place[step] and data.draw(st.integers(0, 4)):
            place = place[step]
            continue
        break
    change = data.draw(st.sampled_from(["set", "take away", "rename", "repeat"]))
    if change == "set":
        place[step] = data.draw(any_data)
    elif change == "repeat" and isinstance(place, list):
        place.insert(step, place[step])
    elif change == "rename" and isinstance(place, dict):
        place[data.draw(st.text(max_size=5))] = place.pop(step)
    else:
        del place[step]
    assert_lawful(changed)


@pytest.mark.parametrize("text", ["9" * 5000, '{"span": {"start": %s}}' % ("9" * 5000), '{"items": [NaN]}', "\ufeff{}"])
def test_odd_json(text: str) -> None:
    with pytest.raises(CouncilParseError):
        from_json(text)


def test_the_order_of_keys_does_not_matter() -> None:
    document = parse_file(DOCUMENT)
    assert from_json(json.dumps(to_dict(document), sort_keys=True)) == document
