from fractions import Fraction
from math import floor, isfinite
from typing import Any

from node_error import NodeError, invalid_value


def exact(value: Any) -> Fraction:
    """A number as it is written: 0.1 is one tenth, not the double beside it."""
    if isinstance(value, Fraction):
        return value
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise invalid_value("a number", value)
    if isinstance(value, float):
        if not isfinite(value):
            raise invalid_value("a number", value)
        return Fraction(repr(value))
    return Fraction(value)


def is_number(value: Any) -> bool:
    """Whether a value is a number; true and false are none."""
    return isinstance(value, (int, float, Fraction)) and not isinstance(value, bool)


def add(*values: Any) -> Fraction:
    """The exact sum; 0 of nothing."""
    return sum((exact(value) for value in values), Fraction(0))


def subtract(left: Any, right: Any) -> Fraction:
    """The exact difference."""
    return exact(left) - exact(right)


def multiply(*values: Any) -> Fraction:
    """The exact product; 1 of nothing."""
    product = Fraction(1)
    for value in values:
        product *= exact(value)
    return product


def divide(left: Any, right: Any) -> Fraction:
    """The exact quotient."""
    dividend, divisor = exact(left), exact(right)
    if divisor == 0:
        raise NodeError("DIVISION_BY_ZERO", "Divided by zero.")
    return dividend / divisor


def floor_divide(left: Any, right: Any) -> Fraction:
    """The quotient, cut towards minus infinity."""
    return Fraction(floor(divide(left, right)))


def modulo(left: Any, right: Any) -> Fraction:
    """The rest, with the sign of the divisor."""
    return subtract(left, multiply(right, floor_divide(left, right)))


def absolute(value: Any) -> Fraction:
    """The exact number without its sign."""
    return abs(exact(value))


def round_half_up(value: Any) -> Fraction:
    """The nearest whole number; a half goes away from zero."""
    number = exact(value)
    rounded = floor(abs(number) + Fraction(1, 2))
    return Fraction(-rounded if number < 0 else rounded)


def round_half_even(value: Any) -> Fraction:
    """The nearest whole number; a half goes to the even one."""
    return Fraction(round(exact(value)))


def to_plain(value: Any) -> Any:
    """A copy as plain JSON: exact numbers leave whole, or as the nearest double."""
    if isinstance(value, Fraction):
        if value.denominator == 1:
            return value.numerator
        try:
            return float(value)
        except OverflowError:
            raise NodeError(
                "INVALID_VALUE", "The result is larger than any number in JSON."
            ) from None
    if isinstance(value, list):
        return [to_plain(item) for item in value]
    if isinstance(value, dict):
        return {key: to_plain(held) for key, held in value.items()}
    return value
