export const commandNames = [
  'run',
  'resume',
  'retry',
  'validate',
  'plan',
  'graph',
  'schema',
  'agents',
  'tools',
  'trace',
  'cache',
] as const;
