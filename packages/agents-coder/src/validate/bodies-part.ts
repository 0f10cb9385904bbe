import type { ValidationPart } from './validation.ts';

/** Bodies of a contract, and those that no example tests. */
export interface CheckedBodies {
  readonly all: readonly string[];
  readonly untested: readonly string[];
}

/** Code that somebody wrote for words is shown to be right by examples alone. */
export function bodiesPart(
  bodies: CheckedBodies | undefined,
): Readonly<Record<string, ValidationPart>> {
  const { all, untested } = bodies ?? { all: [], untested: [] };
  if (all.length === 0) return {};
  const told = `${all.length} bodies, ${all.length - untested.length} of them tested by examples`;
  const part =
    untested.length === 0
      ? { passed: true, reason: null }
      : {
          passed: null,
          reason: `not measured: no example expects what depends on ${untested.join(', ')}`,
        };
  return { bodies: { ...part, evidence: [told, ...untested] } };
}
