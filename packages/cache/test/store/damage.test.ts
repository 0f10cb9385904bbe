import { appendFileSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { openCache, type AnswerCache, type WrittenFile } from '../../src/index.ts';
import { listTree } from '../support/list-tree.ts';
import { bytesOf, sampleAnswer } from '../support/sample-answer.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const files: readonly WrittenFile[] = [
  { path: '/shop/api.ts', bytes: bytesOf('export const api = 1;') },
  { path: '/shop/big', bytes: new Uint8Array(5000).fill(7) },
  { path: '/shop/empty', bytes: new Uint8Array() },
];

// At one instant, so that the same answer put again has the same content.
const instant = new Date();
const clock = { wall: () => instant };

async function filled(dir: string): Promise<AnswerCache> {
  const cache = await openCache({ dir, clock });
  await cache.prune();
  expect(await cache.put(sampleAnswer(cache, { files }))).toMatchObject({ ok: true });
  return cache;
}

function filesIn(folder: string, below: string): readonly string[] {
  return listTree(join(folder, below)).flatMap(({ path, folder: is }) => (is ? [] : [path]));
}

/** A whole and right answer, or none. */
async function answerOf(dir: string): Promise<{ found: boolean; problems: readonly string[] }> {
  await using cache = await openCache({ dir, clock });
  const hit = await cache.get(sampleAnswer(cache).key);
  const problems = cache.problems.map(({ code }) => code);
  if (hit === undefined) return { found: false, problems };
  expect(hit.output).toEqual({ answer: 'one' });
  const placed: WrittenFile[] = [];
  await cache.restoreFiles(hit, { place: (path, bytes) => void placed.push({ path, bytes }) });
  expect(placed.map(({ path, bytes }) => [path, [...bytes]])).toEqual(
    files.map(({ path, bytes }) => [path, [...bytes]]),
  );
  return { found: true, problems };
}

const harms: Readonly<Record<string, (path: string) => void>> = {
  'one flipped bit at the start': (path) => flip(path, 0),
  'one flipped bit at the end': (path) => flip(path, -1),
  'the last byte missing': (path) => truncateSync(path, readFileSync(path).length - 1),
  'no content': (path) => truncateSync(path, 0),
  'a byte too many': (path) => appendFileSync(path, 'x'),
  'no file': (path) => rmSync(path),
};

function flip(path: string, at: number): void {
  const bytes = readFileSync(path);
  const index = at < 0 ? bytes.length + at : at;
  bytes[index] = (bytes[index] ?? 0) ^ 1;
  writeFileSync(path, bytes);
}

describe('stored content with', () => {
  test.each(Object.keys(harms))('%s is a miss that is told, and is put right', async (harm) => {
    using folder = temporaryFolder();
    await filled(folder.path);
    const contents = filesIn(folder.path, 'content-v2');
    expect(contents).toHaveLength(4);
    for (const path of contents) {
      if (readFileSync(path).length === 0 && !/too many|no file/.test(harm)) continue;
      harms[harm]?.(path);
      expect(await answerOf(folder.path)).toEqual({
        found: false,
        problems: ['CACHE_ENTRY_DAMAGED'],
      });
      // The entry is gone: a second look finds nothing wrong.
      expect(await answerOf(folder.path)).toEqual({ found: false, problems: [] });
      await filled(folder.path);
      expect(await answerOf(folder.path)).toEqual({ found: true, problems: [] });
    }
  });

  test.each(Object.keys(harms))('%s is put right by the next answer that has it', async (harm) => {
    using folder = temporaryFolder();
    await filled(folder.path);
    for (const path of filesIn(folder.path, 'content-v2')) {
      if (readFileSync(path).length > 0) harms[harm]?.(path);
    }
    await filled(folder.path);
    expect(await answerOf(folder.path)).toEqual({ found: true, problems: [] });
  });

  test('a flip after the hit was read restores nothing', async () => {
    using folder = temporaryFolder();
    await using cache = await filled(folder.path);
    const hit = await cache.get(sampleAnswer(cache).key);
    if (hit === undefined) throw new Error('an answer was expected');
    for (const path of filesIn(folder.path, 'content-v2')) {
      if (readFileSync(path).length === 5000) flip(path, 9);
    }
    const placed: string[] = [];
    const restored = await cache.restoreFiles(hit, { place: (path) => void placed.push(path) });
    expect(restored).toMatchObject({ ok: false, errors: [{ code: 'CACHE_RESTORE_FAILED' }] });
    expect(placed).toEqual([]);
    expect(await cache.get(hit)).toBeUndefined();
  });
});

