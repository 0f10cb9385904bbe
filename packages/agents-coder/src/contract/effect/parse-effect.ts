import type { ContractCommon, EffectContract } from '../contract.ts';
import { fieldsOf, type Fields } from '../fields.ts';
import { jsonPath } from '../json-path.ts';
import { isMapping, type Mapping } from '../mapping.ts';
import { parseOutputValues } from '../parse-output-values.ts';
import type { Problems } from '../problem.ts';
import type { BreakerPolicy, Effect, RetryPolicy } from './effect.ts';
import { parseOperation } from './parse-operation.ts';

/** What holds where a contract says nothing; ONEX has these. */
const defaults = {
  retry: { maxAttempts: 3, baseMs: 100, maxMs: 5000 },
  breaker: { threshold: 5, openMs: 60_000 },
  transactionTimeoutMs: 30_000,
} as const;

/** Reads the part of a contract that only effect nodes have. */
export function parseEffect(
  document: Mapping,
  { common, problems }: { readonly common: ContractCommon; readonly problems: Problems },
): EffectContract {
  const fields = fieldsOf(document, '', problems);
  const listed = fields.list('io_operations');
  if (listed.length === 0) {
    problems.add({
      code: 'CONTRACT_INVALID',
      at: 'io_operations',
      message: 'An effect has at least one operation.',
      hint: 'Add { operation, kind, idempotent, timeout_ms, request, answers, exhausted }.',
    });
  }
  const operations = listed.map((operation, index) =>
    parseOperation(operation, jsonPath('io_operations', index), problems),
  );
  reportNames(operations, problems);
  const handling = fieldsOf(fields.raw('error_handling') ?? {}, 'error_handling', problems);
  return {
    ...common,
    nodeType: 'EFFECT_GENERIC',
    operations,
    retry: parseRetry(handling, problems),
    breaker: parseBreaker(handling, problems),
    transaction: parseTransaction(fields, problems),
    output: parseOutputValues(document, common, problems),
  };
}

function parseRetry(handling: Fields, problems: Problems): RetryPolicy {
  const { maxAttempts, baseMs, maxMs } = defaults.retry;
  if (handling.raw('retry_policy') === null) return { maxAttempts: 1, baseMs, maxMs, jitter: true };
  const policy = fieldsOf(
    handling.raw('retry_policy') ?? {},
    handling.at('retry_policy'),
    problems,
  );
  policy.choice('backoff', ['exponential'], 'exponential');
  return {
    maxAttempts: policy.number('max_attempts', { fallback: maxAttempts, least: 1, whole: true }),
    baseMs: policy.number('base_ms', { fallback: baseMs }),
    maxMs: policy.number('max_ms', { fallback: maxMs }),
    jitter: policy.raw('jitter') !== false,
  };
}

function parseBreaker(handling: Fields, problems: Problems): BreakerPolicy | null {
  const given = handling.raw('circuit_breaker');
  if (given === null || given === false) return null;
  const policy = fieldsOf(given ?? {}, handling.at('circuit_breaker'), problems);
  return {
    threshold: policy.number('threshold', {
      fallback: defaults.breaker.threshold,
      least: 1,
      whole: true,
    }),
    openMs: policy.number('open_ms', { fallback: defaults.breaker.openMs }),
  };
}

function parseTransaction(fields: Fields, problems: Problems): Effect['transaction'] {
  const given = fields.raw('transaction');
  if (given === undefined || given === null || given === false) return null;
  const policy = fieldsOf(isMapping(given) || given !== true ? given : {}, 'transaction', problems);
  return {
    isolation: policy.textOrNull('isolation'),
    timeoutMs: policy.number('timeout_ms', { fallback: defaults.transactionTimeoutMs, least: 1 }),
  };
}

function reportNames(operations: Effect['operations'], problems: Problems): void {
  const taken = new Set(['input']);
  for (const { name, at } of operations) {
    if (taken.has(name)) {
      problems.add({
        code: 'DUPLICATE_NAME',
        at: jsonPath(at, 'operation'),
        message: `"${name}" already names ${name === 'input' ? 'the input' : 'an operation'}.`,
        hint: 'Give each operation a name of its own.',
      });
    }
    taken.add(name);
  }
}
