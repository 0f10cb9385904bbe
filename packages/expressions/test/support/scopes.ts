import type { JsonValue } from '@parallel-dispatcher/schema';
import type { Scope, TaskFacts } from '../../src/scope.ts';

/** A scope where these tasks succeeded, with params and anything else given. */
export function scopeOf(
  outputs: Readonly<Record<string, JsonValue>>,
  more: Partial<Scope> & { readonly ended?: Readonly<Record<string, TaskFacts>> } = {},
): Scope {
  const { ended = {}, ...rest } = more;
  const facts = new Map<string, TaskFacts>(Object.entries(ended));
  for (const [id, output] of Object.entries(outputs))
    facts.set(id, { outcome: 'succeeded', output });
  return { outcomeOf: (task) => facts.get(task), params: {}, ...rest };
}

/** The value of what must have worked. */
export function valueOf<Value>(
  checked:
    | { readonly ok: true; readonly value: Value }
    | { readonly ok: false; readonly errors: readonly unknown[] },
): Value {
  if (checked.ok) return checked.value;
  throw new Error(JSON.stringify(checked.errors, undefined, 2));
}

/** The only error of what must have failed. */
export function errorOf(
  checked:
    | { readonly ok: true; readonly value: unknown }
    | {
        readonly ok: false;
        readonly errors: readonly {
          readonly code: string;
          readonly message: string;
          readonly hint: string | null;
          readonly path: string | null;
        }[];
      },
) {
  if (checked.ok) throw new Error(`no error, but ${JSON.stringify(checked.value)}`);
  const [error] = checked.errors;
  if (error === undefined || checked.errors.length > 1)
    throw new Error(JSON.stringify(checked.errors));
  return error;
}
