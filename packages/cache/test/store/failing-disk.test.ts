import { execFileSync } from 'node:child_process';
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { openCache } from '../../src/index.ts';
import { bytesOf, sampleAnswer } from '../support/sample-answer.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const fixture = (name: string): string =>
  fileURLToPath(new URL(`../fixtures/${name}.ts`, import.meta.url));

interface Count {
  readonly runs: number;
  readonly stored: number;
  readonly told: number;
  readonly wrong: readonly string[];
}

describe('a disk that fails', () => {
  test('at any call breaks nothing', () => {
    const args = ['--no-warnings', fixture('fail-at'), 'ENOSPC'];
    const count = JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' })) as Count;
    expect(count.wrong).toEqual([]);
    expect(count.runs).toBeGreaterThan(60);
    expect(count.told).toBeGreaterThan(30);
    expect(count.stored).toBeGreaterThan(5);
  });

  test('because files may not grow is told, and the run goes on', () => {
    using folder = temporaryFolder();
    // `ulimit -f 0`: the system itself refuses every byte.
    const command = `ulimit -f 0; exec "$0" --no-warnings "$1" "$2" 18 | cat`;
    const args = ['-c', command, process.execPath, fixture('put-and-get'), join(folder.path, 'c')];
    const told = JSON.parse(execFileSync('sh', args, { encoding: 'utf8' })) as {
      readonly problems: readonly string[];
    };
    expect(told).toMatchObject({ put: [false, false], got: [false, false] });
    expect(
      told.problems.filter((problem) => problem.startsWith('CACHE_WRITE_FAILED')),
    ).toHaveLength(2);
    expect(told.problems.join()).toContain('EFBIG');
  });

  test('where a file stands in the way is told, and what was stored is still given', async () => {
    using folder = temporaryFolder();
    await using cache = await openCache({ dir: folder.path });
    const files = [{ path: '/shop/api.ts', bytes: bytesOf('export {};') }];
    writeFileSync(join(folder.path, 'tmp'), '');
    expect(await cache.put(sampleAnswer(cache, { files }))).toMatchObject({
      ok: false,
      errors: [{ code: 'CACHE_WRITE_FAILED' }],
    });
    expect(await cache.get(sampleAnswer(cache).key)).toBeUndefined();
    expect(cache.problems.map(({ code }) => code)).toEqual(['CACHE_WRITE_FAILED']);
  });

  test('to make the folder on leaves a cache without answers', () => {
    using folder = temporaryFolder();
    chmodSync(folder.path, 0o555);
    // Not as root, who is stopped by no mode.
    const owner = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
    const args = ['--no-warnings', fixture('put-and-get'), join(folder.path, 'c'), '18'];
    const told = execFileSync(process.execPath, args, { encoding: 'utf8', ...owner });
    expect(JSON.parse(told)).toMatchObject({ put: [false, false], got: [false, false] });
    expect(told).toContain('CACHE_UNAVAILABLE');
  });
});
