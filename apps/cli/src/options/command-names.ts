export const commandNames = [
  'run',
  'resume',
  'retry',
  'validate',
  'plan',
  'graph',
  'schema',
  'agents',
  'trace',
] as const;
