from typing import Any, Callable, Dict

from exact import to_plain
from models import hold_to
from node_error import NodeError
from rules import Rule


def run_body(body: Callable[[Dict[str, Any]], Any], given: Dict[str, Any], rule: Rule) -> Any:
    """What a body makes of a copy of values, which has to fit a rule."""
    try:
        return hold_to(rule, body(to_plain(given)))
    except Exception as error:
        raise NodeError("INVALID_VALUE", f"{body.__name__} gave no such value: {error}") from None
