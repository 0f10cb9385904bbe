from typing import Any


class NodeError(Exception):
    """A refusal or failure of the node. Callers branch on `code`, never on the class."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


def invalid_value(wanted: str, value: Any) -> NodeError:
    """The error for null or a wrong type where `wanted` was needed."""
    found = "null" if value is None else f"a {type(value).__name__}"
    return NodeError("INVALID_VALUE", f"Expected {wanted}, found {found}.")


def code_of(error: BaseException) -> str:
    """The code that an error carries; `IO_ERROR` where it has none."""
    code = getattr(error, "code", None)
    return code if isinstance(code, str) and code else "IO_ERROR"


def as_node_error(error: BaseException) -> NodeError:
    """The error as a `NodeError`, whatever was raised."""
    if isinstance(error, NodeError):
        return error
    return NodeError(code_of(error), str(error))
