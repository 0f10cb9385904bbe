import type { CheckRun } from '@parallel-dispatcher/schema';
import type { DebugPorts } from '../debug-ports.ts';
import type { Fact } from '../facts/fact.ts';
import { quote } from '../facts/quote.ts';
import type { Baseline } from '../trial/baseline.ts';
import { runOnCopy, type Trial } from '../trial/run-on-copy.ts';
import type { Fix } from './fix.ts';

/** The change to propose, and what running it showed. */
export interface FixOutcome {
  /** The one that made the command pass; else the only one there is, else null. */
  readonly fix: Fix | null;
  /** Null: no counterfactual was run. */
  readonly verified: boolean | null;
  /** What came of the trials, to cite. */
  readonly facts: readonly Fact<'fix_trial'>[];
  readonly runs: readonly CheckRun[];
}

/** Each trial copies the project and runs its tests. */
const mostTrials = 5;

/** Tries changes one by one, where the test command fails without them, until it passes with one. */
export async function tryFixes(
  fixes: readonly Fix[],
  { baseline, ports }: { readonly baseline: Baseline; readonly ports: DebugPorts },
): Promise<FixOutcome> {
  const [only] = fixes;
  const unsure = { fix: fixes.length === 1 && only ? only : null, facts: [] };
  if (!baseline.ran) return { ...unsure, verified: null, runs: [] };
  const { argv, project, trial } = baseline;
  const runs = [runOf({ argv, on: 'original', trial })];
  const { runCommand, signal } = ports;
  if (trial.exitCode === null || trial.exitCode === 0 || !runCommand) {
    return { ...unsure, verified: null, runs };
  }
  const facts: Fact<'fix_trial'>[] = [];
  for (const fix of fixes.slice(0, mostTrials)) {
    const changed = new Map([[fix.file, fix.text]]);
    const patched = await runOnCopy({ project, argv, runCommand, changed, signal });
    signal?.throwIfAborted();
    runs.push(runOf({ argv, on: 'patched', trial: patched }));
    facts.push(describeTrial(fix, { argv, trial: patched }));
    if (patched.exitCode === 0) return { fix, verified: true, facts, runs };
  }
  return { ...unsure, verified: facts.length === 0 ? null : false, facts, runs };
}

interface Tried {
  readonly argv: readonly string[];
  readonly trial: Trial;
}

function runOf({ argv, on, trial }: Tried & { readonly on: CheckRun['on'] }): CheckRun {
  const { exitCode, stopped, output } = trial;
  return {
    command: [...argv],
    on,
    exit_code: exitCode,
    stopped,
    output: output.trim().slice(-2_000),
  };
}

function describeTrial(
  { file, line, before, after }: Fix,
  { argv, trial }: Tried,
): Fact<'fix_trial'> {
  const passed = trial.exitCode === 0;
  const ended =
    trial.exitCode === null
      ? `did not end (${trial.stopped})`
      : `ended with exit code ${trial.exitCode}`;
  const change = `\`${quote(before, 80)}\` replaced by \`${quote(after, 80)}\``;
  return {
    kind: 'fix_trial',
    passed,
    summary: `on a copy with ${change}, \`${quote(argv.join(' '), 100)}\` ${ended}`,
    file,
    line,
    detail: after,
  };
}
