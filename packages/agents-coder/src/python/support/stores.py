from typing import Any, Awaitable, List

from node_error import as_node_error
from rows import value_at


async def stored(use: Awaitable[Any]) -> Any:
    """What a store gives, its failures as `NodeError`s."""
    try:
        return await use
    except Exception as error:
        raise as_node_error(error) from error


def list_at(holder: Any, key: str) -> List[Any]:
    """The list under a key; an empty one where there is none."""
    held = value_at(holder, key)
    return held if isinstance(held, list) else []
