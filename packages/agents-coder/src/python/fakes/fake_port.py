import asyncio
from copy import deepcopy
from typing import Any, Dict, List, Optional


#: An answer that never comes.
HANG = object()


class FakePort:
    """A port that answers as told and notes what it was asked. An answer may be an exception."""

    def __init__(self, answers: Optional[List[Any]] = None) -> None:
        self._left = list(answers or [])
        self.calls: List[Dict[str, Any]] = []
        self.transaction: List[str] = []

    def answer_with(self, answers: List[Any]) -> None:
        self._left.extend(answers)

    def requests(self, start: int = 0) -> List[Dict[str, Any]]:
        """The operation and request of each call."""
        return [{"operation": call["operation"], **call["request"]} for call in self.calls[start:]]

    async def call(self, call: Dict[str, Any]) -> Any:
        self.calls.append(deepcopy(call))
        if not self._left:
            return {"error": "NO_ANSWER_LEFT"}
        answer = self._left.pop(0)
        if answer is HANG:
            await asyncio.get_running_loop().create_future()
        if isinstance(answer, Exception):
            raise answer
        return deepcopy(answer)

    async def begin(self) -> None:
        self.transaction.append("begin")

    async def commit(self) -> None:
        self.transaction.append("commit")

    async def rollback(self) -> None:
        self.transaction.append("rollback")
