import { mkdtemp, readFile, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { checkPath } from '../../src/paths/check-path.ts';
import type { PathScene } from '../../src/testing/index.ts';
import {
  insideText,
  listAllowed,
  listEscapes,
  makePathScene,
  snapshotOutside,
} from '../../src/testing/index.ts';
import { envelopeOf, openZoo } from '../fixtures/zoo.ts';

let base: string;
let scene: PathScene;

beforeAll(async () => {
  base = await realpath(await mkdtemp(join(tmpdir(), 'path-corpus-')));
  scene = await makePathScene(base);
});

afterAll(async () => {
  await scene[Symbol.asyncDispose]();
  await rm(base, { recursive: true });
});

const uses = ['read', 'write'] as const;

/** What a refusal may say. */
const refusal =
  /^PATH_(?:INVALID|NOT_ABSOLUTE|TRAVERSAL|OUTSIDE_ROOTS|NOT_FOUND|NOT_A_FILE|NOT_READABLE|NOT_WRITABLE)$/u;

interface Tried {
  readonly path: string;
  readonly read: { readonly ok: boolean; readonly code?: string; readonly text?: string } | null;
  readonly write: { readonly ok: boolean; readonly code?: string } | null;
}

describe('checkPath', () => {
  test('has at least 500 ways out to refuse', () => {
    const escapes = listEscapes(scene);
    expect(new Set(escapes).size).toBe(escapes.length);
    expect(escapes.length).toBeGreaterThanOrEqual(500);
  });

  test.each(uses)('refuses every one of them to %s', async (use) => {
    const rules = { use, roots: scene.roots, at: 'p', allowMissingParent: true } as const;
    const accepted: string[] = [];
    for (const path of listEscapes(scene)) {
      const checked = await checkPath(path, rules);
      if (checked.ok || !refusal.test(checked.error.code)) accepted.push(path);
    }
    expect(accepted).toStrictEqual([]);
  });

  test.each([
    12,
    true,
    null,
    undefined,
    [],
    ['/a'],
    {},
    { toString: () => '/etc/passwd' },
    new URL('file:///a'),
  ])('refuses %p, which is no text', async (value) => {
    const checked = await checkPath(value, { use: 'read', roots: scene.roots, at: 'p' });
    expect(checked).toMatchObject({ ok: false, error: { code: 'PATH_INVALID' } });
  });

  test('takes odd names and respelt paths inside the roots', async () => {
    const { toRead, toWrite } = listAllowed(scene);
    const rules = { roots: scene.roots, at: 'p', allowMissingParent: true };
    const refused: unknown[] = [];
    for (const [use, paths] of [
      ['read', toRead],
      ['write', [...toRead, ...toWrite]],
    ] as const) {
      for (const path of paths) {
        const checked = await checkPath(path, { ...rules, use });
        if (!checked.ok) refused.push([use, path, checked.error.code]);
      }
    }
    expect(refused).toStrictEqual([]);
  });
});

describe.each(['zoo-io', 'zoo-process'])('an agent on %s', (agent) => {
  const tryPaths = async (input: { paths: readonly string[]; read: boolean; write: boolean }) => {
    await using pool = openZoo({ roots: scene.roots, maxOldGenerationSizeMb: 128 });
    const report = await pool.run(envelopeOf(agent, { do: 'try-paths', ...input }));
    const { tried = [] } = (report.output ?? {}) as { tried?: readonly Tried[] };
    return { report, tried };
  };

  test('reads nothing and places nothing by any of the ways out', async () => {
    const before = await snapshotOutside(scene);
    const paths = listEscapes(scene);
    const { report, tried } = await tryPaths({ paths, read: true, write: true });
    expect(report).toMatchObject({ status: 'succeeded', files_written: [] });
    expect(tried).toHaveLength(paths.length);
    const got = tried.filter(({ read, write }) => read?.ok !== false || write?.ok !== false);
    expect(got).toStrictEqual([]);
    const otherwise = tried.filter(
      ({ read, write }) => !refusal.test(read?.code ?? '') || !refusal.test(write?.code ?? ''),
    );
    expect(otherwise).toStrictEqual([]);
    expect(await snapshotOutside(scene)).toStrictEqual(before);
  });

  test('reads and writes by odd names and respelt paths inside the roots', async () => {
    const { toRead, toWrite } = listAllowed(scene);
    const reading = await tryPaths({ paths: toRead, read: true, write: false });
    expect(reading.tried.map(({ read }) => read?.text)).toStrictEqual(toRead.map(() => insideText));
    const before = await snapshotOutside(scene);
    const { report, tried } = await tryPaths({ paths: toWrite, read: false, write: true });
    expect(tried.filter(({ write }) => write?.ok !== true)).toStrictEqual([]);
    expect(report).toMatchObject({ status: 'succeeded' });
    expect(report.files_written).toHaveLength(toWrite.length);
    for (const path of toWrite) expect(await readFile(path, 'utf8')).toBe('written');
    expect(await snapshotOutside(scene)).toStrictEqual(before);
  });
});
