import type { DispatchConfig } from '@parallel-dispatcher/schema';

/** What was named in a config to be handed to a task, a program or a server is taken for a secret. */
export function secretNamesOf({
  allow_env: allowed,
  agents,
  mcp_servers: servers,
  models,
}: DispatchConfig): readonly string[] {
  const programs = agents.flatMap((source) =>
    typeof source === 'object' && 'command' in source ? (source.command.env ?? []) : [],
  );
  const named = Object.values(servers).flatMap((server) =>
    'command' in server && Array.isArray(server.env) ? server.env : [],
  );
  const keys = Object.values(models).flatMap((model) =>
    typeof model === 'object' && model.key_env !== undefined ? [model.key_env] : [],
  );
  return [...allowed, ...programs, ...named, ...keys];
}
