import { createMeter, type CelEvaluator, type EvaluatedNode, type Weight } from './meter.ts';

/** Runs a parsed condition over its variables. Throws the library's errors. */
export type Program = (variables: Readonly<Record<string, unknown>>) => unknown;

/** What a program gives when it ran out of steps. */
export const tooCostly = Symbol('too costly');

/** The macro around every condition. It cannot be called: conditions that name it are refused. */
export const meterMacro = 'metered';

/** Characters that `wrapInMeter` puts before a condition. */
export const offset = meterMacro.length + 1;

/** The line break ends a comment that the text may end with. */
export function wrapInMeter(text: string): string {
  return `${meterMacro}(${text}\n)`;
}

interface MacroCall {
  readonly args: readonly [CheckedNode];
}

type CheckedNode = EvaluatedNode & object;

interface Checker {
  check(node: CheckedNode, context: unknown): unknown;
}

/** Weights of nodes, by the condition they are part of. */
export type WeightsOf = WeakMap<object, ReadonlyMap<unknown, Weight>>;

/** A macro of the library that evaluates its argument with a meter of its own. */
export function createMeterMacro(weightsOf: WeightsOf) {
  return ({ args: [body] }: MacroCall) => ({
    async: false,
    typeCheck: (checker: Checker, _macro: unknown, context: unknown) =>
      checker.check(body, context),
    evaluate(evaluator: CelEvaluator, _macro: unknown, context: unknown): unknown {
      const meter = createMeter(evaluator, weightsOf.get(body) ?? new Map());
      try {
        const value = meter.evaluator.run(body, context);
        return meter.isExceeded() ? tooCostly : value;
      } catch (error) {
        if (meter.isExceeded()) return tooCostly;
        throw error;
      }
    },
  });
}
