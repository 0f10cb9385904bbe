import type { Mapping } from '../../contract/mapping.ts';

interface SqlOperation {
  readonly operation: string;
  readonly statement: string;
  /** Bound to `?` in this order. */
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly idempotent: boolean;
  /** Error codes of what may be wrong. */
  readonly taken?: string;
  readonly missing?: string;
  readonly description?: string;
  readonly when?: Mapping;
}

const is = (field: string, right: unknown): Mapping => ({ left: { field }, compare: 'eq', right });

/** One statement, and what its answers mean. */
export function sqlOperation(operation: SqlOperation): Mapping {
  const { taken, missing, description, when } = operation;
  const answers = [
    ...(taken === undefined
      ? []
      : [{ when: is('error', 'CONSTRAINT_VIOLATED'), outcome: 'fail', code: taken }]),
    ...(missing === undefined ? [] : [{ when: is('rows', 0), outcome: 'fail', code: missing }]),
    { when: { left: { field: 'error' }, compare: 'is_null' }, outcome: 'ok' },
  ];
  return {
    operation: operation.operation,
    ...(description === undefined ? {} : { description }),
    kind: 'sql',
    idempotent: operation.idempotent,
    timeout_ms: 5000,
    ...(when === undefined ? {} : { when }),
    request: { statement: operation.statement, parameters: { object: operation.parameters } },
    answers,
    otherwise: 'retry',
    exhausted: 'DATABASE_UNAVAILABLE',
  };
}

/** The code for an entity that is not there, or there already: `ORDER_NOT_FOUND`. */
export function codeFor(entity: string, what: 'NOT_FOUND' | 'EXISTS'): string {
  return `${entity.toUpperCase()}_${what}`;
}
