import type { CheckRun } from '@parallel-dispatcher/schema';
import type { DebugPorts } from '../debug-ports.ts';
import type { Fact } from '../facts/fact.ts';
import { quote } from '../facts/quote.ts';
import type { RunCommand } from '../process/run-command.ts';
import type { Baseline } from '../trial/baseline.ts';
import { runOnCopy, type Trial } from '../trial/run-on-copy.ts';
import type { Fix } from './fix.ts';

type Ran = Extract<Baseline, { readonly ran: true }>;
type RunningPorts = DebugPorts & { readonly runCommand: RunCommand };

interface Grounds {
  readonly baseline: Ran;
  readonly ports: DebugPorts;
  /** After this long a run is ended, and did not pass. @default 120 s */
  readonly timeoutMs?: number;
}

/** Whether a trial can tell: the command ends, and fails as the project is. */
export function canTry({ trial }: Ran, ports: DebugPorts): ports is RunningPorts {
  return trial.exitCode !== null && trial.exitCode !== 0 && ports.runCommand !== undefined;
}

/** What running the command with a change showed, or why that tells nothing. */
export type TriedFix =
  | { readonly told: true; readonly runs: readonly CheckRun[]; readonly fact: Fact<'fix_trial'> }
  | { readonly told: false; readonly runs: readonly CheckRun[]; readonly reason: string };

/**
 * Runs the test command on a copy with a change. Where it passes, it runs once more without: a
 * command that then passes too says nothing about the change.
 */
export async function tryFix(
  fix: Fix,
  { baseline, ports, timeoutMs }: Grounds & { readonly ports: RunningPorts },
): Promise<TriedFix> {
  const { argv, project, input } = baseline;
  const { runCommand, signal } = ports;
  const run = async (changed: Fix['files']): Promise<Trial> => {
    const trial = await runOnCopy({
      project,
      argv,
      input,
      runCommand,
      changed,
      timeoutMs,
      signal,
    });
    signal?.throwIfAborted();
    return trial;
  };
  try {
    const patched = await run(fix.files);
    const runs = [checkRunOf(baseline, { on: 'patched', trial: patched })];
    const told = { told: true, fact: describeTrial(fix, argv, patched) } as const;
    if (patched.exitCode !== 0) return { ...told, runs };
    const again = await run(new Map());
    runs.push(checkRunOf(baseline, { on: 'original', trial: again }));
    return again.exitCode === 0 ? { told: false, runs, reason: unsteady } : { ...told, runs };
  } catch (error) {
    signal?.throwIfAborted();
    const reason = error instanceof Error ? error.message : String(error);
    return { told: false, runs: [], reason: `the fix could not be tried: ${reason}` };
  }
}

const unsteady =
  'the test command does not fail each time: it passed with the fix, and then without it too';

export function checkRunOf(
  { argv }: Ran,
  { on, trial }: { readonly on: CheckRun['on']; readonly trial: Trial },
): CheckRun {
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
  { change, place, fixedCode }: Fix,
  ...[argv, trial]: [readonly string[], Trial]
): Fact<'fix_trial'> {
  const ended =
    trial.exitCode === null
      ? `did not end (${trial.stopped})`
      : `ended with exit code ${trial.exitCode}`;
  return {
    kind: 'fix_trial',
    passed: trial.exitCode === 0,
    summary: `on a copy with ${change}, \`${quote(argv.join(' '), 100)}\` ${ended}`,
    file: place.file,
    line: place.line,
    detail: fixedCode,
  };
}
