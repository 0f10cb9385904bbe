import { describe, expect, test } from '@jest/globals';
import { createLogCollector, maxLogBytes } from '../../src/host-port/log-collector.ts';
import type { Redact } from '../../src/host-port/log-collector.ts';

const redact: Redact = (value) =>
  (typeof value === 'string' ? value.replaceAll('hunter2', '[redacted]') : value) as typeof value;

const line = (message: string) => ({ level: 'info', message, atMs: 1 }) as const;

describe('createLogCollector', () => {
  test('redacts before it cuts, so that no half of a secret is left', () => {
    const logs = createLogCollector(redact);
    logs.add(line('x'.repeat(maxLogBytes - 4)));
    logs.add(line('hunter2 and more'));
    const [, cut, said] = logs.lines();
    expect(cut?.message).toBe('[red');
    expect(said).toMatchObject({
      level: 'warn',
      message: expect.stringContaining('15 more bytes'),
    });
  });

  test('keeps nothing after the first line that was cut', () => {
    const logs = createLogCollector(redact);
    logs.add(line('x'.repeat(maxLogBytes + 1)));
    logs.add(line('y'));
    expect(logs.lines().map(({ level }) => level)).toStrictEqual(['info', 'warn']);
    expect(logs.lines().at(-1)?.message).toContain('2 more bytes');
  });

  test('counts what the worker did not send', () => {
    const logs = createLogCollector(redact);
    logs.addDropped(7);
    expect(logs.lines().at(-1)?.message).toContain('7 more bytes');
  });
});
