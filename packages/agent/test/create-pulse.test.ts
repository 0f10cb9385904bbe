import { expect, test } from '@jest/globals';
import { createPulse } from '../src/create-pulse.ts';
import type { AgentMessage } from '../src/host-port.ts';

test('says at once that the agent is at work, and not again for each of many signs', () => {
  const sent: AgentMessage[] = [];
  const pulse = createPulse((message) => sent.push(message));
  for (let sign = 0; sign < 1000; sign += 1) pulse();
  expect(sent[0]).toStrictEqual({ v: 1, type: 'alive' });
  expect(sent.length).toBeLessThan(1000);
});
