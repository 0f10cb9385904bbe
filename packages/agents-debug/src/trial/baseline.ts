import type { DebugInput } from '@parallel-dispatcher/schema';
import type { DebugPorts } from '../debug-ports.ts';
import { findProjectOf } from './find-project-of.ts';
import type { ProjectFolders } from './find-project.ts';
import { readFailingInput } from './read-failing-input.ts';
import { runOnCopy, type Trial } from './run-on-copy.ts';
import type { TrialInput } from './trial-input.ts';

/** What the test command did before anything was changed, or why nobody knows. */
export type Baseline =
  | {
      readonly ran: true;
      readonly project: ProjectFolders;
      readonly argv: readonly string[];
      /** What the command reads. */
      readonly input: TrialInput | null;
      readonly trial: Trial;
    }
  | { readonly ran: false; readonly reason: string };

/** Runs the test command of a deep analysis, where there is one and the caller runs commands. */
export async function runBaseline(input: DebugInput, ports: DebugPorts): Promise<Baseline> {
  const { test_command: argv, analysis_depth: depth } = input;
  if (argv === null) return { ran: false, reason: 'no test_command was given' };
  if (depth !== 'deep') return { ran: false, reason: 'commands run at depth deep only' };
  const { runCommand, signal } = ports;
  if (!runCommand) return { ran: false, reason: 'no commands are run here' };
  const project = await findProjectOf(input, ports);
  if (!project) return { ran: false, reason: 'no affected file lies in a project or repository' };
  try {
    const given = await readFailingInput(input, ports);
    const trial = await runOnCopy({ project, argv, input: given, runCommand, signal });
    return { ran: true, project, argv, input: given, trial };
  } catch (error) {
    signal?.throwIfAborted();
    return { ran: false, reason: error instanceof Error ? error.message : String(error) };
  }
}
