import { join, relative } from 'node:path';
import type { NotMeasured } from '@parallel-dispatcher/schema';
import type { FailureCase } from '../case/failure-case.ts';
import type { Fact } from '../facts/fact.ts';
import { quote } from '../facts/quote.ts';
import { findNamedChange, type NamedChange } from '../git/find-named-change.ts';
import { openRepository } from '../git/repository.ts';
import type { RunCommand } from '../process/run-command.ts';
import type { Baseline } from '../trial/baseline.ts';
import { makeProjectCopy } from '../trial/project-copy.ts';
import { runOnCopy } from '../trial/run-on-copy.ts';
import { trialTimeoutMs } from '../trial/trial-folder.ts';

interface Grounds {
  readonly failure: FailureCase;
  readonly baseline: Extract<Baseline, { readonly ran: true }>;
  readonly runCommand: RunCommand;
  readonly signal: AbortSignal | undefined;
}

export interface NamedChangeTrial {
  /** How the test command ended without the change; none: nothing was tried. */
  readonly facts: readonly Fact<'revert_trial'>[];
  readonly missing: readonly NotMeasured[];
}

/** Takes back the change that a hypothesis names, on a copy, and runs the test command there. */
export async function tryNamedChange(said: string, grounds: Grounds): Promise<NamedChangeTrial> {
  const { baseline, runCommand, signal } = grounds;
  const opened = await openRepository(`${baseline.project.root}/.`, runCommand, signal);
  const change = opened.ok ? await findNamedChange(said, opened.repository) : null;
  if (!opened.ok || change === null) return { facts: [], missing: [] };
  const untried = (reason: string) => ({
    facts: [],
    missing: [
      { what: 'hypothesis', reason: `taking back ${change.title} tells nothing: ${reason}` },
    ],
  });
  const { project, argv, input } = baseline;
  if (relative(project.root, opened.repository.root) !== '') {
    return untried('the project is of no repository');
  }
  await using copy = await makeProjectCopy({ project, runCommand, signal });
  const refused = await copy.takeBack(change.patch);
  if (refused !== null) return untried(`later changes stand on it (${quote(refused, 200)})`);
  const end = await copy.run({ argv, input, timeoutMs: trialTimeoutMs });
  signal?.throwIfAborted();
  if (end.exitCode === null) return untried(`the test command did not end: ${end.stopped ?? ''}`);
  if (end.exitCode === 0) {
    const again = await runOnCopy({ project, argv, input, runCommand, signal });
    signal?.throwIfAborted();
    if (again.exitCode === 0) return untried('with it, the test command passes too, run again');
  }
  return { facts: [describe(grounds, { change, exitCode: end.exitCode })], missing: [] };
}

function describe(
  { failure, baseline }: Grounds,
  { change, exitCode }: { readonly change: NamedChange; readonly exitCode: number },
): Fact<'revert_trial'> {
  const { argv, project } = baseline;
  const files = change.files.map((file) => failure.short(join(project.root, file)));
  const where = quote(files.join(', '), 200);
  const command = `\`${quote(argv.join(' '), 100)}\``;
  return {
    kind: 'revert_trial',
    passed: exitCode === 0,
    commit: change.commit,
    summary: `on a copy without ${quote(change.title, 150)} in ${where}, ${command} ended with exit code ${exitCode}`,
    file: null,
    line: null,
    detail: change.patch,
  };
}
