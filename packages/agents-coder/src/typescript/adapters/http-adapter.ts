import type { CallAdapter } from './call-adapter.ts';
import { entriesIn } from './entries-in.ts';
import { textIn } from './text-in.ts';

/**
 * Requests over HTTP, all below `baseUrl`. The answer is `{ status, headers, body }`, or
 * `{ error }` where none came. The idempotency key goes along as a header.
 */
export function httpAdapter({ baseUrl }: { readonly baseUrl: string }): CallAdapter {
  return async ({ request, timeout_ms: timeoutMs, idempotency_key: key }) => {
    const base = new URL(baseUrl.endsWith('/') ? baseUrl : `${baseUrl}/`);
    const url = new URL(textIn(request, 'path').replace(/^\/+/, ''), base);
    if (url.origin !== base.origin || !url.pathname.startsWith(base.pathname)) {
      return { error: 'PATH_OUTSIDE_BASE_URL' };
    }
    for (const [name, value] of entriesIn(request, 'query')) url.searchParams.set(name, value);
    const headers = new Headers({ 'idempotency-key': key });
    for (const [name, value] of entriesIn(request, 'headers')) headers.set(name, value);
    const method = textIn(request, 'method').toUpperCase();
    const { body } = request;
    let sent: string | undefined;
    if (request['form'] !== undefined && request['form'] !== null) {
      const form = new URLSearchParams();
      for (const [name, value] of entriesIn(request, 'form')) form.set(name, value);
      sent = form.toString();
      headers.set('content-type', 'application/x-www-form-urlencoded');
    } else if (body !== undefined && body !== null) {
      sent = typeof body === 'string' ? body : JSON.stringify(body);
      if (!headers.has('content-type')) headers.set('content-type', 'application/json');
    }
    try {
      const signal = AbortSignal.timeout(timeoutMs);
      const init = sent === undefined ? {} : { body: sent };
      const response = await fetch(url, { method, headers, signal, redirect: 'manual', ...init });
      const text = await response.text();
      const isJson = /\bjson\b/.test(response.headers.get('content-type') ?? '');
      return {
        status: response.status,
        headers: Object.fromEntries(response.headers),
        body: isJson && text !== '' ? (JSON.parse(text) as unknown) : text,
      };
    } catch (error) {
      return { error: httpFailureOf(error) };
    }
  };
}

function httpFailureOf(error: unknown): string {
  if (!(error instanceof Error)) return 'HTTP_ERROR';
  if (error.name === 'TimeoutError') return 'TIMEOUT';
  if (error instanceof SyntaxError) return 'BODY_UNREADABLE';
  const { cause } = error;
  const code: unknown =
    typeof cause === 'object' && cause !== null ? Reflect.get(cause, 'code') : undefined;
  return typeof code === 'string' ? code : 'HTTP_ERROR';
}
