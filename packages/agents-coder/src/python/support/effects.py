import asyncio
from typing import Any, Awaitable, Callable, Dict, NamedTuple, Optional, Protocol

from json_values import Json
from node_error import NodeError, as_node_error, code_of
from times import Clock, LateError, in_time


class EffectPort(Protocol):
    """What an effect reaches the outside through, real or fake."""

    def call(self, call: Dict[str, Json]) -> Awaitable[Json]:
        """The answer to one attempt of an operation."""

    def begin(self) -> Awaitable[None]:
        """Begins a transaction."""

    def commit(self) -> Awaitable[None]:
        """Keeps what was done since it began."""

    def rollback(self) -> Awaitable[None]:
        """Undoes what was done since it began."""


class ExhaustedError(NodeError):
    """The end of an operation that has no attempt left. A circuit breaker counts these."""


class RetryPolicy(NamedTuple):
    """How often an operation is tried, and how long it waits in between."""

    max_attempts: int
    base_ms: float
    max_ms: float
    jitter: bool


class Outside(NamedTuple):
    """What an effect reaches the outside through."""

    port: EffectPort
    clock: Clock
    random: Callable[[], float]


class Verdict(NamedTuple):
    """What an answer of the port means."""

    outcome: str
    code: str = ""


OK = Verdict("ok")
RETRY = Verdict("retry")


def fail(code: str) -> Verdict:
    """The answer ends the node with a code."""
    return Verdict("fail", code)


class Operation(NamedTuple):
    """An operation of an effect: what is asked, and what its answers mean."""

    operation: str
    kind: str
    request: Dict[str, Json]
    timeout_ms: float
    idempotency_key: Json
    retry: Optional[RetryPolicy]
    judge: Callable[[Json], Verdict]
    exhausted: str


async def call_port(asked: Operation, outside: Outside) -> Json:
    """The answer of an operation that its rules accept. Waits double up to a limit."""
    attempt = 0
    while True:
        attempt += 1
        call = {
            "operation": asked.operation,
            "kind": asked.kind,
            "request": asked.request,
            "timeout_ms": asked.timeout_ms,
            "idempotency_key": asked.idempotency_key,
            "attempt": attempt,
        }
        try:
            answer = await in_time(outside.port.call(call), outside.clock, asked.timeout_ms)
        except LateError:
            answer = {"error": "TIMEOUT"}
        except Exception as error:
            answer = {"error": code_of(error)}
        verdict = asked.judge(answer)
        if verdict.outcome == "ok":
            return answer
        if verdict.outcome == "fail":
            raise NodeError(verdict.code, f"The answer to {asked.operation} was refused.")
        retry = asked.retry
        if retry is None or attempt >= retry.max_attempts:
            raise ExhaustedError(asked.exhausted, f"{asked.operation} failed {attempt} times.")
        most = min(retry.max_ms, retry.base_ms * 2 ** (attempt - 1))
        await outside.clock.sleep(outside.random() * most if retry.jitter else most)


class CircuitBreaker:
    """Keeps a node from calling what has just failed again and again.

    Opens once `threshold` executions in a row ended as exhausted, for `open_ms` from the end of the
    last. Refusals count neither way, a success closes it, and a trial that fails opens it again.
    """

    def __init__(self, threshold: int, open_ms: float, clock: Clock) -> None:
        self._threshold = threshold
        self._open_ms = open_ms
        self._clock = clock
        self._exhausted = 0
        self._open_until = float("-inf")

    async def run(self, work: Callable[[], Awaitable[Any]]) -> Any:
        if self._clock.now() < self._open_until:
            raise NodeError("CIRCUIT_OPEN", "Too many executions failed; none is tried for now.")
        try:
            result = await work()
        except ExhaustedError:
            self._exhausted += 1
            if self._exhausted >= self._threshold:
                self._open_until = self._clock.now() + self._open_ms
            raise
        self._exhausted = 0
        self._open_until = float("-inf")
        return result


async def in_transaction(port: EffectPort, work: Callable[[], Awaitable[Any]]) -> Any:
    """Runs the work between begin and commit; whatever fails is rolled back."""
    try:
        await port.begin()
    except Exception as error:
        raise as_node_error(error) from error
    try:
        result = await work()
        await port.commit()
        return result
    except asyncio.CancelledError:
        await _undo(port)
        raise
    except Exception as error:
        await _undo(port)
        raise as_node_error(error) from error


async def _undo(port: EffectPort) -> None:
    """What made the transaction fail says more than a roll-back that fails too."""
    try:
        await port.rollback()
    except Exception:
        return
