import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { errorDetail, type ErrorDetail } from '@parallel-dispatcher/schema';
import { accept, refuse, type Checked } from '../checked.ts';
import { runtimeEnvironment, type RuntimeOptions } from '../runtime-options.ts';
import { agentFiles } from './agent-files.ts';

/** What was made, with paths relative to the working directory, and what is left to do. */
export interface ScaffoldedAgent {
  readonly name: string;
  readonly files: readonly string[];
  readonly next: readonly string[];
}

const namePattern = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/u;

/** Writes a new agent that works, with its test, into `agents/` of the working directory. */
export async function scaffoldAgent(
  name: string,
  { folder = 'agents', ...options }: RuntimeOptions & { readonly folder?: string } = {},
): Promise<Checked<ScaffoldedAgent>> {
  if (name.length > 64 || !namePattern.test(name)) return refuse(badName(name));
  const { cwd } = runtimeEnvironment(options);
  const target = join(cwd, folder);
  const written: string[] = [];
  try {
    await mkdir(target, { recursive: true });
    for (const file of agentFiles(name)) {
      const path = join(target, file.name);
      await writeFile(path, file.text, { flag: 'wx' });
      written.push(path);
    }
  } catch (thrown) {
    await Promise.all(written.map((path) => rm(path)));
    return refuse(notWritten(thrown));
  }
  const shown = written.map((path) => relative(cwd, path));
  const from = `./${shown[0] ?? ''}`;
  return accept({
    name,
    files: shown,
    next: [
      `Name it in dispatch.config.json: { "agents": [${JSON.stringify(from)}] }`,
      'npm install zod @parallel-dispatcher/agent    (not on npm yet: "Packages" in the README of the dispatcher says how)',
      `node --test ${shown[2] ?? ''}`,
      `echo '${JSON.stringify({ files: [written[0]] })}' | dispatch run --agent ${name}`,
    ],
  });
}

function badName(name: string): ErrorDetail {
  return errorDetail({
    code: 'BAD_AGENT_NAME',
    message: `An agent is named in small letters, digits and single dashes, such as "review-code"; this was ${JSON.stringify(name.slice(0, 80))}.`,
    hint: 'Take another name; the files are named after it.',
  });
}

function notWritten(thrown: unknown): ErrorDetail {
  const { code, path } = thrown as NodeJS.ErrnoException;
  return errorDetail({
    code: code === 'EEXIST' ? 'FILE_EXISTS' : 'FILE_NOT_WRITTEN',
    message: `${path ?? 'A file'} could not be written: ${code ?? 'unknown'}. Nothing was changed.`,
    hint: code === 'EEXIST' ? 'Take another name, or remove the file.' : 'Check the folder.',
  });
}
