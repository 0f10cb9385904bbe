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
}

/** Whether a trial can tell: the command ends, and fails as the project is. */
export function canTry({ trial }: Ran, ports: DebugPorts): ports is RunningPorts {
  return trial.exitCode !== null && trial.exitCode !== 0 && ports.runCommand !== undefined;
}

/** Runs the test command on a copy with a change. */
export async function tryFix(
  fix: Fix,
  { baseline, ports }: Grounds & { readonly ports: RunningPorts },
): Promise<{ readonly run: CheckRun; readonly fact: Fact<'fix_trial'> }> {
  const { argv, project, input } = baseline;
  const { runCommand, signal } = ports;
  const trial = await runOnCopy({ project, argv, input, runCommand, changed: fix.files, signal });
  signal?.throwIfAborted();
  return {
    run: checkRunOf(baseline, { on: 'patched', trial }),
    fact: describeTrial(fix, argv, trial),
  };
}

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
