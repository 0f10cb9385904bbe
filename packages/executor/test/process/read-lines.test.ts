import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readLines } from '../../src/process/read-lines.ts';

/** What is written for chunks that come one by one. */
async function written(chunks: readonly (string | Uint8Array)[]): Promise<readonly string[]> {
  const stream = new PassThrough();
  const texts: string[] = [];
  readLines(stream, (text) => texts.push(text));
  for (const chunk of chunks) stream.write(chunk);
  stream.end();
  await once(stream, 'close');
  return texts;
}

test('holds a line until it is whole, and what is left at the end', async () => {
  expect(await written(['on', 'e\ntwo\nth', 'ree'])).toStrictEqual(['one\ntwo\n', 'three']);
});

test('keeps a character that came in two parts', async () => {
  const bytes = Buffer.from('é\n');
  expect(await written([bytes.subarray(0, 1), bytes.subarray(1)])).toStrictEqual(['é\n']);
});

test('does not hold a line without end', async () => {
  const texts = await written(Array.from({ length: 100 }, () => 'x'.repeat(1000)));
  expect(texts.length).toBeGreaterThan(1);
  expect(texts.join('')).toBe('x'.repeat(100_000));
});

test('loses nothing', async () => {
  const chunk = fc.string({ unit: fc.constantFrom('a', '\n', 'ü'), minLength: 1 });
  await fc.assert(
    fc.asyncProperty(fc.array(chunk), async (chunks) => {
      const all = chunks.join('');
      expect((await written(chunks)).join('')).toBe(all);
    }),
    { numRuns: 200 },
  );
});
