import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readMessageId } from '../../src/connection/read-message-id.ts';
import { LineSplitter } from '../../src/connection/stdio/line-splitter.ts';

function split(text: string, { maxBytes, cuts }: { maxBytes: number; cuts: readonly number[] }) {
  const lines: string[] = [];
  const tooLong: { head: string; tail: string }[] = [];
  const splitter = new LineSplitter({
    maxBytes,
    onLine: (line) => lines.push(line),
    onTooLong: (ends) => tooLong.push(ends),
    onEndless: () => undefined,
  });
  const bytes = Buffer.from(text);
  let from = 0;
  for (const cut of [...cuts].sort((a, b) => a - b)) {
    splitter.push(bytes.subarray(from, Math.min(cut, bytes.length)));
    from = Math.min(cut, bytes.length);
  }
  splitter.push(bytes.subarray(from));
  return { lines, tooLong };
}

describe('LineSplitter', () => {
  test('gives the same lines wherever the bytes are cut', () => {
    const text = fc.array(fc.string({ unit: 'grapheme' }).filter((line) => !line.includes('\n')));
    fc.assert(
      fc.property(text, fc.array(fc.nat(200)), (all, cuts) => {
        const { lines } = split(all.map((line) => `${line}\n`).join(''), {
          maxBytes: 10_000,
          cuts,
        });
        expect(lines).toEqual(all.filter((line) => line !== ''));
      }),
    );
  });

  test.each([
    ['TypeScript', '{"result":{"text":"', '"},"jsonrpc":"2.0","id":41}'],
    ['Python', '{"jsonrpc":"2.0","id":41,"result":{"text":"', '"}}'],
  ])('of a line that is too long leaves both ends, and so the id (%s)', (_name, before, after) => {
    const long = `${before}${'x'.repeat(100_000)},"id":99}${after}`;
    const cuts = Array.from({ length: 100 }, (_, n) => n * 1_000);
    const { lines, tooLong } = split(`one\n${long}\ntwo\n`, { maxBytes: 5_000, cuts });
    expect(lines).toEqual(['one', 'two']);
    expect(tooLong.map(readMessageId)).toEqual([41]);
  });

  test('holds little of a line without end, and says that it has none', () => {
    let endless = 0;
    const splitter = new LineSplitter({
      maxBytes: 1_000,
      onLine: () => undefined,
      onTooLong: () => undefined,
      onEndless: () => (endless += 1),
    });
    const chunk = Buffer.alloc(65_536, 'x');
    const before = process.memoryUsage().arrayBuffers;
    for (let n = 0; n < 2_000; n += 1) splitter.push(chunk);
    // 131 MB went through; what was looked at is not held.
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(64 * 1_048_576);
    expect(endless).toBeGreaterThan(0);
  });
});
