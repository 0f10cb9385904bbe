from abc import ABC, abstractmethod
from typing import Dict

from json_values import Json


class NodeEffect(ABC):
    """A node that reaches the outside through its port."""

    @abstractmethod
    async def execute_effect(self, input: object) -> Dict[str, Json]:
        """Raises `NodeError` with code `INVALID_INPUT` when the input does not fit its model."""
