import asyncio
from typing import Any, Awaitable, Callable, Dict, List, NamedTuple, Optional, Protocol, Set, Tuple

from json_values import Json
from node_error import NodeError
from times import Clock, LateError, in_time


class WorkflowSteps(Protocol):
    """What runs the steps of a workflow, real or fake."""

    def run(self, step: Dict[str, Json]) -> Awaitable[Json]:
        """What a step gives; raises where it fails."""

    def compensate(self, name: str) -> Awaitable[None]:
        """Undoes what a step did."""


class WorkflowStep(NamedTuple):
    """One step of a workflow, as its contract declares it."""

    id: str
    uses: str
    depends_on: List[str]
    max_attempts: int
    on_failure: str = "fail"
    when: Optional[Callable[[Dict[str, Json]], bool]] = None
    timeout_ms: Optional[float] = None
    compensate: Optional[str] = None
    at_least: Optional[int] = None


class Workflow:
    """One run of the steps of a workflow.

    Steps start as soon as what they depend on has settled, at the same time where they can be. After
    a failure that is fatal nothing new starts, what is in flight settles, and what was done is
    undone in reverse order of completion.
    """

    def __init__(
        self,
        plan: List[WorkflowStep],
        input: Any,
        steps: WorkflowSteps,
        clock: Clock,
        max_parallel: float = float("inf"),
    ) -> None:
        self._plan = plan
        self._input = input
        self._steps = steps
        self._clock = clock
        self._max_parallel = max_parallel
        self._statuses: Dict[str, str] = {}
        self._calls: Dict[str, int] = {}
        self._results: Dict[str, Any] = {}
        self._completed: List[Tuple[float, int, WorkflowStep]] = []
        self._in_flight: Dict[str, Any] = {}
        self._ready: Set[str] = set()
        self._fatal: List[str] = []
        self._raised: Optional[NodeError] = None
        self._warnings = 0

    async def run(self) -> Dict[str, Json]:
        while True:
            try:
                self._advance()
            except NodeError as error:
                self._raised = self._raised or error
            if not self._in_flight:
                break
            await asyncio.wait(
                set(self._in_flight.values()), return_when=asyncio.FIRST_COMPLETED
            )
        failed = bool(self._fatal) or self._raised is not None
        compensated, failures = await self._undo() if failed else ([], [])
        if self._raised is not None:
            raise self._raised
        completed = "completed_with_warnings" if self._warnings else "completed"
        return {
            "status": "failed" if failed else completed,
            "steps": {step.id: self._statuses.get(step.id, "not_run") for step in self._plan},
            "calls": {
                step.id: self._calls[step.id] for step in self._plan if step.id in self._calls
            },
            "compensated": compensated,
            "compensation_failures": failures,
            "failed_step": self._fatal[0] if self._fatal else None,
        }

    def _stopped(self) -> bool:
        return bool(self._fatal) or self._raised is not None

    def _advance(self) -> None:
        """Settles or starts whatever is ready; what settles without running may make others so."""
        settled = True
        while settled:
            settled = False
            for order, step in enumerate(self._plan):
                if self._stopped():
                    return
                if step.id in self._statuses or step.id in self._in_flight:
                    continue
                if any(name not in self._statuses for name in step.depends_on):
                    continue
                decision = "run" if step.id in self._ready else self._decide(step)
                if decision == "run":
                    self._ready.add(step.id)
                    if len(self._in_flight) < self._max_parallel:
                        begun = self._begin(step, order, dict(self._results))
                        self._in_flight[step.id] = asyncio.ensure_future(begun)
                    continue
                self._statuses[step.id] = decision
                settled = True
                if decision == "failed":
                    self._fatal.append(step.id)

    def _decide(self, step: WorkflowStep) -> str:
        """What becomes of a step whose dependencies have settled."""
        held = [self._statuses[name] for name in step.depends_on]
        if step.at_least is None:
            if any(status not in ("ok", "skipped") for status in held):
                return "not_run"
        elif held.count("ok") < step.at_least:
            return "failed"
        return "run" if step.when is None or step.when(self._results) else "skipped"

    async def _begin(self, step: WorkflowStep, order: int, results: Dict[str, Any]) -> None:
        ok, value = await self._attempts(step, results)
        del self._in_flight[step.id]
        self._statuses[step.id] = "ok" if ok else "failed"
        if ok:
            self._results[step.id] = value
            self._completed.append((self._clock.now(), order, step))
        elif step.on_failure == "continue":
            self._warnings += 1
        else:
            self._fatal.append(step.id)

    async def _attempts(self, step: WorkflowStep, results: Dict[str, Any]) -> Tuple[bool, Any]:
        """Runs a step until it is ok or no attempt is left. Only transient failures are tried again."""
        attempt = 0
        while True:
            attempt += 1
            self._calls[step.id] = attempt
            call = {
                "id": step.id,
                "uses": step.uses,
                "input": self._input,
                "results": results,
                "attempt": attempt,
                "timeout_ms": step.timeout_ms,
            }
            try:
                # A task with a limit or without, so that what starts together is called in order.
                work = asyncio.ensure_future(self._steps.run(call))
                if step.timeout_ms is None:
                    return True, await work
                return True, await in_time(work, self._clock, step.timeout_ms)
            except Exception as error:
                transient = isinstance(error, LateError) or getattr(error, "transient", False)
                if transient is not True or attempt >= step.max_attempts or self._stopped():
                    return False, None

    async def _undo(self) -> Tuple[List[str], List[str]]:
        """Undoes the steps that are ok, the last completed first; one that fails stops no other."""
        compensated: List[str] = []
        failures: List[str] = []
        for _, _, step in sorted(self._completed, key=lambda done: done[:2], reverse=True):
            if step.compensate is None:
                continue
            try:
                await self._steps.compensate(step.compensate)
                compensated.append(step.compensate)
            except Exception:
                failures.append(step.compensate)
        return compensated, failures
