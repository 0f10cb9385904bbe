import {
  appendFileSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { readRecordings, Recorder, RecordingFile, type Recording } from '../../src/index.ts';

let file = '';
beforeEach(() => {
  file = join(mkdtempSync(join(tmpdir(), 'replay-')), 'recordings.jsonl');
});
afterEach(() => rmSync(join(file, '..'), { recursive: true, force: true }));

const recording = (turn: number, more: Partial<Recording> = {}): Recording =>
  ({
    v: 1,
    kind: 'tool',
    key: 'k',
    task: 'a',
    turn,
    at: `2026-01-01T00:00:0${turn}.000Z`,
    request: { agent: 'x', tool: 't', args: {} },
    given_up: false,
    answer: { ok: true, value: turn },
    call: { tool: 't', server: null, source: null },
    ...more,
  }) as Recording;

const write = (...lines: readonly Recording[]): void => {
  using out = new RecordingFile(file);
  for (const line of lines) out.append(line);
};

const turns = async (): Promise<readonly number[] | string> => {
  const read = await readRecordings(file);
  return read.ok ? read.value.map(({ turn }) => turn) : read.error.code;
};

describe('a recordings file', () => {
  test('is for its owner alone, whatever the umask', () => {
    const before = process.umask(0);
    write(recording(0));
    process.umask(before);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  test('gives the calls in the order in which they began', async () => {
    write(recording(2), recording(0), recording(1));
    expect(await turns()).toStrictEqual([0, 1, 2]);
  });

  test('is read without its torn end, and gone on with behind its last whole line', async () => {
    write(recording(0), recording(1));
    appendFileSync(file, JSON.stringify(recording(2)).slice(0, -9));
    expect(await turns()).toStrictEqual([0, 1]);
    write(recording(3));
    expect(await turns()).toStrictEqual([0, 1, 3]);
    expect(readFileSync(file, 'utf8').endsWith('}\n')).toBe(true);
  });

  test('leaves out what attempts asked that were cut short', async () => {
    write(recording(0), recording(1), recording(2, { task: 'b' }));
    using out = new RecordingFile(file);
    const recorder = new Recorder({ sink: out, firstTurn: 3 });
    recorder.resume([{ task: 'a', since: '2026-01-01T00:00:00.500Z' }]);
    expect(await turns()).toStrictEqual([0, 2]);
  });

  test.each([
    ['no JSON', '{"kind":\n'],
    ['another version', `${JSON.stringify({ ...recording(0), v: 2 })}\n`],
    ['what is too deep', `${'['.repeat(5000)}${']'.repeat(5000)}\n`],
  ])('is refused where a line holds %s', async (_what, line) => {
    writeFileSync(file, `${JSON.stringify(recording(0))}\n${line}`);
    const read = await readRecordings(file);
    expect(read).toMatchObject({
      ok: false,
      error: { code: 'RECORDINGS_INVALID', message: expect.stringContaining('Line 2') },
    });
  });

  test('that is not there is told, and one that cannot be written is a problem, no throw', async () => {
    expect(await turns()).toBe('RECORDINGS_UNREADABLE');
    using out = new RecordingFile(join(file, 'no', 'folder'));
    out.append(recording(0));
    expect(out.problem).toBe('ENOENT');
  });
});
