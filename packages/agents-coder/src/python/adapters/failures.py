from typing import Optional


def file_failure(error: OSError) -> str:
    """The code of a failed use of a file."""
    if isinstance(error, FileNotFoundError):
        return "NOT_FOUND"
    return "ACCESS_DENIED" if isinstance(error, PermissionError) else "FILE_ERROR"


def path_inside(root: Path, path: str) -> Optional[Path]:
    """The path below a root, links followed; None where it leads out of it."""
    start = root.resolve()
    wanted = (start / path.lstrip("/")).resolve()
    return wanted if wanted != start and start in wanted.parents else None
