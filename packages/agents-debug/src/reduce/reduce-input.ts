/** Whether an input still shows the failure. */
export type StillFails<Part> = (input: readonly Part[]) => boolean | Promise<boolean>;

export interface ReduceOptions {
  /** @default 1000 */
  readonly mostTrials?: number;
  /** Asked before each trial: true ends it as when trials run out. @default never */
  readonly isOver?: () => boolean;
  /** @default never aborted */
  readonly signal?: AbortSignal | undefined;
}

export interface Reduction<Part> {
  /** Still fails. */
  readonly input: readonly Part[];
  /** Without any one of its parts it does not fail; false where trials ran out. */
  readonly minimal: boolean;
  readonly trials: number;
}

/**
 * Delta debugging: makes a failing input smaller, part by part (lines, fields, calls), until each
 * part that is left is needed. Takes about n log n trials, n² at worst.
 * @throws {RangeError} where the whole input does not fail.
 * @see Zeller, Hildebrandt 2002: ddmin.
 */
export async function reduceInput<Part>(
  whole: readonly Part[],
  stillFails: StillFails<Part>,
  { mostTrials = 1000, isOver = () => false, signal }: ReduceOptions = {},
): Promise<Reduction<Part>> {
  let trials = 0;
  const fails = async (input: readonly Part[]): Promise<boolean> => {
    signal?.throwIfAborted();
    trials += 1;
    return await stillFails(input);
  };
  if (!(await fails(whole))) {
    throw new RangeError('The whole input does not fail: there is nothing to reduce.');
  }
  let input = whole;
  let pieces = Math.min(2, input.length);
  while (input.length > 0 && pieces > 0) {
    const found = await firstFailing(cutOuts(input, pieces), async (one) =>
      trials < mostTrials && !isOver() ? await fails(one) : null,
    );
    if (found === 'trials ran out') return { input, minimal: false, trials };
    if (found) {
      input = found;
      pieces = Math.min(Math.max(2, pieces - 1), input.length);
    } else if (pieces === input.length) {
      break;
    } else {
      pieces = Math.min(pieces * 2, input.length);
    }
  }
  return { input, minimal: true, trials };
}

/** The input without each of so many pieces, of about equal length, in turn. */
function cutOuts<Part>(input: readonly Part[], pieces: number): readonly (readonly Part[])[] {
  return Array.from({ length: pieces }, (_, piece) => {
    const from = Math.floor((piece * input.length) / pieces);
    const to = Math.floor(((piece + 1) * input.length) / pieces);
    return [...input.slice(0, from), ...input.slice(to)];
  });
}

async function firstFailing<Part>(
  inputs: readonly (readonly Part[])[],
  fails: (input: readonly Part[]) => Promise<boolean | null>,
): Promise<readonly Part[] | 'trials ran out' | undefined> {
  for (const input of inputs) {
    const answer = await fails(input);
    if (answer === null) return 'trials ran out';
    if (answer) return input;
  }
  return undefined;
}
