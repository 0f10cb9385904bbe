import asyncio
import json
import os
from pathlib import Path
from typing import Any, Dict


class FileStore:
    """Keeps the state in a JSON file, which is replaced at once, never half."""

    def __init__(self, path: str) -> None:
        self._path = Path(path)

    async def load(self) -> Any:
        return await asyncio.to_thread(self._read)

    async def save(self, state: Dict[str, Any]) -> None:
        await asyncio.to_thread(self._write, state)

    def _read(self) -> Any:
        return json.loads(self._path.read_text("utf-8")) if self._path.exists() else None

    def _write(self, state: Dict[str, Any]) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        draft = self._path.with_name(f"{self._path.name}.draft")
        draft.write_text(json.dumps(state), "utf-8")
        os.replace(draft, self._path)
