import type { JsonValue } from '@parallel-dispatcher/schema';
import { reduceInput, type ReduceOptions, type Reduction } from './reduce-input.ts';

export interface JsonReduction extends Pick<Reduction<never>, 'minimal' | 'trials'> {
  readonly value: JsonValue;
}

/** Whether a value still shows the failure. */
type ValueFails = (value: JsonValue) => Promise<boolean>;

/**
 * Makes a failing JSON value smaller: leaves out items and fields, the outermost first, then those
 * within what is left, again and again until nothing more can go.
 * @throws {RangeError} where the whole value does not fail.
 * @see Misherghi, Su 2006: hierarchical delta debugging.
 */
export async function reduceJson(
  whole: JsonValue,
  stillFails: ValueFails,
  options: ReduceOptions = {},
): Promise<JsonReduction> {
  const counted = new Counted(stillFails, options);
  let value = whole;
  for (let before = ''; before !== JSON.stringify(value);) {
    before = JSON.stringify(value);
    value = await reduceWithin(value, (one) => one, counted);
  }
  return { value, minimal: counted.isMinimal, trials: counted.trials };
}

/** How many items and fields a value has, those within others too. */
export function countParts(value: JsonValue): number {
  return childrenOf(value).reduce((sum, [, child]) => sum + 1 + countParts(child), 0);
}

type Child = readonly [key: string, value: JsonValue];

/** Reduces what stands in a place; `around` is the whole value with something else there. */
async function reduceWithin(
  value: JsonValue,
  around: (value: JsonValue) => JsonValue,
  counted: Counted,
): Promise<JsonValue> {
  if (childrenOf(value).length === 0) return value;
  const whole = withChildren(value, await counted.reduce(value, around));
  let children = childrenOf(whole);
  for (const [at, [key, child]] of children.entries()) {
    const put = (one: JsonValue): JsonValue => withChildren(whole, children.with(at, [key, one]));
    const smaller = await reduceWithin(child, (one) => around(put(one)), counted);
    children = children.with(at, [key, smaller]);
  }
  return withChildren(whole, children);
}

function childrenOf(value: JsonValue): readonly Child[] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}

function withChildren(value: JsonValue, children: readonly Child[]): JsonValue {
  return Array.isArray(value) ? children.map(([, one]) => one) : Object.fromEntries(children);
}

/** Trials of one reduction: nothing is tried twice, and all levels share what may be spent. */
class Counted {
  trials = 0;
  isMinimal = true;
  readonly #known = new Map<string, boolean>();
  readonly #fails: ValueFails;
  readonly #options: ReduceOptions;

  constructor(fails: ValueFails, options: ReduceOptions) {
    this.#fails = fails;
    this.#options = options;
  }

  async reduce(
    value: JsonValue,
    around: (value: JsonValue) => JsonValue,
  ): Promise<readonly Child[]> {
    const { mostTrials = 1000, isOver = () => false } = this.#options;
    const { input, minimal } = await reduceInput(
      childrenOf(value),
      async (some) => await this.#try(around(withChildren(value, some))),
      { ...this.#options, isOver: () => this.trials >= mostTrials || isOver() },
    );
    this.isMinimal &&= minimal;
    return input;
  }

  async #try(value: JsonValue): Promise<boolean> {
    const text = JSON.stringify(value);
    const known = this.#known.get(text);
    if (known !== undefined) return known;
    this.trials += 1;
    const fails = await this.#fails(value);
    this.#known.set(text, fails);
    return fails;
  }
}
