import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, realpath, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import * as z from 'zod';

/** Files that the user agreed to, by real path, each with the hash of what was agreed to. */
const agreedSchema = z.looseObject({ files: z.record(z.string(), z.string()) });

/**
 * Where it is kept what the user agreed to: with the user, never in the project, which could
 * otherwise agree to itself. Undefined where the environment names no home.
 */
export function agreedFilePath(env: NodeJS.ProcessEnv): string | undefined {
  const { HOME: home, XDG_STATE_HOME: state } = env;
  const folder = state ?? (home === undefined ? undefined : join(home, '.local', 'state'));
  return folder === undefined ? undefined : join(folder, 'parallel-dispatcher', 'agreed.json');
}

/** Whether what a file holds was agreed to: `changed` when it was, and is no longer the same. */
export async function agreementTo(
  file: string,
  contents: Uint8Array,
  ...[env]: [NodeJS.ProcessEnv]
): Promise<'agreed' | 'changed' | 'none'> {
  const agreed = (await readAgreed(env))[await realpath(file)];
  if (agreed === undefined) return 'none';
  return agreed === hashOf(contents) ? 'agreed' : 'changed';
}

/** Agrees to a file as it is now. @throws where the environment names no home. */
export async function agreeTo(
  file: string,
  contents: Uint8Array,
  ...[env]: [NodeJS.ProcessEnv]
): Promise<void> {
  const path = agreedFilePath(env);
  if (path === undefined) throw new Error('The environment has neither XDG_STATE_HOME nor HOME.');
  const files = { ...(await readAgreed(env)), [await realpath(file)]: hashOf(contents) };
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const temporary = `${path}.${randomUUID()}.tmp`;
  try {
    await writeFile(temporary, `${JSON.stringify({ files }, null, 2)}\n`, { mode: 0o600 });
    await rename(temporary, path);
  } finally {
    await rm(temporary, { force: true });
  }
}

/** What cannot be read was not agreed to. */
async function readAgreed(env: NodeJS.ProcessEnv): Promise<Readonly<Record<string, string>>> {
  const path = agreedFilePath(env);
  if (path === undefined) return {};
  try {
    return agreedSchema.parse(JSON.parse(await readFile(path, 'utf8'))).files;
  } catch {
    return {};
  }
}

function hashOf(contents: Uint8Array): string {
  return createHash('sha256').update(contents).digest('hex');
}
