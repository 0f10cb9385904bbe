import type { Mapping } from '../../contract/mapping.ts';

interface HttpOperation {
  readonly operation: string;
  readonly request: Mapping;
  readonly idempotent: boolean;
  /** Error code of a 404; none: it is as wrong as any other 4xx. */
  readonly missing?: string;
}

/** One request, and what the status of its answer means. */
export function httpOperation({ operation, request, idempotent, missing }: HttpOperation): Mapping {
  const status = (compare: string, right: number): Mapping => ({
    left: { field: 'status' },
    compare,
    right,
  });
  const answered = { not: { left: { field: 'status' }, compare: 'is_null' } };
  return {
    operation,
    kind: 'http',
    idempotent,
    timeout_ms: 5000,
    request,
    answers: [
      { when: { all: [answered, status('gte', 200), status('lt', 300)] }, outcome: 'ok' },
      ...(missing === undefined
        ? []
        : [{ when: status('eq', 404), outcome: 'fail', code: missing }]),
      {
        when: { left: { field: 'status' }, compare: 'in', right: [408, 425, 429] },
        outcome: 'retry',
      },
      {
        when: { all: [answered, status('gte', 300), status('lt', 500)] },
        outcome: 'fail',
        code: 'REQUEST_REFUSED',
      },
    ],
    otherwise: 'retry',
    exhausted: 'SERVICE_UNAVAILABLE',
  };
}
