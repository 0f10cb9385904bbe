import asyncio
from typing import Any, Awaitable, Protocol


class Clock(Protocol):
    """What tells the time in ms, and lets it pass."""

    def now(self) -> float:
        """Ms since some moment."""

    def sleep(self, ms: float) -> Awaitable[None]:
        """Ends after so many ms."""


class LateError(Exception):
    """The work took longer than it may."""


async def in_time(work: Awaitable[Any], clock: Clock, timeout_ms: float) -> Any:
    """What the work gives; raises `LateError` once the time is over."""
    working = asyncio.ensure_future(work)
    limit = asyncio.ensure_future(clock.sleep(timeout_ms))
    try:
        await asyncio.wait({working, limit}, return_when=asyncio.FIRST_COMPLETED)
        if working.done():
            return working.result()
        raise LateError()
    finally:
        limit.cancel()
        working.cancel()
