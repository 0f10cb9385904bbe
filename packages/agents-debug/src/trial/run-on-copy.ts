import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { NamedText } from '../records/coverage-unit.ts';
import type { CommandEnd, RunCommand } from '../process/run-command.ts';
import { copyProject } from './copy-project.ts';
import type { ProjectFolders } from './find-project.ts';
import { makeTrialFolder, trialEnv, trialTimeoutMs } from './trial-folder.ts';

export interface TrialRequest {
  readonly project: ProjectFolders;
  readonly argv: readonly string[];
  readonly runCommand: RunCommand;
  /** Text that a file has in the copy, by its path in the project. */
  readonly changed?: ReadonlyMap<string, string>;
  readonly signal: AbortSignal | undefined;
}

export interface Trial extends CommandEnd {
  readonly durationMs: number;
  /** What node processes wrote about the functions that they ran; paths are those of the project. */
  readonly coverage: readonly NamedText[];
}

/**
 * Runs a command on a copy of the project, which is removed afterwards, with a home and a temporary
 * folder of its own. Paths in its output are those of the project. That keeps accidents away from
 * the user's files; it is no sandbox against attacks.
 */
export async function runOnCopy(request: TrialRequest): Promise<Trial> {
  const { project, argv, runCommand, changed = new Map(), signal } = request;
  await using base = await makeTrialFolder();
  const to = join(base.path, 'project');
  const back = (text: string): string => text.replaceAll(to, project.root);
  await copyProject(project.root, { to, signal });
  for (const [path, text] of changed) await writeFile(inCopy(project, { to, path }), text);
  const started = performance.now();
  const end = await runCommand({
    argv,
    folder: inCopy(project, { to, path: project.folder }),
    env: { ...trialEnv(base.path), NODE_V8_COVERAGE: join(base.path, 'v8') },
    timeoutMs: trialTimeoutMs,
    signal,
  });
  const durationMs = performance.now() - started;
  const coverage = await readAll(join(base.path, 'v8'));
  return {
    ...end,
    durationMs,
    output: back(end.output),
    coverage: coverage.map(({ name, text }) => ({ name, text: back(text) })),
  };
}

function inCopy(
  { root }: ProjectFolders,
  { to, path }: { readonly to: string; readonly path: string },
): string {
  return join(to, relative(root, path));
}

/** More processes than this ran something else than tests. */
const mostCoverage = 200;

async function readAll(folder: string): Promise<readonly NamedText[]> {
  const names = (await readdir(folder)).toSorted().slice(0, mostCoverage);
  return await Promise.all(
    names.map(async (name) => ({ name, text: await readFile(join(folder, name), 'utf8') })),
  );
}
