import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gitEnv } from '../git/git-env.ts';
import type { CommandEnd, RunCommand } from '../process/run-command.ts';
import type { NamedText } from '../records/coverage-unit.ts';
import { copyProject } from './copy-project.ts';
import type { ProjectFolders } from './find-project.ts';
import { replaceInCopy } from './replace-in-copy.ts';
import { makeTrialFolder, trialEnv, trialTimeoutMs } from './trial-folder.ts';
import { feedInput, type TrialInput } from './trial-input.ts';

export interface CopyRequest {
  readonly project: ProjectFolders;
  readonly runCommand: RunCommand;
  readonly signal: AbortSignal | undefined;
}

interface CopyCommand {
  readonly argv: readonly string[];
  readonly input: TrialInput | null;
  readonly timeoutMs: number;
  /** Whether node processes write down what they run. @default false */
  readonly recordsCoverage?: boolean;
}

export interface TimedEnd extends CommandEnd {
  readonly durationMs: number;
}

/** A copy of a project to run commands in. Disposing removes it. */
export interface ProjectCopy extends AsyncDisposable {
  /** Replaces a file, by its path in the project; rejects for one that is not in the copy. */
  readonly write: (path: string, text: string) => Promise<void>;
  /** Takes a change back; null: it was, else why it could not be. */
  readonly takeBack: (patch: string) => Promise<string | null>;
  /** Paths in the output are those of the project. */
  readonly run: (command: CopyCommand) => Promise<TimedEnd>;
  /** What node processes wrote about the functions that they ran; paths are those of the project. */
  readonly readCoverage: () => Promise<readonly NamedText[]>;
}

/**
 * Copies a project, to run commands there with a home and a temporary folder of its own. That keeps
 * accidents away from the user's files; it is no sandbox against attacks.
 */
export async function makeProjectCopy({
  project,
  runCommand,
  signal,
}: CopyRequest): Promise<ProjectCopy> {
  const base = await makeTrialFolder();
  const to = join(base.path, 'project');
  const inCopy = (path: string): string => join(to, relative(project.root, path));
  const back = (text: string): string =>
    text.replaceAll(urlOf(to), urlOf(project.root)).replaceAll(to, project.root);
  try {
    await copyProject(project.root, { to, signal });
  } catch (error) {
    await base[Symbol.asyncDispose]();
    throw error;
  }
  return {
    write: async (path, text) => await replaceInCopy(path, { root: project.root, to, text }),
    takeBack: async (patch) => {
      const file = join(base.path, 'change.patch');
      await writeFile(file, patch);
      const argv = ['git', 'apply', '--reverse', '--whitespace=nowarn', file];
      const env = { ...gitEnv, GIT_CEILING_DIRECTORIES: base.path };
      const end = await runCommand({ argv, folder: to, env, timeoutMs: trialTimeoutMs, signal });
      return end.exitCode === 0 ? null : (end.stopped ?? end.output.trim());
    },
    run: async ({ argv, input, timeoutMs, recordsCoverage = false }) => {
      const fed = await feedInput(argv, { input, folder: base.path });
      const started = performance.now();
      const end = await runCommand({
        ...fed,
        folder: inCopy(project.folder),
        env: {
          ...trialEnv(base.path),
          ...(recordsCoverage && { NODE_V8_COVERAGE: join(base.path, 'v8') }),
        },
        timeoutMs,
        signal,
      });
      return { ...end, durationMs: performance.now() - started, output: back(end.output) };
    },
    readCoverage: async () => {
      const coverage = await readAll(join(base.path, 'v8'));
      return coverage.map(({ name, text }) => ({ name, text: back(text) }));
    },
    [Symbol.asyncDispose]: async () => await base[Symbol.asyncDispose](),
  };
}

/** Stacks name modules by URL, in which blanks and letters beyond ASCII are encoded. */
function urlOf(folder: string): string {
  return pathToFileURL(folder).href;
}

/** More processes than this ran something else than tests. */
const mostCoverage = 200;

async function readAll(folder: string): Promise<readonly NamedText[]> {
  // The command may have removed it.
  const names = (await readdir(folder).catch((): string[] => [])).toSorted().slice(0, mostCoverage);
  return await Promise.all(
    names.map(async (name) => ({ name, text: await readFile(join(folder, name), 'utf8') })),
  );
}
