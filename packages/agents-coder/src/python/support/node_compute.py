from abc import ABC, abstractmethod
from typing import Dict

from json_values import Json


class NodeCompute(ABC):
    """A pure, deterministic node: the same input gives the same output, and nothing else happens."""

    @abstractmethod
    async def execute_compute(self, input: object) -> Dict[str, Json]:
        """Raises `NodeError` with code `INVALID_INPUT` when the input does not fit its model."""
