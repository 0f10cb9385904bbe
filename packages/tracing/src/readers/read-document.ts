import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { errorDetail, schemaVersion } from '@parallel-dispatcher/schema';
import type { z } from 'zod';
import { errorCode } from '../files/error-code.ts';
import type { Read } from './read.ts';

const { O_NOFOLLOW, O_NONBLOCK, O_RDONLY } = constants;

/** Far above any document of ours; a text of V8 cannot be longer. */
const maxBytes = 500_000_000;

/** Reads one JSON document and checks it. Follows no link and waits for no pipe. */
export async function readDocument<T>(file: string, schema: z.ZodType<T>): Promise<Read<T>> {
  const read = await readJson(file);
  return read.ok ? checkDocument(schema, { file, document: read.value }) : read;
}

/** The same without a check: the document exactly as it is stored. */
export async function readJson(file: string): Promise<Read<unknown>> {
  const text = await readRegularFile(file);
  if (!text.ok) return text;
  try {
    return { ok: true, value: JSON.parse(text.value) as unknown };
  } catch (error) {
    return unreadable(file, `it is no JSON: ${error instanceof Error ? error.message : 'unknown'}`);
  }
}

interface FoundDocument {
  readonly file: string;
  readonly document: unknown;
}

export function checkDocument<T>(schema: z.ZodType<T>, { file, document }: FoundDocument): Read<T> {
  const checked = schema.safeParse(document);
  if (checked.success) return { ok: true, value: checked.data };
  const issue = checked.error.issues[0];
  return {
    ok: false,
    error: errorDetail({
      code: 'TRACE_INVALID',
      message: `${file} is no document of version ${schemaVersion}: ${issue?.message ?? 'unknown'}`,
      path: issue === undefined ? null : issue.path.join('.'),
      hint: 'It was changed by hand, is not ours, or comes from a newer version: update the reader.',
    }),
  };
}

async function readRegularFile(file: string): Promise<Read<string>> {
  try {
    await using handle = await open(file, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
    const stats = await handle.stat();
    if (!stats.isFile()) return unreadable(file, 'it is no regular file');
    if (stats.size > maxBytes) return unreadable(file, `it has ${stats.size} bytes`);
    return { ok: true, value: await handle.readFile('utf8') };
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') return unreadable(file, errorCode(error));
    const message = `there is no file ${file}`;
    const hint = 'It was removed, or could not be written: run the plan anew.';
    return { ok: false, error: errorDetail({ code: 'TRACE_NOT_FOUND', message, hint }) };
  }
}

function unreadable(file: string, reason: string): Read<never> {
  const message = `${file} could not be read: ${reason}`;
  const hint =
    'Traces can be read by the user who ran the plan; a link or a torn file is left out.';
  return { ok: false, error: errorDetail({ code: 'TRACE_UNREADABLE', message, hint }) };
}
