import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { SourceMaps } from '../src/case/source-maps.ts';

const folder = join(import.meta.dirname, 'fixtures/ts-transpiled');
const spot = { file: '/app/out/main.js', line: 1, column: 141 };

/** The fixture's map as if in `/app/out`, or with another comment. */
async function mapsOf(comment?: (map: string) => string): Promise<{
  readonly maps: SourceMaps;
  readonly kept: Map<string, string>;
}> {
  const [code, map] = await Promise.all(
    ['out/main.js', 'out/main.js.map'].map((name) => readFile(join(folder, name), 'utf8')),
  );
  const own = comment ? (code ?? '').replace(/\/\/# .*/, comment(map ?? '')) : (code ?? '');
  const files: Readonly<Record<string, string | undefined>> = {
    '/app/out/main.js': own,
    '/app/out/main.js.map': map,
  };
  const kept = new Map<string, string>();
  const maps = new SourceMaps({
    readText: (path) => {
      const text = files[path];
      return text === undefined ? Promise.reject(new Error('none')) : Promise.resolve(text);
    },
    keepSource: (file, text) => kept.set(file, text),
  });
  return { maps, kept };
}

describe('SourceMaps', () => {
  test('tells the place in the source, and keeps its text', async () => {
    const { maps, kept } = await mapsOf();
    expect(await maps.originalOf(spot)).toMatchObject({ file: '/app/src/shipping.ts', line: 19 });
    expect(kept.get('/app/src/shipping.ts')).toContain('export function shippingOf');
  });

  test('reads a map that stands in the file itself', async () => {
    const { maps } = await mapsOf(
      (map) =>
        `//# sourceMappingURL=data:application/json;base64,${Buffer.from(map).toString('base64')}`,
    );
    expect(await maps.originalOf(spot)).toMatchObject({ file: '/app/src/shipping.ts' });
  });

  test.each([
    ['a map that is not there', '//# sourceMappingURL=gone.map'],
    ['a damaged map', '//# sourceMappingURL=data:application/json;base64,e30='],
    ['no map', ''],
  ])('leaves the place as it was with %s', async (_name, comment) => {
    const { maps } = await mapsOf(() => comment);
    expect(await maps.originalOf(spot)).toBeNull();
  });
});
