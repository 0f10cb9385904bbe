import type { UpstreamEntry } from '@parallel-dispatcher/schema';

/** What a dependency found out that concerns the node, numbered over all of them. */
export interface UpstreamRequirement {
  /** `R1`. */
  readonly id: string;
  /** Task and field, such as `why.solution.fix_description`. */
  readonly from: string;
  readonly text: string;
}

/** Fields of a debug report that ask for something. */
const asking = [
  ['root_cause', 'primary_cause'],
  ['solution', 'fix_description'],
  ['solution', 'patch'],
  ['solution', 'prevention_measures'],
] as const;

/** A patch longer than this is cut. */
const longest = 6_000;

/** The cause, the fix and the prevention of each debug report among the dependencies. */
export function requirementsOf(
  upstream: Readonly<Record<string, UpstreamEntry>>,
): readonly UpstreamRequirement[] {
  const found = Object.entries(upstream).flatMap(([task, { output }]) =>
    asking.flatMap(([part, field]) =>
      textsIn(fieldOf(fieldOf(output, part), field)).map((text) => ({
        from: `${task}.${part}.${field}`,
        text: text.length > longest ? `${text.slice(0, longest)} …` : text,
      })),
    ),
  );
  return found.map((one, index) => ({ id: `R${index + 1}`, ...one }));
}

function fieldOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? Reflect.get(value, key)
    : undefined;
}

function textsIn(value: unknown): readonly string[] {
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  return values.filter((text): text is string => typeof text === 'string' && text.trim() !== '');
}
