from abc import ABC, abstractmethod
from typing import Dict

from json_values import Json


class NodeReducer(ABC):
    """A node that folds events into a state."""

    @abstractmethod
    async def execute_reduction(self, input: object) -> Dict[str, Json]:
        """Raises `NodeError` with code `INVALID_INPUT` when the input does not fit its model."""
