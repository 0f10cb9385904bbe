import type { z } from 'zod';

/** What a check of ours found, before it becomes an ErrorDetail with its path. */
export interface Fault {
  /** @default 'INVALID_VALUE' */
  readonly code?: string;
  /** Ends the sentence "x must be ...": what was expected, with an example. */
  readonly expected: string;
  readonly hint?: string;
  /** Where below the checked value. @default the value itself */
  readonly at?: readonly (string | number)[];
}

/** A zod check that reports faults as custom issues which `describeZodIssues` can read back. */
export function faultCheck<Value>(
  findFaults: (value: Value) => Fault | readonly Fault[] | undefined,
): z.core.CheckFn<Value> {
  return (payload) => {
    const found = findFaults(payload.value);
    if (found === undefined) return;
    for (const fault of Array.isArray(found) ? (found as readonly Fault[]) : [found as Fault]) {
      payload.issues.push({
        code: 'custom',
        input: payload.value,
        path: [...(fault.at ?? [])],
        message: `must be ${fault.expected}`,
        params: { fault },
        continue: true,
      });
    }
  };
}

/** The fault inside a custom issue that `faultCheck` made; undefined for the issues of others. */
export function faultOf(params: Record<string, unknown> | undefined): Fault | undefined {
  return params?.['fault'] as Fault | undefined;
}
