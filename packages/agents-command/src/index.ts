export type { CheckedCommand, PreparedCommand } from './prepared-command.ts';
export type { CommandAgentSettings } from './command-agent-settings.ts';

export { createAgent } from './create-agent.ts';
export { prepareCommand } from './prepared-command.ts';
export { presets } from './presets.ts';
