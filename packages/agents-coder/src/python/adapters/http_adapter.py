import asyncio
import json
import urllib.error
import urllib.parse
import urllib.request
from typing import Any, Dict


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """A redirect is an answer like any other, so that nobody is led away from the base URL."""

    def redirect_request(self, *_: Any, **__: Any) -> None:
        return None


class HttpAdapter:
    """Requests over HTTP, all below `base_url`. The idempotency key goes along as a header."""

    def __init__(self, base_url: str) -> None:
        self._base = base_url if base_url.endswith("/") else f"{base_url}/"

    async def call(self, call: Dict[str, Any]) -> Any:
        return await asyncio.to_thread(self._request, call)

    def _request(self, call: Dict[str, Any]) -> Any:
        request = call["request"]
        url = urllib.parse.urljoin(self._base, str(request.get("path") or "").lstrip("/"))
        if not url.startswith(self._base) or "/../" in f"{url}/":
            return {"error": "PATH_OUTSIDE_BASE_URL"}
        query = _entries(request.get("query"))
        if query:
            url = f"{url}{'&' if '?' in url else '?'}{urllib.parse.urlencode(query)}"
        headers = {"idempotency-key": str(call["idempotency_key"])}
        headers.update(_entries(request.get("headers")))
        data = None
        if request.get("form") is not None:
            data = urllib.parse.urlencode(_entries(request["form"])).encode()
            headers["content-type"] = "application/x-www-form-urlencoded"
        elif request.get("body") is not None:
            body = request["body"]
            data = (body if isinstance(body, str) else json.dumps(body)).encode()
            headers.setdefault("content-type", "application/json")
        asked = urllib.request.Request(
            url, data=data, headers=headers, method=str(request["method"]).upper()
        )
        opener = urllib.request.build_opener(_NoRedirect)
        try:
            with opener.open(asked, timeout=call["timeout_ms"] / 1000) as answer:
                return _answer(answer)
        except urllib.error.HTTPError as error:
            return _answer(error)
        except TimeoutError:
            return {"error": "TIMEOUT"}
        except (OSError, ValueError):
            return {"error": "HTTP_ERROR"}


def _entries(value: Any) -> Dict[str, str]:
    if not isinstance(value, dict):
        return {}
    return {
        key: held if isinstance(held, str) else json.dumps(held)
        for key, held in value.items()
        if held is not None
    }


def _answer(answer: Any) -> Dict[str, Any]:
    text = answer.read().decode("utf-8", "replace")
    headers = {key.lower(): value for key, value in answer.headers.items()}
    is_json = "json" in headers.get("content-type", "")
    try:
        body = json.loads(text) if is_json and text else text
    except ValueError:
        return {"error": "BODY_UNREADABLE"}
    return {"status": answer.status, "headers": headers, "body": body}
