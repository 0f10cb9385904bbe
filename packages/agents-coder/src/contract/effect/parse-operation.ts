import { fieldsOf, type Fields } from '../fields.ts';
import { isMapping } from '../mapping.ts';
import { jsonPath } from '../json-path.ts';
import { parseCondition } from '../parse-condition.ts';
import type { Problems } from '../problem.ts';
import { operationKinds, type Operation, type OperationKind, type Verdict } from './effect.ts';
import { parseRequirements } from './parse-requirements.ts';

/** Where a contract gives no timeout, so that a call that hangs still ends. */
const defaultTimeoutMs = 30_000;

/** What a request of each kind cannot do without. */
const neededInRequest: Readonly<Record<OperationKind, readonly string[]>> = {
  http: ['method', 'path'],
  file: ['path'],
  sql: ['statement'],
  event: ['topic'],
};

/** Reads one operation of an effect. */
export function parseOperation(value: unknown, at: string, problems: Problems): Operation {
  const fields = fieldsOf(value, at, problems);
  const kind = fields.choice('kind', operationKinds);
  const request = fields.values('request');
  for (const key of neededInRequest[kind]) {
    if (request.some(([name]) => name === key)) continue;
    problems.add({
      code: 'CONTRACT_INVALID',
      at: jsonPath(fields.at('request'), key),
      message: `A request of kind ${kind} has "${key}".`,
      hint: `The request of kind ${kind} needs ${neededInRequest[kind].join(' and ')}.`,
    });
  }
  const exhausted = fields.code('exhausted') ?? 'OPERATION_EXHAUSTED';
  const name = fields.text('operation', 'the name of the operation');
  if (kind === 'file' && !/^(?:read|write|append)(?:_|$)/.test(name)) {
    problems.add({
      code: 'CONTRACT_INVALID',
      at: fields.at('operation'),
      message: `The name of a file operation begins with its action, read, write or append; this is "${name}".`,
    });
  }
  return {
    at,
    name,
    description: fields.textOrNull('description'),
    kind,
    idempotent: fields.flag('idempotent'),
    timeoutMs: fields.number('timeout_ms', { fallback: defaultTimeoutMs, least: 1 }),
    request,
    answers: fields.list('answers').map((rule, index) => {
      const where = jsonPath(fields.at('answers'), index);
      const ruleFields = fieldsOf(rule, where, problems);
      return {
        when: parseCondition(ruleFields.raw('when'), ruleFields.at('when'), problems),
        verdict: parseVerdict(ruleFields, exhausted),
      };
    }),
    otherwise: parseOtherwise(fields, exhausted, problems),
    exhausted,
    require: parseRequirements(fields, problems),
    when: fields.condition('when'),
  };
}

/** `retry`, or `{ outcome: fail, code: X }`. */
function parseOtherwise(fields: Fields, exhausted: string, ...[problems]: [Problems]): Verdict {
  const given = fields.raw('otherwise');
  if (isMapping(given)) {
    return parseVerdict(fieldsOf(given, fields.at('otherwise'), problems), exhausted);
  }
  const outcome = fields.choice('otherwise', ['ok', 'fail', 'retry'], 'retry');
  return outcome === 'fail' ? { outcome, code: exhausted } : { outcome };
}

function parseVerdict(fields: Fields, exhausted: string): Verdict {
  const outcome = fields.choice('outcome', ['ok', 'fail', 'retry']);
  return outcome === 'fail' ? { outcome, code: fields.code('code') ?? exhausted } : { outcome };
}
