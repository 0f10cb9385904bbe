import { mostSteps } from './condition-limits.ts';

/** The part of the library's evaluator that a macro is given, as its README documents it. */
export interface CelEvaluator {
  run(node: EvaluatedNode, context: unknown): unknown;
  debugType(value: unknown): unknown;
  debugTypeDeep(value: unknown): unknown;
}

export interface EvaluatedNode {
  evaluate(evaluator: CelEvaluator, node: EvaluatedNode, context: unknown): unknown;
}

/** How a node's value is charged: by its size at the top, or all the way down. */
export type Weight = 'shallow' | 'deep';

export interface Meter {
  readonly evaluator: CelEvaluator;
  readonly isExceeded: () => boolean;
}

/**
 * The same evaluator, which counts: one step a node, and the size of values where an operation
 * looks at all of them. Past the limit every further node throws, so `||` and `exists`, which
 * swallow errors, end as well: ask `isExceeded` afterwards.
 *
 * It also types lists by `list` alone. The library takes a list for one of its first element's
 * type, and refuses `3 in [1.5, 3]` and lists of mixed JSON.
 */
export function createMeter(evaluator: CelEvaluator, weights: ReadonlyMap<unknown, Weight>): Meter {
  const exceeded = new Error('The condition takes too many steps.');
  let left = mostSteps;
  const evaluate = (node: EvaluatedNode, context: unknown): unknown => {
    try {
      return node.evaluate(metered, node, context);
    } catch (error) {
      left -= stepsPerError;
      throw error;
    }
  };
  const run = (node: EvaluatedNode, context: unknown): unknown => {
    left -= 1;
    if (left < 0) throw exceeded;
    const value = evaluate(node, context);
    const weight = weights.get(node);
    if (weight !== undefined) left -= weight === 'deep' ? sizeWithin(value, left) : sizeOf(value);
    if (left < 0) throw exceeded;
    return value;
  };
  const metered = Object.create(evaluator, {
    run: { value: run },
    debugTypeDeep: { value: (value: unknown) => evaluator.debugType(value) },
  }) as CelEvaluator;
  return { evaluator: metered, isExceeded: () => left < 0 };
}

/** `||` and `exists` go on after an error, and making one takes as long as many steps. */
const stepsPerError = 40;

/** Texts are compared and copied many characters at a time. */
const charactersPerStep = 32;

function sizeOf(value: unknown): number {
  if (typeof value === 'string') return Math.ceil(value.length / charactersPerStep);
  if (Array.isArray(value)) return value.length;
  if (value instanceof Map) return value.size;
  return 1;
}

/** All values inside; stops counting once that is more than `most`. */
function sizeWithin(value: unknown, most: number): number {
  let size = 0;
  const open: unknown[] = [value];
  while (open.length > 0 && size <= most) {
    const next = open.pop();
    size += sizeOf(next) + 1;
    if (size > most) break;
    if (Array.isArray(next)) for (const child of next) open.push(child);
    else if (next instanceof Map) for (const child of next.values()) open.push(child);
    else if (typeof next === 'object' && next !== null) open.push(...Object.values(next));
  }
  return size;
}
