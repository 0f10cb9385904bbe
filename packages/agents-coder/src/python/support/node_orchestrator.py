from abc import ABC, abstractmethod
from typing import Dict

from json_values import Json


class NodeOrchestrator(ABC):
    """A node that runs the steps of a workflow."""

    @abstractmethod
    async def execute_orchestration(self, input: object) -> Dict[str, Json]:
        """Raises `NodeError` with code `INVALID_INPUT` when the input does not fit its model."""
