import { existsSync, mkdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { openCache, type AnswerCache } from '../../src/index.ts';
import { listTree } from '../support/list-tree.ts';
import { bytesOf, sampleAnswer } from '../support/sample-answer.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

/** A clock that starts now and is moved by hand. */
function handClock() {
  let at = Date.now();
  return { wall: () => new Date(at), pass: (ms: number) => void (at += ms) };
}

const hourMs = 3_600_000;

async function put(cache: AnswerCache, about: string, bytes: number): Promise<void> {
  const files = [{ path: `/shop/${about}`, bytes: Buffer.alloc(bytes, about) }];
  expect(await cache.put(sampleAnswer(cache, { about, files }))).toMatchObject({ ok: true });
}

async function held(cache: AnswerCache, abouts: readonly string[]): Promise<readonly string[]> {
  const hits = await Promise.all(
    abouts.map(async (about) => {
      const hit = await cache.get(sampleAnswer(cache, { about }).key);
      return hit === undefined ? [] : [about];
    }),
  );
  return hits.flat();
}

describe('a cache that is full', () => {
  test('counts what processes before this one stored', async () => {
    using folder = temporaryFolder();
    const abouts = ['a', 'b', 'c', 'd', 'e', 'f'];
    const clock = handClock();
    for (const about of abouts) {
      clock.pass(10);
      await using cache = await openCache({ dir: folder.path, clock, maxBytes: 60_000 });
      await put(cache, about, 20_000);
    }
    await using cache = await openCache({ dir: folder.path, clock, maxBytes: 60_000 });
    const stats = await cache.stats();
    expect(stats.ok && stats.value.bytes).toBeLessThanOrEqual(60_000);
    expect(await held(cache, abouts)).toContain('f');
  });

  test('loses what was used least recently, by itself', async () => {
    using folder = temporaryFolder();
    const clock = handClock();
    await using cache = await openCache({ dir: folder.path, clock, maxBytes: 100_000 });
    await cache.prune();
    for (const about of ['a', 'b', 'c', 'd']) {
      clock.pass(10);
      await put(cache, about, 20_000);
    }
    clock.pass(10);
    expect(await held(cache, ['a'])).toEqual(['a']);
    clock.pass(10);
    await put(cache, 'e', 20_000);
    await cache.close();
    clock.pass(10);
    expect(await held(cache, ['a', 'b', 'c', 'd', 'e'])).toEqual(['a', 'd', 'e']);
    const stats = await cache.stats();
    expect(stats.ok && stats.value.bytes).toBeLessThanOrEqual(100_000);
    expect(cache.problems).toEqual([]);
  });

  test('frees the bytes of what went, and keeps those that others share', async () => {
    using folder = temporaryFolder();
    const clock = handClock();
    await using cache = await openCache({ dir: folder.path, clock, maxAgeMs: 1000 });
    const shared = { path: '/shop/shared', bytes: bytesOf('shared') };
    const own = { path: '/shop/own', bytes: bytesOf('own') };
    await cache.put(sampleAnswer(cache, { about: 'old', files: [shared, own] }));
    clock.pass(900);
    await cache.put(sampleAnswer(cache, { about: 'new', files: [shared] }));
    clock.pass(200);
    expect(await cache.prune()).toMatchObject({ value: { removedAnswers: 1, keptAnswers: 1 } });
    expect(await held(cache, ['old', 'new'])).toEqual(['new']);
    const contents = listTree(join(folder.path, 'content-v2')).filter(({ folder: is }) => !is);
    expect(contents.map(({ path }) => readFileSync(path, 'utf8'))).not.toContain('own');
    expect(contents).toHaveLength(2);
  });

  test('refuses what would never fit', async () => {
    using folder = temporaryFolder();
    await using cache = await openCache({ dir: folder.path, maxBytes: 1000 });
    const files = [{ path: '/shop/big', bytes: new Uint8Array(1000) }];
    expect(await cache.put(sampleAnswer(cache, { files }))).toMatchObject({
      ok: false,
      errors: [{ code: 'CACHE_ENTRY_TOO_LARGE' }],
    });
  });
});

describe('pruning', () => {
  test('happens at open, at most once an hour', async () => {
    using folder = temporaryFolder();
    const clock = handClock();
    const options = { dir: folder.path, clock, maxAgeMs: hourMs / 2 };
    const prunedAt = (): unknown => {
      const text = readFileSync(join(folder.path, 'state.json'), 'utf8');
      return (JSON.parse(text) as { pruned_at: unknown }).pruned_at;
    };
    const open = async (): Promise<void> => await (await openCache(options)).close();
    await open();
    const first = prunedAt();
    clock.pass(hourMs - 1);
    await open();
    expect(prunedAt()).toBe(first);
    clock.pass(1);
    await open();
    expect(prunedAt()).toBe(clock.wall().toISOString());
  });

  test('removes what killed writers left, not what is being written', async () => {
    using folder = temporaryFolder();
    await using cache = await openCache({ dir: folder.path });
    await cache.put(sampleAnswer(cache));
    const orphan = join(folder.path, 'content-v2/sha256/00/00', '0'.repeat(60));
    const [old, young] = ['tmp/old', 'tmp/young'].map((name) => join(folder.path, name));
    if (old === undefined || young === undefined) throw new Error('two files are needed');
    mkdirSync(join(orphan, '..'), { recursive: true });
    for (const path of [orphan, old, young, `${orphan}-young`]) writeFileSync(path, 'x');
    const then = new Date(Date.now() - 2 * hourMs);
    for (const path of [orphan, old]) utimesSync(path, then, then);
    expect(await cache.prune()).toMatchObject({ value: { removedAnswers: 0, freedBytes: 2 } });
    expect([orphan, old, young, `${orphan}-young`].map((path) => existsSync(path))).toEqual([
      false,
      false,
      true,
      true,
    ]);
    expect(await held(cache, ['one'])).toEqual(['one']);
    const open = listTree(folder.path).filter(({ mode, folder: is }) => {
      return mode !== (is ? 0o700 : 0o600);
    });
    expect(open).toEqual([]);
  });
});
