import { mkdir, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { endLeftovers } from '../process/end-leftovers.ts';

/** As `verify` has it. */
export const trialTimeoutMs = 120_000;

export interface TrialFolder extends AsyncDisposable {
  readonly path: string;
}

/** A new folder that only this user reads, with what a command expects. Disposing removes it and ends
 * what commands left running. */
export async function makeTrialFolder(): Promise<TrialFolder> {
  const path = await realpath(await mkdtemp(join(tmpdir(), 'debug-trial-')));
  await Promise.all(['home', 'tmp', 'v8'].map((name) => mkdir(join(path, name))));
  return {
    path,
    [Symbol.asyncDispose]: async () => {
      await endLeftovers('HOME', join(path, 'home'));
      await rm(path, { recursive: true, force: true });
    },
  };
}

/** What a command on a copy sees of an environment. */
export function trialEnv(folder: string): Readonly<Record<string, string>> {
  return {
    PATH: process.env['PATH'] ?? '',
    HOME: join(folder, 'home'),
    TMPDIR: join(folder, 'tmp'),
    LANG: 'C.UTF-8',
    CI: 'true',
    NO_COLOR: '1',
    // A copy without history must not find that of a folder around it.
    GIT_CEILING_DIRECTORIES: folder,
  };
}
