from abc import ABC, abstractmethod
from typing import Any, Dict


class NodeCompute(ABC):
    """A pure, deterministic node: the same input gives the same output, and nothing else happens."""

    @abstractmethod
    async def execute_compute(self, input: Any) -> Dict[str, Any]:
        """Raises `NodeError` with code `INVALID_INPUT` when the input does not fit its model."""
