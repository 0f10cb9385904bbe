from typing import Any

import pydantic

from node_error import NodeError
from rules import Rule


#: Checks a model ahead of its fields, in pydantic 2 and in pydantic 1, which takes a module that is
#: loaded anew for a validator written twice.
before_fields: Any = (
    pydantic.model_validator(mode="before")
    if hasattr(pydantic, "model_validator")
    else pydantic.root_validator(pre=True, allow_reuse=True)
)


def hold_to(rule: Rule, value: Any) -> Any:
    """The value, which has to fit a rule. 1.0 is whole, so it goes on as 1."""
    problems = rule(value, "input")
    if problems:
        raise ValueError("; ".join(problems))
    return _with_whole_numbers(value)


def _with_whole_numbers(value: Any) -> Any:
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, list):
        return [_with_whole_numbers(item) for item in value]
    if isinstance(value, dict):
        return {key: _with_whole_numbers(held) for key, held in value.items()}
    return value


def read_input(model: Any, value: Any) -> Any:
    """The input, once its model accepted it."""
    try:
        validate = getattr(model, "model_validate", None) or model.parse_obj
        validate(value)
    except ValueError as error:
        raise NodeError("INVALID_INPUT", str(error)) from None
    return value
