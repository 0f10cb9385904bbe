import { readdir } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { suggest, type ErrorDetail } from '@parallel-dispatcher/schema';
import { cliError } from '../cli-error.ts';
import { commandNames } from '../options/command-names.ts';

/** The error for an input file that is not there, with the file or the command that was meant. */
export async function missingInput(file: string): Promise<ErrorDetail> {
  return cliError('INPUT_NOT_FOUND', `There is no file ${file} (${resolve(file)}).`, {
    hint: await hintFor(file),
  });
}

async function hintFor(file: string): Promise<string> {
  const command = /^[a-z]+$/.test(file) ? suggest(file, commandNames) : undefined;
  if (command !== undefined) return `Did you mean the command: dispatch ${command}?`;
  const folder = dirname(file);
  const entries = await readdir(folder).catch((): string[] => []);
  const near = suggest(basename(file), entries);
  if (near !== undefined) return `Did you mean ${folder === '.' ? near : join(folder, near)}?`;
  return 'Name a plan file, or - to read the plan from stdin.';
}
