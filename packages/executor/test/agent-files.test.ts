import { execFileSync } from 'node:child_process';
import {
  chmod,
  mkdtemp,
  mkdir,
  readFile,
  readdir,
  realpath,
  rename,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { AgentPool } from '../src/agent-pool.ts';
import { placeFile } from '../src/host-port/place-file.ts';
import { readFileInside } from '../src/host-port/read-file-inside.ts';
import { StagedFiles } from '../src/host-port/staged-files.ts';
import { envelopeOf, openZoo } from './fixtures/zoo.ts';

let base: string;
let root: string;
let pool: AgentPool;

beforeAll(async () => {
  base = await realpath(await mkdtemp(join(tmpdir(), 'agent-files-')));
  root = join(base, 'root');
  await mkdir(root);
  pool = openZoo({ roots: [root] });
});

afterAll(async () => {
  await pool[Symbol.asyncDispose]();
  await rm(base, { recursive: true });
});

describe('files of an agent', () => {
  test('are placed after its output was accepted, folders included', async () => {
    const path = join(root, 'new', 'folder', 'a.txt');
    const report = await pool.run(envelopeOf('zoo-io', { do: 'write', path, text: 'hello' }));
    expect(report).toMatchObject({
      status: 'succeeded',
      output: { done: 'hello' },
      files_written: [path],
    });
    expect(await readFile(path, 'utf8')).toBe('hello');
    expect((await stat(path)).mode & 0o777).toBe(0o644 & ~process.umask());
    expect(await readdir(join(root, 'new', 'folder'))).toStrictEqual(['a.txt']);
  });

  test('are not placed when the output was refused', async () => {
    const path = join(root, 'refused.txt');
    const report = await pool.run(envelopeOf('zoo-io', { do: 'write-invalid', path }));
    expect(report).toMatchObject({ error: { code: 'INVALID_OUTPUT' }, files_written: [] });
    await expect(stat(path)).rejects.toThrow(/ENOENT/);
  });

  test('replace nothing, unless the agent says so', async () => {
    const path = join(root, 'kept.txt');
    await writeFile(path, 'the user wrote this');
    await chmod(path, 0o755);
    const refused = await pool.run(envelopeOf('zoo-io', { do: 'write', path, text: 'new' }));
    expect(refused).toMatchObject({ status: 'failed', error: { code: 'FILE_EXISTS' } });
    expect(await readFile(path, 'utf8')).toBe('the user wrote this');
    const write = { do: 'write', path, text: 'new', overwrite: true };
    expect((await pool.run(envelopeOf('zoo-io', write))).status).toBe('succeeded');
    expect(await readFile(path, 'utf8')).toBe('new');
    expect((await stat(path)).mode & 0o777).toBe(0o755);
  });

  test.each([
    ['read', '/etc/passwd', 'PATH_OUTSIDE_ROOTS'],
    ['write', '/etc/new', 'PATH_OUTSIDE_ROOTS'],
    ['read', 'relative.txt', 'PATH_NOT_ABSOLUTE'],
  ])('cannot %s %s', async (act, path, code) => {
    const report = await pool.run(envelopeOf('zoo-io', { do: act, path, text: 'x' }));
    expect(report).toMatchObject({ status: 'failed', error: { code }, error_class: 'input' });
  });

  test('a pipe without a writer is refused, not waited for', async () => {
    const path = join(root, 'pipe');
    execFileSync('mkfifo', [path]);
    const report = await pool.run(envelopeOf('zoo-io', { do: 'read', path }));
    expect(report).toMatchObject({ error: { code: 'PATH_NOT_A_FILE' } });
  });

  test('a file over the limit is refused', async () => {
    const path = join(root, 'large.txt');
    await writeFile(path, 'x'.repeat(101));
    expect(await readFileInside(path, { roots: [root], maxBytes: 100 })).toMatchObject({
      ok: false,
      error: { code: 'FILE_TOO_LARGE' },
    });
    expect(await readFileInside(path, { roots: [root], maxBytes: 101 })).toMatchObject({
      ok: true,
    });
  });
});

describe('placing staged files', () => {
  test('takes new files back when a later one cannot be placed', async () => {
    const staged = new StagedFiles([root]);
    const file = (name: string) => ({
      path: join(root, name),
      contents: new Uint8Array([1]),
      overwrite: false,
    });
    await staged.stage(file('first.bin'));
    await staged.stage(file('second.bin/below'));
    await staged.stage(file('second.bin'));
    const placed = await staged.place(() => Promise.resolve());
    expect(placed.ok).toBe(false);
    await expect(stat(join(root, 'first.bin'))).rejects.toThrow(/ENOENT/);
  });

  const raceTest = process.platform === 'linux' ? test : test.skip;
  raceTest('never leaves the root while a folder is swapped for a link under it', async () => {
    const [folder, aside] = [join(root, 'swapped'), join(base, 'aside')];
    const outside = join(base, 'outside');
    await mkdir(folder);
    await mkdir(outside);
    const over = new AbortController();
    /** Whether nothing was placed in the folder meanwhile. */
    const putBack = async (): Promise<boolean> => {
      await rm(folder, { recursive: true, force: true }).catch(() => undefined);
      return await rename(aside, folder).then(
        () => true,
        () => false,
      );
    };
    const swap = async (): Promise<void> => {
      while (!over.signal.aborted) {
        await rename(folder, aside);
        // Placing may have made the folder anew meanwhile; then this round swaps nothing.
        await symlink(outside, folder).catch(() => undefined);
        while (!(await putBack())) continue;
      }
    };
    const swapped = swap();
    let placed = 0;
    for (let round = 0; ; round += 1) {
      // On a busy machine it may take more rounds until one hits the folder itself.
      if (round >= 500 && placed > 0) break;
      const path = join(folder, `${round}.bin`);
      const file = { path, real: path, contents: new Uint8Array([1]), overwrite: true };
      // Checked a moment ago, as it were; what happens from here on is the race.
      await placeFile(file, [root])
        .then(() => (placed += 1))
        .catch(() => undefined);
    }
    over.abort();
    await swapped;
    expect(placed).toBeGreaterThan(0);
    expect(await readdir(outside)).toStrictEqual([]);
  });
});
