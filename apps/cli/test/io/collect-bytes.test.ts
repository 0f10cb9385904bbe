import { describe, expect, test } from '@jest/globals';
import { Readable } from 'node:stream';
import { collectBytes } from '../../src/io/collect-bytes.ts';

const never = new AbortController().signal;

function* endless(): Generator<Buffer> {
  for (;;) yield Buffer.alloc(1_000, 'x');
}

describe('collectBytes', () => {
  test('reads a stream to its end', async () => {
    const stream = Readable.from([Buffer.from('ab'), Buffer.from('c')]);
    const bytes = await collectBytes(stream, { maxBytes: 10, cancel: never });
    expect(Buffer.from(bytes ?? []).toString()).toBe('abc');
  });

  test('leaves an endless stream one byte past the limit', async () => {
    const stream = Readable.from(endless());
    const bytes = await collectBytes(stream, { maxBytes: 2_500, cancel: never });
    expect(bytes).toHaveLength(2_501);
    expect(stream.destroyed).toBe(true);
  });

  test('stops when it is cancelled while nothing comes', async () => {
    const cancel = new AbortController();
    const read = collectBytes(new Readable({ read() {} }), { maxBytes: 10, cancel: cancel.signal });
    cancel.abort();
    expect(await read).toBeUndefined();
  });

  test('reads nothing when it was cancelled before', async () => {
    const stream = Readable.from(endless());
    expect(
      await collectBytes(stream, { maxBytes: 9, cancel: AbortSignal.abort() }),
    ).toBeUndefined();
  });

  test('hands on what the stream failed with', async () => {
    const stream = new Readable({
      read() {
        this.destroy(new Error('EIO'));
      },
    });
    await expect(collectBytes(stream, { maxBytes: 9, cancel: never })).rejects.toThrow('EIO');
  });
});
