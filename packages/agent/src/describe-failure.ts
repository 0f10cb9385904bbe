import { errorClasses, errorDetail } from '@parallel-dispatcher/schema';
import type { ErrorClass, ErrorDetail } from '@parallel-dispatcher/schema';
import type { Failure } from './agent-error.ts';
import { nameKind } from './name-kind.ts';
import { readField, readText } from './read-field.ts';
import { shorten } from './shorten.ts';

/** Long enough for a message with its facts, short enough for a result with a hundred of them. */
const maxMessageLength = 2000;
/** Deeper causes seldom explain more, and a chain may be a cycle. */
const maxCauses = 5;
const maxIssues = 5;

const codePattern = /^[A-Z][A-Z0-9_]{0,63}$/;

/** Codes of network faults that tend to pass by themselves. */
const transientCodes: ReadonlySet<string> = new Set([
  'ABORTED',
  'EAI_AGAIN',
  'ECONNABORTED',
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EPIPE',
  'ETIMEDOUT',
  'TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_SOCKET',
]);

/** What AbortController and AbortSignal.timeout throw. */
const codesOfNames: ReadonlyMap<string, string> = new Map([
  ['AbortError', 'ABORTED'],
  ['TimeoutError', 'TIMEOUT'],
]);

/**
 * Turns whatever was thrown into plain data. Never throws itself, whatever it is given; messages
 * and chains of causes are bounded.
 */
export function describeFailure(thrown: unknown): Failure {
  try {
    const error = describeThrown(thrown, 0);
    return { error, errorClass: classOf(thrown, error), ...waitOf(thrown) };
  } catch {
    const message = 'The agent threw something that cannot be read.';
    return { error: errorDetail({ code: 'AGENT_FAILED', message }), errorClass: 'bug' };
  }
}

function describeThrown(thrown: unknown, depth: number): ErrorDetail {
  const code = codeOf(thrown);
  return errorDetail({
    code,
    message: shorten(messageOf(thrown), maxMessageLength),
    path: shortText(thrown, 'path'),
    hint: shortText(thrown, 'hint'),
    retryable: isRetryable(classOf(thrown, { code, cause: null })),
    cause: causeOf(thrown, depth),
  });
}

function codeOf(thrown: unknown): string {
  const code = readText(thrown, 'code');
  if (code !== undefined && codePattern.test(code)) return code;
  if (issuesOf(thrown) !== undefined) return 'INVALID_DATA';
  return codesOfNames.get(readText(thrown, 'name') ?? '') ?? 'AGENT_FAILED';
}

function messageOf(thrown: unknown): string {
  if (typeof thrown === 'string') return thrown === '' ? 'The agent threw an empty text.' : thrown;
  const issues = issuesOf(thrown);
  if (issues !== undefined) return describeIssues(issues);
  const message = readText(thrown, 'message');
  const name = readText(thrown, 'name');
  if (message === undefined) return name ?? `The agent threw ${nameKind(thrown)}.`;
  const saysMore = name !== undefined && name !== 'Error' && name !== 'AgentError';
  return saysMore ? `${name}: ${message}` : message;
}

/** The issues of a ZodError, whichever copy of zod made it. */
function issuesOf(thrown: unknown): readonly unknown[] | undefined {
  if (readText(thrown, 'name')?.endsWith('ZodError') !== true) return undefined;
  const issues = readField(thrown, 'issues');
  return Array.isArray(issues) ? (issues as unknown[]).slice(0, maxIssues) : undefined;
}

function describeIssues(issues: readonly unknown[]): string {
  const lines = issues.map((issue) => {
    const path = readField(issue, 'path');
    const where = Array.isArray(path) ? path.map((part) => textOfKey(part)).join('.') : '';
    const message = readText(issue, 'message') ?? 'is not valid';
    return where === '' ? message : `${where}: ${message}`;
  });
  return `Data did not fit its schema: ${lines.join('; ')}`;
}

function textOfKey(part: unknown): string {
  return typeof part === 'string' || typeof part === 'number' ? String(part) : '?';
}

function causeOf(thrown: unknown, depth: number): ErrorDetail | null {
  if (depth >= maxCauses) return null;
  const cause = readField(thrown, 'cause') ?? readField(readField(thrown, 'errors'), '0');
  return cause === undefined || cause === null ? null : describeThrown(cause, depth + 1);
}

function classOf(thrown: unknown, error: Pick<ErrorDetail, 'code' | 'cause'>): ErrorClass {
  const stated = readField(thrown, 'errorClass');
  const known = errorClasses.find((option) => option === stated);
  if (known !== undefined) return known;
  const passes = transientCodes.has(error.code) || transientCodes.has(error.cause?.code ?? '');
  return passes ? 'transient' : 'bug';
}

function waitOf(thrown: unknown): Pick<Failure, 'retryAfterMs'> {
  const wait = readField(thrown, 'retryAfterMs');
  return typeof wait === 'number' && wait >= 0 && Number.isFinite(wait)
    ? { retryAfterMs: wait }
    : {};
}

function isRetryable(errorClass: ErrorClass): boolean {
  return errorClass === 'transient' || errorClass === 'rate_limited';
}

function shortText(thrown: unknown, key: string): string | null {
  const text = readText(thrown, key);
  return text === undefined ? null : shorten(text, maxMessageLength);
}
