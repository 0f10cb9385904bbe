import { chmodSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { ArtifactRef } from '@parallel-dispatcher/schema';
import type { ArtifactStore } from '@parallel-dispatcher/schema/ports';
import { openCache, type NewAnswer } from '../../src/index.ts';
import { listTree } from '../support/list-tree.ts';
import { bytesOf, digestOf, sampleAnswer, sampleFacts } from '../support/sample-answer.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

function artifactStore(): ArtifactStore & { readonly held: Map<string, Uint8Array> } {
  const held = new Map<string, Uint8Array>();
  return {
    held,
    get: (sha256) => Promise.resolve(held.get(sha256)),
    put(bytes, { mediaType, name }): Promise<ArtifactRef> {
      const $artifact = digestOf(bytes);
      held.set($artifact, bytes);
      return Promise.resolve({ $artifact, bytes: bytes.length, media_type: mediaType, name });
    },
  };
}

describe('an answer', () => {
  test('is found under its key by this process and by the next', async () => {
    using folder = temporaryFolder();
    await using cache = await openCache({ dir: join(folder.path, 'deep', 'cache') });
    const answer = sampleAnswer(cache, { output: { z: 1, a: ['ü', '\ud800', null, -0.5] } });
    expect(await cache.get(answer.key)).toBeUndefined();
    expect(await cache.put(answer)).toMatchObject({ ok: true });
    await using next = await openCache({ dir: cache.dir });
    for (const found of [await cache.get(answer.key), await next.get(answer.key)]) {
      expect(found).toMatchObject({ key: answer.key.key, task: 'build api', agent: answer.agent });
      expect(JSON.stringify(found?.output)).toBe(JSON.stringify(answer.output));
    }
    expect(next.keyOf(sampleFacts)).toEqual(cache.keyOf(sampleFacts));
    expect([...cache.problems, ...next.problems]).toEqual([]);
  });

  test('brings back the files that were written, byte for byte', async () => {
    using folder = temporaryFolder();
    await using cache = await openCache({ dir: folder.path });
    const files = [
      { path: '/shop/api.ts', bytes: bytesOf('export {};'), mode: 0o755 },
      { path: '/shop/copy.ts', bytes: bytesOf('export {};') },
      { path: '/shop/empty', bytes: new Uint8Array() },
      { path: '/shop/all', bytes: Uint8Array.from({ length: 256 }, (_, byte) => byte) },
    ];
    await cache.put(sampleAnswer(cache, { files }));
    const hit = await cache.get(sampleAnswer(cache).key);
    if (hit === undefined) throw new Error('an answer was expected');
    const placed: unknown[] = [];
    const restored = await cache.restoreFiles(hit, {
      place: (path, bytes, { mode }) => void placed.push([path, [...bytes], mode]),
    });
    expect(restored).toEqual({ ok: true, value: files.map(({ path }) => path) });
    expect(placed).toEqual(files.map(({ path, bytes, mode }) => [path, [...bytes], mode]));
    expect(await cache.stats()).toMatchObject({ ok: true, value: { answers: 1, contents: 3 } });
  });

  test('brings back the artifacts that its output and its files name', async () => {
    using folder = temporaryFolder();
    await using cache = await openCache({ dir: folder.path });
    const [run, next] = [artifactStore(), artifactStore()];
    const about = { mediaType: 'text/plain', name: 'log' };
    const refs = [
      await run.put(bytesOf('in the output'), about),
      await run.put(bytesOf('in a file'), about),
      await run.put(bytesOf('told'), about),
    ] as const;
    const answer = sampleAnswer(cache, {
      output: { list: [{ log: refs[0] }] },
      files: [{ path: '/shop/out.json', bytes: bytesOf(JSON.stringify([refs[1]])) }],
      artifacts: [refs[2]],
    });
    expect(await cache.put(answer, { artifacts: run })).toMatchObject({ ok: true });
    const hit = await cache.get(answer.key);
    if (hit === undefined) throw new Error('an answer was expected');
    expect(hit.artifacts).toHaveLength(3);
    const restored = await cache.restoreArtifacts(hit, { into: next });
    expect(restored).toMatchObject({ ok: true });
    expect(next.held).toEqual(run.held);
  });

  test('with an artifact that nobody has is not stored', async () => {
    using folder = temporaryFolder();
    await using cache = await openCache({ dir: folder.path });
    const output = { $artifact: digestOf('x'), bytes: 1, media_type: 'text/plain', name: 'log' };
    const answer = sampleAnswer(cache, { output });
    const wrong = artifactStore();
    wrong.held.set(digestOf('x'), bytesOf('y'));
    for (const options of [{}, { artifacts: artifactStore() }, { artifacts: wrong }]) {
      expect(await cache.put(answer, options)).toMatchObject({
        ok: false,
        errors: [{ code: 'CACHE_ARTIFACT_MISSING' }],
      });
    }
    expect(await cache.get(answer.key)).toBeUndefined();
    expect(cache.problems).toHaveLength(3);
  });

  test('that is no success is not stored, whatever a caller without types does', async () => {
    using folder = temporaryFolder();
    await using cache = await openCache({ dir: folder.path });
    const bad = ['failed', 'timed_out', undefined].map((outcome) => {
      return { ...sampleAnswer(cache), outcome } as unknown as NewAnswer;
    });
    const noKey = { ...sampleAnswer(cache), key: { key: '../x', fields: {} } };
    const noJson = { ...sampleAnswer(cache), output: { a: Number.NaN } } as unknown as NewAnswer;
    for (const answer of [...bad, noKey, noJson]) {
      expect(await cache.put(answer)).toMatchObject({
        ok: false,
        errors: [{ code: 'CACHE_ENTRY_INVALID' }],
      });
    }
    expect(await cache.stats()).toMatchObject({ value: { answers: 0 } });
  });

  test('that could not be placed is told, and the rest is not tried', async () => {
    using folder = temporaryFolder();
    await using cache = await openCache({ dir: folder.path });
    const files = ['/a', '/b', '/c'].map((path) => ({ path, bytes: bytesOf(path) }));
    await cache.put(sampleAnswer(cache, { files }));
    const hit = await cache.get(sampleAnswer(cache).key);
    if (hit === undefined) throw new Error('an answer was expected');
    const placed: string[] = [];
    const restored = await cache.restoreFiles(hit, {
      place(path) {
        if (path === '/b') throw new Error('/b is outside the allowed roots');
        placed.push(path);
      },
    });
    expect(restored).toMatchObject({ ok: false, errors: [{ code: 'CACHE_RESTORE_FAILED' }] });
    expect(placed).toEqual(['/a']);
  });

  test('has another key in another cache', async () => {
    using folder = temporaryFolder();
    await using one = await openCache({ dir: join(folder.path, 'one') });
    await using two = await openCache({ dir: join(folder.path, 'two') });
    expect(one.keyOf(sampleFacts).key).not.toBe(two.keyOf(sampleFacts).key);
  });
});

describe('a folder of answers', () => {
  test('shows nothing to others, and input to nobody', async () => {
    using folder = temporaryFolder();
    chmodSync(folder.path, 0o755);
    await using cache = await openCache({ dir: folder.path });
    const secret = 'tr0ub4dor-and-3';
    const key = cache.keyOf({ ...sampleFacts, input: { password: secret, deep: [secret] } });
    const files = [{ path: '/shop/api.ts', bytes: bytesOf('export {};') }];
    await cache.put({ ...sampleAnswer(cache, { files }), key });
    await cache.prune();
    const tree = listTree(folder.path);
    expect(tree.filter(({ folder: is }) => !is).length).toBeGreaterThan(7);
    expect(tree.filter(({ mode, folder: is }) => mode !== (is ? 0o700 : 0o600))).toEqual([]);
    for (const { path, folder: is } of tree) {
      if (!is) expect(readFileSync(path, 'utf8')).not.toContain(secret);
    }
  });

  test('counts and is emptied', async () => {
    using folder = temporaryFolder();
    await using cache = await openCache({ dir: folder.path });
    const files = [{ path: '/shop/api.ts', bytes: new Uint8Array(50_000) }];
    for (const about of ['one', 'two']) await cache.put(sampleAnswer(cache, { about, files }));
    const before = await cache.stats();
    expect(before).toMatchObject({ ok: true, value: { answers: 2, contents: 1 } });
    expect(await cache.clear()).toMatchObject({ ok: true, value: { removedAnswers: 2 } });
    expect(await cache.stats()).toMatchObject({ value: { answers: 0, oldestAt: null } });
    expect(await cache.get(sampleAnswer(cache).key)).toBeUndefined();
    expect(await cache.put(sampleAnswer(cache))).toMatchObject({ ok: true });
    expect(await cache.get(sampleAnswer(cache).key)).toBeDefined();
    expect(cache.problems).toEqual([]);
  });
});

describe('an explanation', () => {
  test('compares with the nearest of the last keys of the agent and task', async () => {
    using folder = temporaryFolder();
    await using cache = await openCache({ dir: folder.path });
    const asked = { agent: 'coder', task: 'build api' };
    const keyOf = (prompt: string, n: number) =>
      cache.keyOf({ ...sampleFacts, input: { prompt, n, flag: n > 1 } });
    expect(await cache.explain(keyOf('a', 1), asked)).toEqual({ reason: 'unknown_task' });
    for (const key of [keyOf('a', 1), keyOf('b', 2)])
      await cache.put({ ...sampleAnswer(cache), key });
    expect(await cache.explain(keyOf('a', 1), asked)).toMatchObject({ reason: 'stored' });
    expect(await cache.explain(keyOf('c', 1), asked)).toMatchObject({
      reason: 'changed',
      before: { key: keyOf('a', 1).key },
      differs: [{ field: 'input.prompt', change: 'changed' }],
    });
    const other = { ...asked, task: 'another' };
    expect(await cache.explain(keyOf('c', 1), other)).toEqual({ reason: 'unknown_task' });
  });

  test('tells of an answer that was there and is gone', async () => {
    using folder = temporaryFolder();
    const now = { at: new Date() };
    const clock = { wall: () => now.at };
    await using cache = await openCache({ dir: folder.path, clock, maxAgeMs: 1000 });
    const answer = sampleAnswer(cache);
    await cache.put(answer);
    const createdAt = now.at.toISOString();
    now.at = new Date(now.at.getTime() + 1001);
    const asked = { agent: 'coder', task: 'build api' };
    expect(await cache.explain(answer.key, asked)).toEqual({ reason: 'gone', createdAt });
    expect(await cache.get(answer.key)).toBeUndefined();
    expect(await cache.explain(answer.key, asked)).toEqual({ reason: 'gone', createdAt });
    expect(cache.problems).toEqual([]);
  });

  test('remembers a few keys only', async () => {
    using folder = temporaryFolder();
    await using cache = await openCache({ dir: folder.path });
    for (let n = 0; n < 10; n += 1) await cache.put(sampleAnswer(cache, { about: `${n}` }));
    const [file] = readdirSync(join(folder.path, 'recent'));
    const text = readFileSync(join(folder.path, 'recent', file ?? ''), 'utf8');
    expect(JSON.parse(text)).toMatchObject({ agent: 'coder', keys: { length: 8 } });
  });
});
