import type { Mapping } from '../../contract/mapping.ts';
import type { Field } from '../../entity-types/entity-type.ts';

interface FileOperation {
  readonly operation: string;
  readonly request: Mapping;
  readonly idempotent: boolean;
  /** The field that an answer has where it worked. */
  readonly gives: 'text' | 'bytes';
  /** Error code of a file that is not there; none: it is made. */
  readonly missing?: string;
  readonly exhausted: string;
}

/** One access to a file, and what its answers mean. */
export function fileOperation(access: FileOperation): Mapping {
  const { operation, request, idempotent, gives, missing, exhausted } = access;
  const failed = (compare: string, right: unknown, code: string): Mapping => ({
    when: { left: { field: 'error' }, compare, right },
    outcome: 'fail',
    code,
  });
  return {
    operation,
    kind: 'file',
    idempotent,
    timeout_ms: 5000,
    request,
    answers: [
      ...(missing === undefined ? [] : [failed('eq', 'NOT_FOUND', missing)]),
      failed('in', ['ACCESS_DENIED', 'PATH_OUTSIDE_ROOT'], 'FILE_REFUSED'),
      { when: { not: { left: { field: gives }, compare: 'is_null' } }, outcome: 'ok' },
    ],
    otherwise: 'retry',
    exhausted,
  };
}

/** Where the file is: as said, else it comes with the input. */
export function filePlace(path: string | null): {
  readonly path: unknown;
  readonly inputs: readonly Field[];
  readonly assumptions: readonly string[];
} {
  if (path !== null) return { path, inputs: [], assumptions: [] };
  const schema = { type: 'string', minLength: 1, description: 'The file, below FILE_ROOT.' };
  return {
    path: { var: 'input.path' },
    inputs: [{ name: 'path', schema, isRequired: true }],
    assumptions: ['Which file is not said: its path comes with the input.'],
  };
}
