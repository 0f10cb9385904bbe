import asyncio
import os
from pathlib import Path
from typing import Any, Dict

from failures import file_failure, path_inside


class FileAdapter:
    """Reads, writes and appends files below `root`; the operation's name says which."""

    def __init__(self, root: str) -> None:
        self._root = Path(root)

    async def call(self, call: Dict[str, Any]) -> Any:
        return await asyncio.to_thread(self._use, call)

    def _use(self, call: Dict[str, Any]) -> Any:
        request = call["request"]
        try:
            self._root.mkdir(parents=True, exist_ok=True)
            path = path_inside(self._root, str(request.get("path") or ""))
            if path is None:
                return {"error": "PATH_OUTSIDE_ROOT"}
            if call["operation"].startswith("read"):
                return {"text": path.read_text("utf-8")}
            text = str(request.get("text") or "")
            path.parent.mkdir(parents=True, exist_ok=True)
            if call["operation"].startswith("append"):
                with path.open("a", encoding="utf-8", newline="") as file:
                    file.write(text)
            else:
                # Replaced at once, never half.
                draft = path.with_name(f"{path.name}.draft")
                draft.write_bytes(text.encode("utf-8"))
                os.replace(draft, path)
            return {"bytes": len(text.encode("utf-8"))}
        except OSError as error:
            return {"error": file_failure(error)}
