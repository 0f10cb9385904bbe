export const commandNames = [
  'run',
  'validate',
  'plan',
  'graph',
  'schema',
  'agents',
  'trace',
] as const;
