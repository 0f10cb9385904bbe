import asyncio
import json
import re
from pathlib import Path
from typing import Any, Dict

from failures import file_failure


class EventAdapter:
    """Publishes to a log on disk, one file a topic and one line an event.

    An event whose idempotency key is there is not written again.
    """

    def __init__(self, folder: str) -> None:
        self._folder = Path(folder)
        self._lock = asyncio.Lock()

    async def call(self, call: Dict[str, Any]) -> Any:
        # One after another, so that two events do not get the same offset.
        async with self._lock:
            return await asyncio.to_thread(self._publish, call)

    def _publish(self, call: Dict[str, Any]) -> Any:
        request, key = call["request"], call["idempotency_key"]
        topic = str(request.get("topic") or "")
        if re.fullmatch(r"[\w.-]+", topic, re.ASCII) is None or set(topic) == {"."}:
            return {"error": "TOPIC_INVALID"}
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            path = self._folder / f"{topic}.jsonl"
            lines = path.read_text("utf-8").splitlines() if path.exists() else []
            for offset, line in enumerate(lines):
                if json.loads(line).get("idempotency_key") == key:
                    return {"offset": offset}
            event = {
                "key": request.get("key"),
                "value": request.get("value"),
                "idempotency_key": key,
            }
            with path.open("a", encoding="utf-8") as file:
                file.write(f"{json.dumps(event)}\n")
            return {"offset": len(lines)}
        except OSError as error:
            return {"error": file_failure(error)}
