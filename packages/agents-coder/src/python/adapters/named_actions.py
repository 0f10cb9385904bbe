import importlib.util
import re
from pathlib import Path
from typing import Any, Awaitable, Callable, Dict


class ActionUnknown(Exception):
    """There is no action of that name."""

    code = "ACTION_UNKNOWN"


class NamedActions:
    """Runs steps by the actions of their name.

    One that is not among them is a module in `folder` with an async function `run`.
    """

    def __init__(self, actions: Dict[str, Callable[[Any], Awaitable[Any]]], folder: str) -> None:
        self._actions = actions
        self._folder = Path(folder)

    async def run(self, step: Dict[str, Any]) -> Any:
        return await self._action(step["uses"])(step)

    async def compensate(self, name: str) -> None:
        await self._action(name)({"compensates": name})

    def _action(self, name: str) -> Callable[[Any], Awaitable[Any]]:
        if name in self._actions:
            return self._actions[name]
        path = self._folder / f"{name}.py"
        if re.fullmatch(r"[\w-]+", name, re.ASCII) and path.is_file():
            spec = importlib.util.spec_from_file_location(f"action_{name}", path)
            if spec is not None and spec.loader is not None:
                module = importlib.util.module_from_spec(spec)
                spec.loader.exec_module(module)
                action: Callable[[Any], Awaitable[Any]] = module.run
                return action
        raise ActionUnknown(f"There is no action {name} in {self._folder}.")
