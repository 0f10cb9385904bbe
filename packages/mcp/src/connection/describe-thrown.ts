import { StreamableHTTPError } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { McpError } from '@modelcontextprotocol/sdk/types.js';
import type { ErrorClass } from '@parallel-dispatcher/schema';
import { excerpt } from '../excerpt.ts';
import { failure } from '../failure.ts';
import { codeOf, isTypeError, messageOf } from '../message-of.ts';
import { HttpStatusError } from './http/http-status-error.ts';
import { lostMark, tooLargeMark } from './injected-fault.ts';
import type { WireFault } from './wire.ts';

export interface ThrownContext {
  readonly server: string;
  /** `tool "search"`, or `tools/list`. */
  readonly doing: string;
  readonly timeoutMs: number;
  readonly maxResultBytes: number;
  /** What the other side said beside the protocol. */
  readonly beside: string;
}

/** What never got as far as the server. */
const unreached = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOENT',
  'EACCES',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** Codes that the SDK makes itself, its `ErrorCode`. */
const rpcCodes = { connectionClosed: -32_000, requestTimeout: -32_001 };

/** Makes sense of what the SDK, fetch or spawn threw. Cancelled calls never come here. */
export function describeThrown(thrown: unknown, context: ThrownContext): WireFault {
  if (thrown instanceof HttpStatusError) return describeStatus(thrown, context);
  if (thrown instanceof StreamableHTTPError && (thrown.code ?? 0) >= 300) {
    return answered(context, {
      code: 'TOOL_REDIRECT_REFUSED',
      message: `answered with a redirect: ${excerpt(thrown.message, 300)}`,
      hint: 'Configure the address that it redirects to, if you trust it.',
      errorClass: 'input',
    });
  }
  if (thrown instanceof McpError) return describeRpcError(thrown, context);
  const code = codeOf(thrown);
  const said = excerpt(messageOf(thrown), 300);
  if (code !== undefined && unreached.has(code)) {
    return connection(context, { reached: false, message: `is not there (${code}: ${said})` });
  }
  if (said === 'Not connected') {
    return connection(context, { reached: false, message: 'is not connected any more' });
  }
  if (isTypeError(thrown) || code !== undefined) {
    return connection(context, {
      reached: true,
      message: `broke the connection (${code ?? said})`,
    });
  }
  return answered(context, {
    code: 'TOOL_RESULT_INVALID',
    message: `answered with what is no MCP answer: ${said}`,
    hint: 'Look at the server; it may speak another version of the protocol.',
    errorClass: 'invalid_output',
  });
}

function describeRpcError(thrown: McpError, context: ThrownContext): WireFault {
  if (thrown.data === tooLargeMark) {
    return answered(context, {
      code: 'TOOL_RESULT_TOO_LARGE',
      message: `answered with more than ${context.maxResultBytes} bytes`,
      hint: 'Ask for less, or raise max_result_bytes of this server.',
      errorClass: 'invalid_output',
    });
  }
  const code: number = thrown.code;
  if (thrown.data === lostMark || code === rpcCodes.connectionClosed) {
    return connection(context, { reached: true, message: 'went away before it answered' });
  }
  if (code === rpcCodes.requestTimeout) return timedOut(context);
  const message = thrown.message.replace(/^MCP error -?\d+: /, '');
  return answered(context, {
    code: 'TOOL_PROTOCOL_ERROR',
    message: `refused (${thrown.code}): ${excerpt(message)}`,
    hint: 'Look at the tool and its arguments in the documentation of the server.',
    errorClass: 'tool',
  });
}

function describeStatus(thrown: HttpStatusError, context: ThrownContext): WireFault {
  const { status, body, retryAfterMs } = thrown;
  const said = body === '' ? '' : `: ${body}`;
  // A session that a restarted server no longer knows; some say 400 where the protocol says 404.
  if (status === 404 || (status === 400 && /session|not initialized/i.test(body))) {
    const message = `knows no such session, or has no MCP at this address (HTTP ${status}${said})`;
    return connection(context, { reached: false, message });
  }
  if (status === 429) {
    const facts = { code: 'TOOL_RATE_LIMITED', hint: 'Lower max_in_flight of this server.' };
    const message = `is asked too often (HTTP 429${said})`;
    return answered(context, { ...facts, message, errorClass: 'rate_limited', retryAfterMs });
  }
  if (status === 401 || status === 403) {
    const message = `does not let us in (HTTP ${status}${said})`;
    const hint = 'Give credentials in `headers` of this server.';
    return answered(context, { code: 'TOOL_AUTH_FAILED', message, hint, errorClass: 'auth' });
  }
  if (status >= 500) {
    const message = `failed (HTTP ${status}${said})`;
    return connection(context, { reached: true, message, retryAfterMs });
  }
  return answered(context, {
    code: 'TOOL_PROTOCOL_ERROR',
    message: `refused the request (HTTP ${status}${said})`,
    hint: 'Look at the url: it is that of the MCP endpoint, often ending in /mcp or /sse.',
    errorClass: 'tool',
  });
}

interface Said {
  readonly code: string;
  readonly message: string;
  readonly hint: string;
  readonly errorClass: ErrorClass;
  readonly retryAfterMs?: number | undefined;
}

function answered({ server, doing }: ThrownContext, said: Said): WireFault {
  const { retryAfterMs, ...facts } = said;
  const message = `${doing}: the MCP server ${JSON.stringify(server)} ${said.message}.`;
  const wait = retryAfterMs === undefined ? {} : { retryAfterMs };
  return {
    ok: false,
    kind: 'answered',
    reached: true,
    failure: failure({ ...facts, ...wait, message }),
  };
}

function connection(
  { server, doing, beside }: ThrownContext,
  lost: {
    readonly reached: boolean;
    readonly message: string;
    readonly retryAfterMs?: number | undefined;
  },
): WireFault {
  const said = beside === '' ? '' : ` ${beside}`;
  const wait = lost.retryAfterMs === undefined ? {} : { retryAfterMs: lost.retryAfterMs };
  return {
    ok: false,
    kind: 'connection',
    reached: lost.reached,
    failure: failure({
      code: lost.reached ? 'TOOL_CONNECTION_LOST' : 'TOOL_SERVER_DOWN',
      message: `${doing}: the MCP server ${JSON.stringify(server)} ${lost.message}.${said}`,
      hint: 'Start the server, or look at its own log.',
      errorClass: 'transient',
      ...wait,
    }),
  };
}

function timedOut({ server, doing, timeoutMs, beside }: ThrownContext): WireFault {
  const said = beside === '' ? '' : ` ${beside}`;
  return {
    ok: false,
    kind: 'timeout',
    reached: true,
    failure: failure({
      code: 'TOOL_TIMEOUT',
      message: `${doing}: the MCP server ${JSON.stringify(server)} did not answer within ${Math.round(timeoutMs)} ms.${said}`,
      hint: 'Raise timeout_seconds of this server, or give the task more time.',
      errorClass: 'transient',
    }),
  };
}
