import {
  mkdir,
  mkdtemp,
  readFile,
  readdir,
  realpath,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { JsonObject, TaskEnvelope } from '@parallel-dispatcher/schema';
import type { AgentPool } from '../../src/agent-pool.ts';
import { clearRejected } from '../../src/rejection/clear-rejected.ts';
import { RejectedFiles } from '../../src/rejection/rejected-files.ts';
import { envelopeOf, openZoo, within } from '../fixtures/zoo.ts';

let base: string;
let root: string;
let pool: AgentPool;
let folders = 0;
let folder: string;

beforeAll(async () => {
  base = await realpath(await mkdtemp(join(tmpdir(), 'rejected-files-')));
  root = join(base, 'root');
  await mkdir(root);
  pool = openZoo({
    roots: [root],
    redact: (value) => JSON.parse(JSON.stringify(value).replaceAll('s3cret', '***')),
  });
});

beforeEach(() => {
  folders += 1;
  folder = join(root, `out-${folders}`);
});

afterAll(async () => {
  await pool[Symbol.asyncDispose]();
  await rm(base, { recursive: true });
});

const there = async (): Promise<string[]> => (await readdir(folder)).toSorted();
const text = async (name: string): Promise<string> => await readFile(join(folder, name), 'utf8');
const at = (...names: string[]): string[] => names.map((name) => join(folder, name));

async function refuse(input: JsonObject, more: Partial<TaskEnvelope> = {}) {
  return await pool.run(
    envelopeOf('zoo-io', { do: 'refuse', paths: at('a.ts', 'b.ts'), ...input }, more),
  );
}

/** The same without a thread: another set of files of one folder. */
async function keep(files: Readonly<Record<string, string>>) {
  const kept = new RejectedFiles([root]);
  for (const [name, contents] of Object.entries(files)) {
    const path = join(folder, name);
    expect(await kept.keep({ path, contents: Buffer.from(contents) })).toMatchObject({ ok: true });
  }
  const error = { code: 'REFUSED', message: 'no', hint: null };
  return await kept.place({ envelope: { run: 'r', task: 't' }, error });
}

describe('files that an agent refused', () => {
  test('are placed beside their places when it fails, and nothing else of it', async () => {
    const path = join(folder, 'c.ts');
    const report = await refuse({ path });
    const placed = at('a.ts.rejected', 'b.ts.rejected');
    expect(report).toMatchObject({
      status: 'failed',
      error: { code: 'REFUSED', hint: `Refused files: ${placed[0]}, b.ts.rejected.` },
      files_written: [],
      files_rejected: placed,
      logs: [{ message: placed.join(' ') }, {}],
    });
    expect(await there()).toEqual(['a.ts.rejected', 'a.ts.report.rejected', 'b.ts.rejected']);
    expect(await text('a.ts.rejected')).toBe('refused');
    expect(JSON.parse(await text('a.ts.report.rejected'))).toMatchObject({
      run: 'run-1',
      task: report.task,
      error: { code: 'REFUSED' },
      files: [{ name: 'a.ts.rejected' }, { name: 'b.ts.rejected' }],
    });
  });

  test.each([
    ['succeeds', { next: 'ok' }, 'succeeded'],
    ['answers what its schema refuses', { next: 'invalid' }, 'failed'],
    ['dies', { next: 'exit' }, 'failed'],
    ['runs out of time', { next: 'hang' }, 'timed_out', within(50)],
  ])('are not placed when it %s', async (_how, input, status, more: Partial<TaskEnvelope> = {}) => {
    const report = await refuse(input, more);
    expect(report.status).toBe(status);
    expect(report.files_rejected).toBeUndefined();
    await expect(readdir(folder)).rejects.toThrow(/ENOENT/);
  });

  test('are not placed when it is cancelled, though it ends with an error of its own', async () => {
    const cancel = new AbortController();
    const envelope = envelopeOf('zoo-io', { do: 'refuse', paths: at('a.ts'), next: 'wait' });
    const report = await pool.run(envelope, {
      signal: cancel.signal,
      onProgress: () => cancel.abort('enough'),
    });
    expect(report.status).toBe('cancelled');
    await expect(readdir(folder)).rejects.toThrow(/ENOENT/);
  });

  test('take the place of those that were refused before, and go with a success', async () => {
    await refuse({ text: 'first' });
    await refuse({ text: 'second', paths: at('a.ts', 'c.ts') });
    expect(await there()).toEqual(['a.ts.rejected', 'a.ts.report.rejected', 'c.ts.rejected']);
    expect(await text('a.ts.rejected')).toBe('second');
    const write = { do: 'write', path: join(folder, 'a.ts'), text: 'good' };
    expect(await pool.run(envelopeOf('zoo-io', write))).toMatchObject({ status: 'succeeded' });
    expect(await there()).toEqual(['a.ts']);
  });

  test('stay when somebody edited them, and are not replaced', async () => {
    await keep({ 'a.ts': 'first', 'b.ts': 'first' });
    await writeFile(join(folder, 'b.ts.rejected'), 'edited');
    expect(await keep({ 'a.ts': 'second', 'b.ts': 'second' })).toMatchObject({
      placed: [],
      error: { code: 'FILE_EXISTS', message: expect.stringContaining('b.ts.rejected') },
    });
    expect(await text('a.ts.rejected')).toBe('first');
    const said: string[] = [];
    await clearRejected(at('a.ts'), { roots: [root], say: (line) => void said.push(line) });
    expect(await there()).toEqual(['b.ts.rejected']);
    expect(said).toEqual([expect.stringContaining('b.ts.rejected" stays: it was edited.')]);
  });

  test('never replace what others left there: a file, a link, a folder, a report', async () => {
    await mkdir(folder);
    await writeFile(join(folder, 'own.txt'), 'mine');
    await writeFile(join(folder, 'a.ts.rejected'), 'mine');
    await symlink(join(folder, 'own.txt'), join(folder, 'b.ts.rejected'));
    await mkdir(join(folder, 'c.ts.rejected'));
    await writeFile(join(folder, 'd.ts.report.rejected'), '{}');
    const before = await there();
    for (const name of ['a.ts', 'b.ts', 'c.ts', 'd.ts']) {
      const report = await refuse({ paths: at(name) });
      const codes = { 'b.ts': 'PATH_NOT_WRITABLE', 'c.ts': 'PATH_IS_DIRECTORY' };
      expect(report.error?.code).toBe(Reflect.get(codes, name) ?? 'REFUSED');
      expect(report.files_rejected).toBeUndefined();
    }
    expect(await there()).toEqual(before);
    expect([await text('own.txt'), await text('a.ts.rejected')]).toEqual(['mine', 'mine']);
  });

  test('of two tasks that share one are both placed, and it stays while one of them needs it', async () => {
    const [one, two] = await Promise.all([
      keep({ 'a.ts': 'a', 'shared.ts': 'same' }),
      keep({ 'b.ts': 'b', 'shared.ts': 'same' }),
    ]);
    expect([one.error, two.error]).toEqual([null, null]);
    const say = (): void => undefined;
    await clearRejected(at('a.ts'), { roots: [root], say });
    expect(await there()).toEqual(['b.ts.rejected', 'b.ts.report.rejected', 'shared.ts.rejected']);
    await clearRejected(at('b.ts'), { roots: [root], say });
    expect(await there()).toEqual([]);
  });

  test('are taken away by name within their folder only, whatever a report says', async () => {
    await mkdir(folder);
    const outside = join(root, 'outside.rejected');
    await writeFile(outside, '');
    const sha256 = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
    const report = {
      schema_version: 1,
      kind: 'rejected_files',
      run: 'r',
      task: 't',
      error: { code: 'X', message: '', hint: null },
    };
    for (const name of ['../outside.rejected', outside, 'kept.txt']) {
      await writeFile(join(folder, 'kept.txt'), '');
      await writeFile(
        join(folder, 'a.ts.report.rejected'),
        JSON.stringify({ ...report, files: [{ name, sha256 }] }),
      );
      await clearRejected(at('a.ts'), { roots: [root], say: () => undefined });
      expect(await there()).toContain('kept.txt');
    }
    expect(await readFile(outside, 'utf8')).toBe('');
  });

  test.each([
    ['/etc/a', 'PATH_OUTSIDE_ROOTS'],
    ['a.ts', 'PATH_NOT_ABSOLUTE'],
  ])('are refused at %s', async (path, code) => {
    expect(await refuse({ paths: [path] })).toMatchObject({ status: 'failed', error: { code } });
  });

  test('come with a report that is redacted', async () => {
    const report = await refuse({ why: 'it is s3cret' });
    expect(report.error?.message).toBe('it is ***');
    expect(JSON.parse(await text('a.ts.report.rejected'))).toMatchObject({
      error: { message: 'it is ***' },
    });
  });
});
