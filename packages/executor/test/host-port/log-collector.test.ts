import { describe, expect, test } from '@jest/globals';
import { createLogCollector, maxLogBytes } from '../../src/host-port/log-collector.ts';
import type { Redact } from '../../src/host-port/redact.ts';

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

  test('joins what is printed in parts, and redacts it whole', () => {
    const logs = createLogCollector(redact);
    const print = (level: 'stdout' | 'stderr', message: string) =>
      logs.add({ level, message, atMs: 1 });
    for (const part of ['one\n', 'hun', 'ter2', ' two\nthree\n']) print('stdout', part);
    print('stderr', 'still op');
    print('stderr', 'en');
    expect(logs.lines().map(({ message }) => message)).toStrictEqual([
      'one',
      '[redacted] two\nthree',
      'still open',
    ]);
  });

  test('redacts a secret that goes over several lines', () => {
    const key: Redact = (value) =>
      (typeof value === 'string'
        ? value.replace(/BEGIN(?:[^]*?END|[^]*$)/g, '[key]')
        : value) as typeof value;
    const logs = createLogCollector(key);
    for (const text of ['a', 'x BEGIN', 'secret', 'more', 'END y', 'z', 'secret?']) {
      logs.add(line(text));
    }
    expect(logs.lines().map(({ message }) => message)).toStrictEqual([
      'a',
      'x [key]',
      '',
      '',
      ' y',
      'z',
      'secret?',
    ]);
  });
});
