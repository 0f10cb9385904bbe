import { mkdir, mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import type { NamedText } from '../records/coverage-unit.ts';
import type { CommandEnd, RunCommand } from '../process/run-command.ts';
import { copyProject } from './copy-project.ts';
import type { ProjectFolders } from './find-project.ts';

export interface TrialRequest {
  readonly project: ProjectFolders;
  readonly argv: readonly string[];
  readonly runCommand: RunCommand;
  /** Text that a file has in the copy, by its path in the project. */
  readonly changed?: ReadonlyMap<string, string>;
  readonly signal: AbortSignal | undefined;
}

export interface Trial extends CommandEnd {
  /** What node processes wrote about the functions that they ran; paths are those of the project. */
  readonly coverage: readonly NamedText[];
}

/** As `verify` has it. */
const timeoutMs = 120_000;

/**
 * Runs a command on a copy of the project, which is removed afterwards, with a home and a temporary
 * folder of its own. Paths in its output are those of the project. That keeps accidents away from
 * the user's files; it is no sandbox against attacks.
 */
export async function runOnCopy(request: TrialRequest): Promise<Trial> {
  const { project, argv, runCommand, changed = new Map(), signal } = request;
  const base = await realpath(await mkdtemp(join(tmpdir(), 'debug-trial-')));
  const to = join(base, 'project');
  const back = (text: string): string => text.replaceAll(to, project.root);
  try {
    await copyProject(project.root, { to, signal });
    for (const [path, text] of changed) await writeFile(inCopy(project, { to, path }), text);
    await Promise.all(['home', 'tmp', 'v8'].map((name) => mkdir(join(base, name))));
    const end = await runCommand({
      argv,
      folder: inCopy(project, { to, path: project.folder }),
      env: {
        PATH: process.env['PATH'] ?? '',
        HOME: join(base, 'home'),
        TMPDIR: join(base, 'tmp'),
        LANG: 'C.UTF-8',
        CI: 'true',
        NO_COLOR: '1',
        NODE_V8_COVERAGE: join(base, 'v8'),
        // A copy without history must not find that of a folder around it.
        GIT_CEILING_DIRECTORIES: base,
      },
      timeoutMs,
      signal,
    });
    const coverage = await readAll(join(base, 'v8'));
    return {
      ...end,
      output: back(end.output),
      coverage: coverage.map(({ name, text }) => ({ name, text: back(text) })),
    };
  } finally {
    await rm(base, { recursive: true, force: true });
  }
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
