import asyncio
from typing import Any, List, Optional, Tuple


class VirtualClock:
    """A clock whose time passes only while everything else waits for it."""

    def __init__(self) -> None:
        self._time = 0.0
        self._waited = 0.0
        self._sleepers: List[Tuple[float, int, Any]] = []
        self._changes = 0
        self._waking: Optional[Any] = None

    def now(self) -> float:
        return self._time

    async def sleep(self, ms: float) -> None:
        self._changes += 1
        wake = asyncio.get_running_loop().create_future()
        sleeper = (self._time + ms, self._changes, wake)
        self._sleepers.append(sleeper)
        if self._waking is None or self._waking.done():
            self._waking = asyncio.ensure_future(self._wake())
        try:
            await wake
        finally:
            self._changes += 1
            if sleeper in self._sleepers:
                self._sleepers.remove(sleeper)

    def go_to(self, ms: float) -> None:
        """Goes on to a moment of a story, later by what was waited for since. Never back."""
        self._time = max(self._time, ms + self._waited)

    async def _wake(self) -> None:
        while self._sleepers:
            # What can go on without the clock does so first.
            changes = self._changes
            for _ in range(20):
                await asyncio.sleep(0)
            if changes != self._changes or not self._sleepers:
                continue
            first = min(self._sleepers, key=lambda sleeper: sleeper[:2])
            self._sleepers.remove(first)
            self._changes += 1
            self._waited += max(0.0, first[0] - self._time)
            self._time = max(self._time, first[0])
            if not first[2].done():
                first[2].set_result(None)
