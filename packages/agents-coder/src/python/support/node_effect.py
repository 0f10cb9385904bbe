from abc import ABC, abstractmethod
from typing import Any, Dict


class NodeEffect(ABC):
    """A node that reaches the outside through its port."""

    @abstractmethod
    async def execute_effect(self, input: Any) -> Dict[str, Any]:
        """Raises `NodeError` with code `INVALID_INPUT` when the input does not fit its model."""
