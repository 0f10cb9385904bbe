from typing import Any, List

from exact import exact, is_number
from node_error import invalid_value


def key_of(value: Any) -> Any:
    """A key that two values share exactly when they are equal: 1 and 1.0 do, 1 and True do not."""
    if is_number(value):
        return ("number", exact(value))
    if isinstance(value, list):
        return ("list", tuple(key_of(item) for item in value))
    if isinstance(value, dict):
        return ("object", frozenset((key, key_of(held)) for key, held in value.items()))
    return (type(value).__name__, value)


def equal(left: Any, right: Any) -> bool:
    """Whether two values are the same JSON."""
    return bool(key_of(left) == key_of(right))


def compare(left: Any, right: Any) -> int:
    """Orders two numbers or two texts: negative, zero or positive."""
    if isinstance(left, str):
        if not isinstance(right, str):
            raise invalid_value("a text", right)
        return (left > right) - (left < right)
    first, second = exact(left), exact(right)
    return (first > second) - (first < second)


def is_one_of(value: Any, values: Any) -> bool:
    """Whether a list holds the value. What is no list holds nothing."""
    return isinstance(values, list) and any(equal(held, value) for held in values)


def is_unique(items: List[Any]) -> bool:
    """Whether no two items are equal."""
    return len({key_of(item) for item in items}) == len(items)


def smallest(values: List[Any]) -> Any:
    """The smallest of numbers or of texts, the first of equals; None of none."""
    best = None
    for at, value in enumerate(values):
        if compare(value, value if at == 0 else best) < 0 or at == 0:
            best = value
    return best


def largest(values: List[Any]) -> Any:
    """The largest of numbers or of texts, the first of equals; None of none."""
    best = None
    for at, value in enumerate(values):
        if compare(value, value if at == 0 else best) > 0 or at == 0:
            best = value
    return best


def minimum(*values: Any) -> Any:
    """The smallest of the values."""
    return smallest(list(values))


def maximum(*values: Any) -> Any:
    """The largest of the values."""
    return largest(list(values))
