import type { Failure } from '@parallel-dispatcher/agent';
import type { ErrorClass } from '@parallel-dispatcher/schema';
import type { Clock } from '@parallel-dispatcher/schema/ports';
import { failure } from './failure.ts';
import { readProviderError, type ProviderError } from './read-provider-error.ts';
import { readRetryAfter } from './read-retry-after.ts';

interface Kind {
  readonly code: string;
  readonly errorClass: ErrorClass;
  readonly what: string;
  readonly hint: string;
}

/** A provider may explain itself at length, and repeat the request. */
const maxMessageLength = 600;

const quotaPattern =
  /insufficient_quota|billing|credit balance|quota (?:exceeded|exhausted)|exceeded your current quota|spend(?:ing)? limit/iu;

/** What a request that failed means for the task, in the words of the provider. */
export function describeProviderError(
  thrown: unknown,
  { model, clock }: { readonly model: string; readonly clock: Pick<Clock, 'wall'> },
): Failure {
  const error = readProviderError(thrown);
  const { code, errorClass, what, hint } = kindOf(error);
  const status = error.status === undefined ? '' : ` (HTTP ${error.status})`;
  const said = error.message.slice(0, maxMessageLength).toWellFormed();
  return failure(errorClass, {
    code,
    message: `${model} ${what}${status}: ${said}`,
    hint,
    retryAfterMs: readRetryAfter(error.headers, clock),
  });
}

function kindOf(error: ProviderError): Kind {
  const { status, kind, message } = error;
  const mayBeQuota = status === undefined || [400, 402, 403, 429].includes(status);
  if (status === 402 || (mayBeQuota && quotaPattern.test(`${kind} ${message}`))) {
    return {
      code: 'MODEL_QUOTA_EXHAUSTED',
      errorClass: 'quota',
      what: 'has no quota left',
      hint: 'Raise the limit of the account, wait for its reset, or use another model.',
    };
  }
  if (status === 529 || status === 503 || /overloaded/iu.test(kind)) {
    return {
      code: 'MODEL_OVERLOADED',
      errorClass: 'transient',
      what: 'is overloaded',
      hint: 'Try again later, or name a `fallback` model.',
    };
  }
  if (status === 429 || /rate_limit/iu.test(kind)) {
    return {
      code: 'MODEL_RATE_LIMITED',
      errorClass: 'rate_limited',
      what: 'refused for too many requests or tokens',
      hint: 'Run fewer tasks at once, or name a `fallback` model.',
    };
  }
  if (status === 401 || status === 403 || /authentication_error|permission_error/u.test(kind)) {
    return {
      code: 'MODEL_AUTH_FAILED',
      errorClass: 'auth',
      what: 'did not accept the key',
      hint: 'Check the key and what it may do; `dispatch models --check` tries it.',
    };
  }
  if (status === 404) {
    return {
      code: 'MODEL_NOT_FOUND',
      errorClass: 'input',
      what: 'is not there',
      hint: 'Check the id of the model and the address.',
    };
  }
  if (error.isUnreadable && (status === undefined || status < 300)) return broken;
  if (status !== undefined && status >= 400 && status < 500 && status !== 408 && status !== 409) {
    return {
      code: 'MODEL_INPUT_REFUSED',
      errorClass: 'input',
      what: 'refused the request',
      hint: 'The message says why: it may be too long, or ask what the model cannot do.',
    };
  }
  if (status !== undefined && status < 300) return broken;
  if (status === undefined && !/api_error|server_error/u.test(kind)) {
    return {
      code: 'MODEL_UNREACHABLE',
      errorClass: 'transient',
      what: 'could not be reached, or the connection was lost',
      hint: 'Check the address, and whether the server runs.',
    };
  }
  return {
    code: 'MODEL_FAILED',
    errorClass: 'transient',
    what: 'failed at the provider',
    hint: 'Try again later, or name a `fallback` model.',
  };
}

const broken: Kind = {
  code: 'MODEL_ANSWER_BROKEN',
  errorClass: 'transient',
  what: 'sent an answer that cannot be read',
  hint: 'Try again; if it stays so, check that the address speaks the protocol of the provider.',
};
