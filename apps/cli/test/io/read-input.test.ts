import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readInput } from '../../src/io/read-input.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dispatch-input-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

const never = new AbortController().signal;

describe('readInput', () => {
  test('reads a file', async () => {
    await writeFile(join(folder, 'plan.json'), '{}');
    const input = await readInput(join(folder, 'plan.json'), { maxBytes: 9, cancel: never });
    expect(input.kind === 'bytes' && Buffer.from(input.bytes).toString()).toBe('{}');
  });

  test('leaves a device without an end', async () => {
    const input = await readInput('/dev/zero', { maxBytes: 100_000, cancel: never });
    expect(input.kind === 'bytes' && input.bytes.length).toBe(100_001);
  });

  test('reads a named pipe to its end', async () => {
    const pipe = join(folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    const read = readInput(pipe, { maxBytes: 100, cancel: never });
    await writeFile(pipe, '{"a":1}');
    const input = await read;
    expect(input.kind === 'bytes' && Buffer.from(input.bytes).toString()).toBe('{"a":1}');
  });

  test('leaves a named pipe that nobody writes to when it is cancelled', async () => {
    const pipe = join(folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    const cancel = new AbortController();
    const read = readInput(pipe, { maxBytes: 100, cancel: cancel.signal });
    cancel.abort();
    expect(await read).toEqual({ kind: 'cancelled' });
  });

  test('names the file that was meant', async () => {
    await writeFile(join(folder, 'release.json'), '{}');
    const input = await readInput(join(folder, 'relaese.json'), { maxBytes: 9, cancel: never });
    expect(input).toMatchObject({
      kind: 'refused',
      exitCode: 2,
      error: { code: 'INPUT_NOT_FOUND', hint: `Did you mean ${join(folder, 'release.json')}?` },
    });
  });

  test('refuses a folder', async () => {
    const input = await readInput(folder, { maxBytes: 9, cancel: never });
    expect(input).toMatchObject({
      kind: 'refused',
      exitCode: 2,
      error: { code: 'INPUT_IS_DIRECTORY' },
    });
  });

  test('refuses a path that leads through a file', async () => {
    await writeFile(join(folder, 'file'), '');
    const input = await readInput(join(folder, 'file', 'x'), { maxBytes: 9, cancel: never });
    expect(input).toMatchObject({
      kind: 'refused',
      exitCode: 3,
      error: { code: 'INPUT_UNREADABLE' },
    });
  });
});
