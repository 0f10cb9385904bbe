from functools import cmp_to_key
from typing import Any, Callable, Dict, List, Optional, Tuple

from compare import key_of
from exact import add, divide, exact
from node_error import NodeError, invalid_value


def value_at(value: Any, *path: Any) -> Any:
    """What lies at the end of a path; None where a key is missing or there is nothing to go into."""
    held = value
    for key in path:
        if isinstance(held, dict):
            held = held.get(str(key))
        elif isinstance(held, list) and isinstance(key, int) and key < len(held):
            held = held[key]
        else:
            return None
    return held


def rows_of(value: Any) -> List[Any]:
    """The value, which has to be a list."""
    if not isinstance(value, list):
        raise invalid_value("a list", value)
    return value


def as_row(value: Any) -> Dict[str, Any]:
    """The value, which has to have fields."""
    if not isinstance(value, dict):
        raise invalid_value("a row with fields", value)
    return value


def rename_keys(value: Any, names: List[Tuple[str, str]]) -> Dict[str, Any]:
    """The row with fields under new names. A field that is not there is not added."""
    row = as_row(value)
    moved = [(old, new) for old, new in names if old in row]
    kept = {key: held for key, held in row.items() if key not in dict(moved)}
    return {**kept, **{new: row[old] for old, new in moved}}


def distinct(rows: List[Any]) -> List[Any]:
    """The rows without those that equal an earlier one."""
    seen: Dict[Any, Any] = {}
    for row in rows:
        seen.setdefault(key_of(row), row)
    return list(seen.values())


def in_order(rows: List[Any], order: Callable[[Any, Any], int]) -> List[Any]:
    """The rows in an order: stable, so rows that it holds for equal keep theirs."""
    return sorted(rows, key=cmp_to_key(order))


def take(rows: List[Any], count: Any) -> List[Any]:
    """The first rows."""
    number = exact(count)
    if number.denominator != 1 or number < 0:
        raise NodeError("INVALID_VALUE", "A number of rows to take is a whole number from 0.")
    return rows[: number.numerator]


def first_by_key(
    rows: List[Any], key_of_row: Callable[[Any], Any]
) -> Callable[[Any], Optional[Any]]:
    """A look-up of the first row that has a key. It answers None where there is none."""
    found: Dict[Any, Any] = {}
    for row in rows:
        found.setdefault(key_of(key_of_row(row)), row)
    return lambda key: found.get(key_of(key))


def found_in(match: Optional[Any], error: str, rows: str) -> Any:
    """The row that a look-up found, which has to be one."""
    if match is None:
        raise NodeError(error, f"No row of {rows} matches.")
    return match


def group_by(rows: List[Any], key_of_row: Callable[[Any], Any]) -> List[List[Any]]:
    """The rows in groups with equal keys, in order of first appearance."""
    groups: Dict[Any, List[Any]] = {}
    for row in rows:
        groups.setdefault(key_of(key_of_row(row)), []).append(row)
    return list(groups.values())


def average(values: List[Any]) -> Any:
    """The exact mean; None of none."""
    return divide(add(*values), len(values)) if values else None


def first_of(values: List[Any]) -> Any:
    """The first value; None of none."""
    return values[0] if values else None


def coalesce(*values: Callable[[], Any]) -> Any:
    """The first that is not None. What comes after it is not computed."""
    for value in values:
        held = value()
        if held is not None:
            return held
    return None
