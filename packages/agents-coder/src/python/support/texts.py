from typing import Any

from exact import exact, is_number, to_plain
from node_error import invalid_value


#: What ECMA-262 calls white space.
WHITE_SPACE = (
    "\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000\ufeff"
)


def text_of(value: Any) -> str:
    """The value, which has to be a text."""
    if not isinstance(value, str):
        raise invalid_value("a text", value)
    return value


def trim(value: Any) -> str:
    """The text without white space at its ends."""
    return text_of(value).strip(WHITE_SPACE)


def length_of(value: Any) -> int:
    """Code points of a text, or items of a list."""
    return len(value) if isinstance(value, list) else len(text_of(value))


def number_text(value: Any) -> str:
    """A number in its shortest JSON form: whole ones with all their digits."""
    number = exact(value)
    if number.denominator == 1:
        return str(number.numerator)
    mantissa, _, exponent = repr(to_plain(number)).partition("e")
    sign = "-" if mantissa.startswith("-") else ""
    whole, _, fraction = mantissa.lstrip("-").partition(".")
    power = int(exponent or "0")
    digits = (whole + fraction).lstrip("0")
    digits = digits.rstrip("0")
    # Where the point is, counted from the first digit that is not zero.
    leading = len(whole + fraction) - len((whole + fraction).lstrip("0"))
    point = len(whole) - leading + power
    if -6 < point <= 0:
        return f"{sign}0.{'0' * -point}{digits}"
    if 0 < point <= 21:
        return f"{sign}{digits[:point]}.{digits[point:]}"
    rest = f".{digits[1:]}" if len(digits) > 1 else ""
    return f"{sign}{digits[0]}{rest}e{'+' if point > 0 else '-'}{abs(point - 1)}"


def concat(*values: Any) -> str:
    """The values as one text; None is empty."""
    texts = []
    for value in values:
        if value is None:
            continue
        if isinstance(value, bool):
            texts.append("true" if value else "false")
        elif isinstance(value, str):
            texts.append(value)
        elif is_number(value):
            texts.append(number_text(value))
        else:
            raise invalid_value("a text or number", value)
    return "".join(texts)
