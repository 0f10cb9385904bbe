from typing import Any, Awaitable, Dict, List, Protocol

from json_values import Json
from node_error import as_node_error
from rows import value_at


class StateStore(Protocol):
    """Where a reducer keeps its state, real or fake."""

    def load(self) -> Awaitable[Json]:
        """The state and context; None where nothing was saved."""

    def save(self, state: Dict[str, Json]) -> Awaitable[None]:
        """Keeps the state and context."""


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
