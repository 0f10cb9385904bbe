from copy import deepcopy
from typing import Any, Dict, List, Optional


class FakeStore:
    """A store that notes what it was given."""

    def __init__(self, held: Optional[Dict[str, Any]] = None) -> None:
        self._held = held
        self.saved: List[Dict[str, Any]] = []

    async def load(self) -> Optional[Dict[str, Any]]:
        return deepcopy(self.saved[-1] if self.saved else self._held)

    async def save(self, state: Dict[str, Any]) -> None:
        self.saved.append(deepcopy(state))
