import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { openCache } from '../../src/index.ts';
import { judgeCacheFolder, type FoundFolder } from '../../src/folder/judge-cache-folder.ts';
import { listTree } from '../support/list-tree.ts';
import { sampleAnswer, sampleFacts } from '../support/sample-answer.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const script = fileURLToPath(new URL('../fixtures/put-and-get.ts', import.meta.url));
const isRoot = process.getuid?.() === 0;

async function refusalOf(dir: string): Promise<string | undefined> {
  await using cache = await openCache({ dir });
  if (cache.usable) return undefined;
  expect(await cache.get(cache.keyOf(sampleFacts))).toBeUndefined();
  expect(await cache.put(sampleAnswer(cache))).toMatchObject({ ok: false });
  return cache.problems[0]?.code;
}

describe('a folder is refused and not touched', () => {
  test('when it is a link', async () => {
    using folder = temporaryFolder();
    mkdirSync(join(folder.path, 'real'));
    symlinkSync('real', join(folder.path, 'link'));
    expect(await refusalOf(join(folder.path, 'link'))).toBe('CACHE_DIR_UNSAFE');
    expect(readdirSync(join(folder.path, 'real'))).toEqual([]);
  });

  test('when it is a file', async () => {
    using folder = temporaryFolder();
    writeFileSync(join(folder.path, 'file'), '');
    expect(await refusalOf(join(folder.path, 'file'))).toBe('CACHE_DIR_UNSAFE');
    expect(await refusalOf(join(folder.path, 'file', 'below'))).toBe('CACHE_UNAVAILABLE');
  });

  test('when it belongs to somebody else', async () => {
    using folder = temporaryFolder();
    if (isRoot) chownSync(folder.path, 65_534, 65_534);
    expect(await refusalOf(isRoot ? folder.path : '/usr')).toBe('CACHE_DIR_UNSAFE');
    expect(readdirSync(folder.path)).toEqual([]);
  });

  test('when it holds something else, which stays as it is', async () => {
    using folder = temporaryFolder();
    chmodSync(folder.path, 0o755);
    writeFileSync(join(folder.path, 'thesis.txt'), 'mine');
    expect(await refusalOf(folder.path)).toBe('CACHE_DIR_UNSAFE');
    expect(listTree(folder.path)).toMatchObject([{ mode: 0o755 }, { mode: 0o644 }]);
  });

  test('when others could have put answers there', async () => {
    using folder = temporaryFolder();
    const dir = join(folder.path, 'cache');
    expect(await refusalOf(dir)).toBeUndefined();
    chmodSync(dir, 0o770);
    expect(await refusalOf(dir)).toBe('CACHE_DIR_UNSAFE');
  });
});

describe('the judgement of a folder', () => {
  const ours: FoundFolder = {
    path: '/home/me/cache',
    kind: 'folder',
    mode: 0o700,
    uid: 1000,
    names: [],
  };

  test.each<[string, Partial<FoundFolder>, boolean]>([
    ['empty', {}, true],
    ['empty under umask 002', { mode: 0o775 }, true],
    ['in use', { names: ['CACHEDIR.TAG', 'content-v2', 'salt'] }, true],
    ['half made by another process', { names: ['.new-1', 'salt'] }, true],
    ['in use, with a file that somebody added', { names: ['CACHEDIR.TAG', 'notes'] }, true],
    ['readable', { mode: 0o755, names: ['CACHEDIR.TAG'] }, true],
    ['writable by the group', { mode: 0o720, names: ['CACHEDIR.TAG'] }, false],
    ['of another', { uid: 0 }, false],
    ['full of other things', { names: ['src'] }, false],
  ])('%s', (_what, given, accepted) => {
    expect(judgeCacheFolder({ ...ours, ...given }, 1000) === undefined).toBe(accepted);
  });

  test('holds for root too', () => {
    expect(judgeCacheFolder(ours, 0)?.code).toBe('CACHE_DIR_UNSAFE');
    expect(judgeCacheFolder(ours, undefined)).toBeUndefined();
  });
});

describe('modes are 0700 and 0600', () => {
  test.each([0o000, 0o002, 0o022, 0o077, 0o277, 0o777])('under umask %o', (umask) => {
    using folder = temporaryFolder();
    const dir = join(folder.path, 'cache');
    // Not as root, who is stopped by no mode.
    const owner = isRoot ? { uid: 65_534, gid: 65_534 } : {};
    if (isRoot) chownSync(folder.path, 65_534, 65_534);
    const output = execFileSync(process.execPath, ['--no-warnings', script, dir, String(umask)], {
      encoding: 'utf8',
      ...owner,
    });
    expect(JSON.parse(output)).toEqual({ put: [true, true], got: [true, true], problems: [] });
    const tree = listTree(dir);
    expect(tree.length).toBeGreaterThan(15);
    expect(tree.filter(({ mode, folder: is }) => mode !== (is ? 0o700 : 0o600))).toEqual([]);
  });
});

describe('a folder that can only be read', () => {
  test('still gives its answers', () => {
    using folder = temporaryFolder();
    const dir = join(folder.path, 'cache');
    const owner = isRoot ? { uid: 65_534, gid: 65_534 } : {};
    if (isRoot) chownSync(folder.path, 65_534, 65_534);
    const run = (): unknown => {
      const args = ['--no-warnings', script, dir, '18'];
      const { stdout } = spawnSync(process.execPath, args, { encoding: 'utf8', ...owner });
      return JSON.parse(stdout);
    };
    expect(run()).toMatchObject({ put: [true, true] });
    for (const { path, folder: is } of listTree(dir).toReversed())
      chmodSync(path, is ? 0o500 : 0o400);
    expect(run()).toMatchObject({ put: [false, false], got: [true, true] });
  });
});
