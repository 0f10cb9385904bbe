from abc import ABC, abstractmethod
from typing import Any, Dict


class NodeReducer(ABC):
    """A node that folds events into a state."""

    @abstractmethod
    async def execute_reduction(self, input: Any) -> Dict[str, Any]:
        """Raises `NodeError` with code `INVALID_INPUT` when the input does not fit its model."""
