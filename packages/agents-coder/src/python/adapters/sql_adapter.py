import json
import sqlite3
from typing import Any, Dict, Optional


class SqlAdapter:
    """Statements on an SQLite database. Parameters are bound to `?` in their order."""

    def __init__(self, database: str, timeout_ms: float = 30000) -> None:
        self._database = database
        self._timeout_ms = timeout_ms
        self._opened: Optional[sqlite3.Connection] = None

    def _open(self) -> sqlite3.Connection:
        if self._opened is None:
            self._opened = sqlite3.connect(
                self._database, timeout=self._timeout_ms / 1000, isolation_level=None
            )
            self._opened.row_factory = sqlite3.Row
        return self._opened

    async def call(self, call: Dict[str, Any]) -> Any:
        request = call["request"]
        parameters = [_bindable(value) for value in (request.get("parameters") or {}).values()]
        try:
            cursor = self._open().execute(str(request["statement"]), parameters)
            if cursor.description is None:
                return {"rows": cursor.rowcount, "row": None, "returning": None, "list": []}
            found = [dict(row) for row in cursor.fetchall()]
            first = found[0] if found else None
            return {"rows": len(found), "row": first, "returning": first, "list": found}
        except sqlite3.IntegrityError:
            return {"error": "CONSTRAINT_VIOLATED"}
        except sqlite3.OperationalError as error:
            return {"error": "DATABASE_BUSY" if "locked" in str(error) else "SQL_ERROR"}
        except sqlite3.Error:
            return {"error": "SQL_ERROR"}

    async def begin(self) -> None:
        self._open().execute("BEGIN IMMEDIATE")

    async def commit(self) -> None:
        self._open().execute("COMMIT")

    async def rollback(self) -> None:
        self._open().execute("ROLLBACK")


def _bindable(value: Any) -> Any:
    return json.dumps(value) if isinstance(value, (dict, list)) else value
