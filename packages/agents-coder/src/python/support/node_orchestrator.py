from abc import ABC, abstractmethod
from typing import Any, Dict


class NodeOrchestrator(ABC):
    """A node that runs the steps of a workflow."""

    @abstractmethod
    async def execute_orchestration(self, input: Any) -> Dict[str, Any]:
        """Raises `NodeError` with code `INVALID_INPUT` when the input does not fit its model."""
