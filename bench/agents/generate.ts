import instant from './instant.ts';

/** An agent that generates a node from a contract, formatted and with its tests. */
export default {
  ...instant,
  name: 'generate',
  description: 'Generates a node.',
  workload: 'cpu',
  run: async () => await import('./run-generate.ts'),
};
