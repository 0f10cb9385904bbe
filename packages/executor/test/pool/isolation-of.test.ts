import { expect, test } from '@jest/globals';
import type { AgentDefinition } from '@parallel-dispatcher/agent';
import { isolationOf } from '../../src/pool/isolation-of.ts';
import type { Isolation } from '../../src/pool/isolation-of.ts';

type Row = readonly [Partial<AgentDefinition>, Isolation | undefined, 'agent' | 'alone', Isolation];

test.each<Row>([
  [{ workload: 'io', restartable: true }, undefined, 'agent', 'shared'],
  [{ workload: 'cpu', restartable: true }, undefined, 'agent', 'thread'],
  [{ workload: 'io', restartable: false }, undefined, 'agent', 'thread'],
  [{ workload: 'io', restartable: true }, undefined, 'alone', 'thread'],
  [{ workload: 'cpu', restartable: true }, 'shared', 'agent', 'shared'],
  [{ workload: 'io', restartable: true }, 'thread', 'agent', 'thread'],
  [{ workload: 'io', restartable: false }, 'shared', 'agent', 'thread'],
  [{ workload: 'io', restartable: true, isolation: 'process' }, undefined, 'agent', 'process'],
  [{ workload: 'io', restartable: true, isolation: 'process' }, 'shared', 'agent', 'shared'],
  [{ workload: 'io', restartable: true }, 'process', 'agent', 'process'],
  [{ workload: 'io', restartable: false }, 'process', 'alone', 'process'],
])('%j, config %s, envelope %s: %s', (definition, configured, isolation, expected) => {
  const agent = {
    definition: definition as AgentDefinition,
    moduleUrl: 'file:///agent.js',
    ...(configured === undefined ? {} : { isolation: configured }),
  };
  expect(isolationOf(agent, { isolation })).toBe(expected);
});