describe('an index that is', () => {
  test('cut anywhere or changed anywhere gives the right answer or none', async () => {
    using folder = temporaryFolder();
    await using cache = await filled(folder.path);
    const index = filesIn(folder.path, 'index-v5').find((path) => {
      return readFileSync(path, 'utf8').includes('answer:');
    });
    if (index === undefined) throw new Error('an index was expected');
    const whole = readFileSync(index);
    for (let at = 0; at < whole.length; at += 3) {
      writeFileSync(index, whole.subarray(0, at));
      expect(await cache.get(sampleAnswer(cache).key)).toBeUndefined();
      const flipped = Buffer.from(whole);
      flipped[at] = (flipped[at] ?? 0) ^ 1;
      writeFileSync(index, flipped);
      const hit = await cache.get(sampleAnswer(cache).key);
      if (hit !== undefined) expect(hit.output).toEqual({ answer: 'one' });
    }
    writeFileSync(index, whole);
    expect(await cache.get(sampleAnswer(cache).key)).toBeDefined();
  });

  test('half written is added to all the same', async () => {
    using folder = temporaryFolder();
    await filled(folder.path);
    for (const path of filesIn(folder.path, 'index-v5')) {
      truncateSync(path, Math.floor(readFileSync(path).length / 2));
    }
    expect(await answerOf(folder.path)).toEqual({ found: false, problems: [] });
    await filled(folder.path);
    expect(await answerOf(folder.path)).toEqual({ found: true, problems: [] });
  });

  test('full of nonsense is no answer, and neither is a recent key', async () => {
    using folder = temporaryFolder();
    await using cache = await filled(folder.path);
    for (const below of ['index-v5', 'recent']) {
      for (const path of filesIn(folder.path, below)) writeFileSync(path, '{"a":\u0000\n\n\t{}');
    }
    writeFileSync(join(folder.path, 'state.json'), 'null');
    expect(await cache.get(sampleAnswer(cache).key)).toBeUndefined();
    const asked = { agent: 'coder', task: 'build api' };
    const { key } = sampleAnswer(cache);
    expect(await cache.explain(key, asked)).toEqual({ reason: 'unknown_task' });
    expect(await cache.prune()).toMatchObject({ ok: true });
  });

  test('of one answer under the name of another gives none', async () => {
    using folder = temporaryFolder();
    await using cache = await filled(folder.path);
    await cache.put(sampleAnswer(cache, { about: 'two' }));
    const contents = filesIn(folder.path, 'content-v2');
    const [one, two] = ['one', 'two'].map((about) =>
      contents.find((path) => readFileSync(path, 'utf8').includes(`{"answer":"${about}"}`)),
    );
    if (one === undefined || two === undefined) throw new Error('two answers were expected');
    writeFileSync(one, readFileSync(two));
    expect(await cache.get(sampleAnswer(cache).key)).toBeUndefined();
    expect(await cache.get(sampleAnswer(cache, { about: 'two' }).key)).toBeDefined();
  });

  test('without its salt has other keys, so nothing is found', async () => {
    using folder = temporaryFolder();
    await filled(folder.path);
    truncateSync(join(folder.path, 'salt'), 10);
    expect(await answerOf(folder.path)).toEqual({ found: false, problems: [] });
    await filled(folder.path);
    expect(await answerOf(folder.path)).toEqual({ found: true, problems: [] });
  });
});
