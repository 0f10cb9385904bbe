from math import isfinite
from typing import Any, Callable, Dict, List, Optional

from compare import is_one_of, is_unique
from exact import exact, is_number
from patterns import Pattern


#: What is wrong with a value at a place, as sentences; none where it fits.
Rule = Callable[[Any, str], List[str]]


def any_rule() -> Rule:
    """Any value."""
    return lambda value, at: []


def no_rule() -> Rule:
    """No value at all."""
    return lambda value, at: [f"{at}: Expected no value"]


def rule_of(name: str, test: Callable[[Any], bool]) -> Rule:
    """A value that a test accepts."""
    return lambda value, at: [] if test(value) else [f"{at}: Expected {name}"]


def null_rule() -> Rule:
    """Null alone."""
    return rule_of("null", lambda value: value is None)


def boolean_rule() -> Rule:
    """True or false."""
    return rule_of("true or false", lambda value: isinstance(value, bool))


def one_of_rule(values: List[Any]) -> Rule:
    """One of a list of values."""
    return rule_of(f"one of {values}", lambda value: is_one_of(value, values))


def union_rule(*rules: Rule) -> Rule:
    """What at least one rule accepts."""

    def check(value: Any, at: str) -> List[str]:
        found = [rule(value, at) for rule in rules]
        return [] if any(not problems for problems in found) else found[0]

    return check


def number_rule(
    *,
    whole: bool = False,
    minimum: Any = None,
    maximum: Any = None,
    above: Any = None,
    below: Any = None,
) -> Rule:
    """A number within its limits. 1.0 is whole, true is no number."""

    def check(value: Any, at: str) -> List[str]:
        if not is_number(value) or (isinstance(value, float) and not isfinite(value)):
            return [f"{at}: Expected a number"]
        limits = [
            (not whole or exact(value).denominator == 1, "a whole number"),
            (minimum is None or value >= minimum, f"at least {minimum}"),
            (maximum is None or value <= maximum, f"at most {maximum}"),
            (above is None or value > above, f"more than {above}"),
            (below is None or value < below, f"less than {below}"),
        ]
        return [f"{at}: Expected {wanted}" for holds, wanted in limits if not holds]

    return check


def text_rule(
    *,
    least: int = 0,
    most: Optional[int] = None,
    pattern: Optional[Pattern] = None,
    form: Optional[Callable[[str], bool]] = None,
) -> Rule:
    """A text within its limits. A length counts code points."""

    def check(value: Any, at: str) -> List[str]:
        if not isinstance(value, str):
            return [f"{at}: Expected a text"]
        limits = [
            (len(value) >= least, f"at least {least} characters"),
            (most is None or len(value) <= most, f"at most {most} characters"),
            (pattern is None or pattern.test(value), "another form"),
            (form is None or form(value), "another form"),
        ]
        return [f"{at}: Expected {wanted}" for holds, wanted in limits if not holds]

    return check


def array_rule(
    items: Optional[Rule] = None,
    *,
    least: int = 0,
    most: Optional[int] = None,
    unique: bool = False,
) -> Rule:
    """A list whose items all fit."""

    def check(value: Any, at: str) -> List[str]:
        if not isinstance(value, list):
            return [f"{at}: Expected a list"]
        limits = [
            (len(value) >= least, f"at least {least} items"),
            (most is None or len(value) <= most, f"at most {most} items"),
            (not unique or is_unique(value), "no item twice"),
        ]
        found = [f"{at}: Expected {wanted}" for holds, wanted in limits if not holds]
        for place, item in enumerate(value):
            found.extend(items(item, f"{at}[{place}]") if items is not None else [])
        return found

    return check


def object_rule(
    known: Dict[str, Rule],
    *,
    required: List[str],
    others: Optional[Rule] = None,
) -> Rule:
    """An object. `others` is the rule of fields that are not known; None refuses them."""

    def check(value: Any, at: str) -> List[str]:
        if not isinstance(value, dict):
            return [f"{at}: Expected an object"]
        found = [f"{at}.{name}: Expected a value" for name in required if name not in value]
        for name, held in value.items():
            rule = known.get(name, others)
            if rule is None:
                found.append(f"{at}: Unknown field {name!r}")
            else:
                found.extend(rule(held, f"{at}.{name}"))
        return found

    return check
