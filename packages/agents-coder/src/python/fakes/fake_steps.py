from copy import deepcopy
from typing import Any, Dict, List, Optional


class StepFailure(Exception):
    """A failure of a step."""

    def __init__(self, code: str, transient: bool) -> None:
        super().__init__(code)
        self.code = code
        self.transient = transient


class FakeSteps:
    """Steps that end as told, each attempt in turn; without more answers they give `{}`."""

    def __init__(self, answers: Optional[Dict[str, List[Dict[str, Any]]]] = None) -> None:
        self._answers = answers or {}
        self.runs: List[Dict[str, Any]] = []
        self.compensations: List[str] = []

    async def run(self, step: Dict[str, Any]) -> Any:
        self.runs.append(deepcopy(step))
        listed = self._answers.get(step["id"], [])
        answer = listed[step["attempt"] - 1] if step["attempt"] <= len(listed) else {"ok": {}}
        if "ok" in answer:
            return deepcopy(answer["ok"])
        raise StepFailure(answer["error"], answer.get("transient", False))

    async def compensate(self, name: str) -> None:
        self.compensations.append(name)
