import { expect, test } from '@jest/globals';
import type { JsonValue } from '@parallel-dispatcher/schema';
import { envelopeOf, openZoo } from './fixtures/zoo.ts';

function redact<Value extends JsonValue>(value: Value): Value {
  return JSON.parse(JSON.stringify(value).replaceAll('hunter2', '[redacted]')) as Value;
}

test('outputs, errors and log lines leave the pool redacted', async () => {
  await using pool = openZoo({ redact });
  const reports = await Promise.all([
    pool.run(envelopeOf('zoo-io', { do: 'ok', value: 'hunter2' })),
    pool.run(envelopeOf('zoo-io', { do: 'prints', value: 'hunter2' })),
    pool.run(envelopeOf('zoo-io', { do: 'read', path: '/etc/hunter2' })),
  ]);
  expect(reports[0]?.output).toMatchObject({ value: '[redacted]' });
  expect(reports[1]?.logs.at(-1)?.message).toBe('descriptor [redacted]');
  expect(reports[2]?.error?.message).toContain('/etc/[redacted]');
  expect(JSON.stringify(reports)).not.toContain('hunter2');
});
