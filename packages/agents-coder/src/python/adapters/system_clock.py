import asyncio
import time


class SystemClock:
    """The time of this machine."""

    def now(self) -> float:
        return time.time() * 1000

    async def sleep(self, ms: float) -> None:
        await asyncio.sleep(ms / 1000)
