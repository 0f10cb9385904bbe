import { parseStackTraces } from '@parallel-dispatcher/code-analysis';
import { quote } from '../facts/quote.ts';
import { fingerprint } from '../past/fingerprint.ts';
import { reduceText } from '../reduce/reduce-text.ts';
import { guessSplit } from '../reduce/split-text.ts';
import type { Baseline } from '../trial/baseline.ts';
import { makeProjectCopy, type TimedEnd } from '../trial/project-copy.ts';
import type { Collection, Collector } from './collector.ts';

/** What making an input smaller may take in all; one run gets three times what the whole took. */
const longestMs = 60_000;
const shortestRunMs = 2_000;

/** A part of the failing input with which the test command still fails in the same way. */
export const smallerInput: Collector = {
  name: 'smaller-input',
  depths: ['deep'],
  collect: async ({ input, baseline, runCommand }, signal) => {
    const given = input.failing_input;
    if (given === null) return { facts: [], missing: [] };
    if (!baseline.ran) return nothing(baseline.reason);
    const { trial, argv, project, input: whole } = baseline;
    if (trial.exitCode === 0) return nothing('the test command passes with the whole input');
    if (trial.exitCode === null || !runCommand || whole === null) {
      return nothing('the test command did not end');
    }
    const split = given.split ?? guessSplit(whole.text);
    await using copy = await makeProjectCopy({ project, runCommand, signal });
    const timeoutMs = Math.max(shortestRunMs, 3 * trial.durationMs);
    const isSame = sameFailureAs(baseline);
    const fails = async (text: string): Promise<boolean> =>
      isSame(await copy.run({ argv, input: { ...whole, text }, timeoutMs }));
    const started = performance.now();
    const isOver = (): boolean => performance.now() - started > longestMs;
    try {
      const found = await reduceText(whole.text, fails, { split, signal, isOver });
      return { facts: [describe(baseline, { ...found, split })], missing: [] };
    } catch (error) {
      if (error instanceof SyntaxError) return nothing('it is to be split as JSON, and it is none');
      if (error instanceof RangeError) return nothing(notAgain[split]);
      throw error;
    }
  },
};

function nothing(reason: string): Collection {
  return { facts: [], missing: [{ what: 'smaller_input', reason }] };
}

const notAgain = {
  lines: 'the failure did not show a second time',
  characters: 'the failure did not show a second time',
  json: 'the failure did not show a second time, or not with the input written anew as JSON',
} as const;

type Ran = Extract<Baseline, { readonly ran: true }>;

/** The same exit code, and the same error where one is shown: another failure is none of ours. */
function sameFailureAs({ trial }: Ran): (end: TimedEnd) => boolean {
  const wanted = errorsIn(trial.output)[0];
  return ({ exitCode, output }) =>
    exitCode === trial.exitCode && (wanted === undefined || errorsIn(output).includes(wanted));
}

function errorsIn(output: string): readonly string[] {
  return parseStackTraces(output).map((trace) => fingerprint(trace).error);
}

type Smaller = Awaited<ReturnType<typeof reduceText>> & {
  readonly split: ReturnType<typeof guessSplit>;
};

function describe({ argv }: Ran, { trials, ...found }: Smaller): Collection['facts'][number] {
  const { split, minimal, partsBefore, partsAfter, text } = found;
  const parts = { lines: 'lines', characters: 'characters', json: 'items and fields' }[split];
  const command = `\`${quote(argv.join(' '), 100)}\``;
  const sure = minimal ? 'each of them is needed' : 'time ran out before all were tried';
  return {
    kind: 'smaller_input',
    ...found,
    runs: trials,
    summary: `${command} fails in the same way with ${partsAfter} of the ${partsBefore} ${parts} of the input; ${sure} (${trials} runs)`,
    file: null,
    line: null,
    detail: text,
  };
}
