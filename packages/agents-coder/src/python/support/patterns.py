import re
from typing import Any, List, Tuple, Union


class RegularPattern:
    """A pattern that the engine runs in linear time, or that a schema asks for."""

    def __init__(self, pattern: str) -> None:
        self._pattern = re.compile(pattern, re.ASCII)

    def test(self, text: str) -> bool:
        return self._pattern.search(text) is not None


class LinearPattern:
    """A pattern that takes time in proportion to the text: all ways through it are followed at once.

    See Thompson 1968.
    """

    def __init__(self, tree: Any) -> None:
        self._steps: List[Tuple[str, Any, List[int]]] = [("match", None, [])]
        self._first = self._build(tree, 0)

    def _place(self, kind: str, value: Any, following: List[int]) -> int:
        self._steps.append((kind, value, following))
        return len(self._steps) - 1

    def _build(self, node: Any, following: int) -> int:
        kind = node[0]
        if kind == "atom":
            return self._place("atom", re.compile(node[1], re.ASCII), [following])
        if kind == "edge":
            return self._place("edge", node[1], [following])
        if kind == "sequence":
            for part in reversed(node[1]):
                following = self._build(part, following)
            return following
        if kind == "choice":
            return self._place("split", None, [self._build(part, following) for part in node[1]])
        _, part, least, most = node
        start = following
        if most is None:
            again = [following]
            start = self._place("split", None, again)
            again.append(self._build(part, start))
        else:
            for _ in range(least, most):
                start = self._place("split", None, [following, self._build(part, start)])
        for _ in range(least):
            start = self._build(part, start)
        return start

    def _holds(self, source: str, text: str, at: int) -> bool:
        if source == "^":
            return at == 0
        if source == "$":
            return at == len(text)
        word = [
            0 <= place < len(text) and re.match(r"\w", text[place], re.ASCII) is not None
            for place in (at - 1, at)
        ]
        return (word[0] != word[1]) == (source == "\\b")

    def test(self, text: str) -> bool:
        alive: List[int] = []
        for at in range(len(text) + 1):
            seen = set()
            waiting = [*alive, self._first]
            alive = []
            while waiting:
                here = waiting.pop()
                if here in seen:
                    continue
                seen.add(here)
                kind, value, following = self._steps[here]
                if kind == "match":
                    return True
                if kind == "split":
                    waiting.extend(following)
                elif kind == "edge":
                    if self._holds(value, text, at):
                        waiting.extend(following)
                elif at < len(text) and value.fullmatch(text[at]):
                    alive.extend(following)
        return False


Pattern = Union[RegularPattern, LinearPattern]


def matches(value: Any, pattern: Pattern) -> bool:
    """Whether a text holds the pattern. What is no text does not."""
    return isinstance(value, str) and pattern.test(value)
