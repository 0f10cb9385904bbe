import type { JsonValue } from '@parallel-dispatcher/schema';
import { reduceInput, type ReduceOptions } from './reduce-input.ts';
import { countParts, reduceJson } from './reduce-json.ts';
import { splitText, type Split } from './split-text.ts';

export interface TextReduction {
  /** Still fails. */
  readonly text: string;
  readonly minimal: boolean;
  readonly trials: number;
  readonly partsBefore: number;
  readonly partsAfter: number;
}

interface TextOptions extends ReduceOptions {
  readonly split: Split;
}

/**
 * Makes a failing text smaller by its lines, characters, or items and fields of JSON.
 * @throws {RangeError} where the whole text does not fail.
 * @throws {SyntaxError} where it is to be split as JSON and is none.
 */
export async function reduceText(
  whole: string,
  stillFails: (text: string) => Promise<boolean>,
  options: TextOptions,
): Promise<TextReduction> {
  const { split } = options;
  if (split === 'json') {
    const value = JSON.parse(whole) as JsonValue;
    const found = await reduceJson(value, (one) => stillFails(JSON.stringify(one)), options);
    return {
      text: JSON.stringify(found.value),
      minimal: found.minimal,
      trials: found.trials,
      partsBefore: countParts(value),
      partsAfter: countParts(found.value),
    };
  }
  const parts = splitText(whole, split);
  const { input, minimal, trials } = await reduceInput(
    parts,
    (some) => stillFails(some.join('')),
    options,
  );
  return {
    text: input.join(''),
    minimal,
    trials,
    partsBefore: parts.length,
    partsAfter: input.length,
  };
}
