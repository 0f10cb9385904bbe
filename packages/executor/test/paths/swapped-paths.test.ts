import {
  link,
  mkdir,
  mkdtemp,
  readFile,
  readdir,
  realpath,
  rename,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { readFileInside } from '../../src/host-port/read-file-inside.ts';
import { StagedFiles } from '../../src/host-port/staged-files.ts';

/** A path is good when it is checked and has become a link out of the root when it is used. */
const rounds = 300;

let base: string;
let root: string;
let outside: string;
let file: string;

beforeEach(async () => {
  base = await realpath(await mkdtemp(join(tmpdir(), 'swapped-paths-')));
  root = join(base, 'root');
  outside = join(base, 'outside');
  file = join(root, 'folder', 'file.txt');
  await mkdir(join(root, 'folder'), { recursive: true });
  await mkdir(outside);
  await writeFile(file, 'inside');
  await writeFile(join(outside, 'file.txt'), 'secret');
});

afterEach(async () => await rm(base, { recursive: true }));

/** Swaps a place between two things until it is disposed of; there is always one of them. */
function swap(turns: readonly (() => Promise<unknown>)[]): AsyncDisposable {
  const over = new AbortController();
  const run = async (): Promise<void> => {
    while (!over.signal.aborted) for (const turn of turns) await turn();
  };
  const done = run();
  return {
    async [Symbol.asyncDispose]() {
      over.abort();
      await done;
    },
  };
}

/** Two turns that put a link to a file outside, and the file again, in the place of the file. */
function fileTurns(): readonly (() => Promise<void>)[] {
  const next = join(root, 'next');
  return [
    async () => {
      await symlink(join(outside, 'file.txt'), next);
      await rename(next, file);
    },
    async () => {
      await writeFile(next, 'inside');
      await rename(next, file);
    },
  ];
}

/** The same with the folder of the file; between them, there is none for a moment. */
function folderTurns(): readonly (() => Promise<void>)[] {
  const folder = join(root, 'folder');
  const aside = join(root, 'aside');
  return [
    async () => {
      await rename(folder, aside);
      await symlink(outside, folder);
    },
    async () => {
      await rm(folder);
      await rename(aside, folder);
    },
  ];
}

test.each([
  ['a file', fileTurns],
  ['a folder', folderTurns],
])('%s that is swapped for a link while it is read is never followed', async (_what, turns) => {
  await using _swapping = swap(turns());
  const texts = new Set<string>();
  for (let round = 0; round < rounds; round += 1) {
    const read = await readFileInside(file, { roots: [root] });
    texts.add(read.ok ? Buffer.from(read.value).toString() : 'refused');
  }
  // How often each comes is up to the scheduler; a third answer may never come.
  expect([...texts].filter((text) => text !== 'inside' && text !== 'refused')).toStrictEqual([]);
  expect(texts.size).toBeGreaterThan(0);
});

test('a file that is swapped for a link after it was staged is not written through', async () => {
  const staged = new StagedFiles([root]);
  await staged.stage({ path: file, contents: Buffer.from('new'), overwrite: true });
  await fileTurns()[0]!();
  expect(await staged.place(async () => undefined)).toMatchObject({
    ok: false,
    error: { code: 'PATH_OUTSIDE_ROOTS' },
  });
  expect(await readFile(join(outside, 'file.txt'), 'utf8')).toBe('secret');
});

test('a folder that is swapped for a link after a file was staged in it is not entered', async () => {
  const staged = new StagedFiles([root]);
  const path = join(root, 'folder', 'new.txt');
  await staged.stage({ path, contents: Buffer.from('new'), overwrite: false });
  await folderTurns()[0]!();
  expect(await staged.place(async () => undefined)).toMatchObject({
    ok: false,
    error: { code: 'PATH_OUTSIDE_ROOTS' },
  });
  expect(await readdir(outside)).toStrictEqual(['file.txt']);
});

test('a file that becomes another link inside the root is not written through either', async () => {
  const staged = new StagedFiles([root]);
  await staged.stage({ path: file, contents: Buffer.from('new'), overwrite: true });
  await writeFile(join(root, 'other.txt'), 'kept');
  await rm(file);
  await symlink(join(root, 'other.txt'), file);
  expect((await staged.place(async () => undefined)).ok).toBe(false);
  expect(await readFile(join(root, 'other.txt'), 'utf8')).toBe('kept');
});

test('a hard link to a file outside is replaced, not written through', async () => {
  const hard = join(root, 'hard.txt');
  await link(join(outside, 'file.txt'), hard);
  const staged = new StagedFiles([root]);
  await staged.stage({ path: hard, contents: Buffer.from('new'), overwrite: true });
  expect(await staged.place(async () => undefined)).toMatchObject({ ok: true, written: [hard] });
  expect(await readFile(join(outside, 'file.txt'), 'utf8')).toBe('secret');
  expect(await readFile(hard, 'utf8')).toBe('new');
});
