import type { DispatchConfig } from '@parallel-dispatcher/schema';

/** A folder or a file, not a list of them and no URL. */
const path = /^(?:~|\.{1,2})?\/[^:]*$/u;

/**
 * What was named in a config to be handed to a task, a program or a server is taken for a secret;
 * but a path that a program or a server is told is none, and hiding it would spoil every answer.
 */
export function secretNamesOf(
  { allow_env: allowed, agents, mcp_servers: servers, models }: DispatchConfig,
  env: NodeJS.ProcessEnv,
): readonly string[] {
  const programs = agents.flatMap((source) =>
    typeof source === 'object' && 'command' in source ? (source.command.env ?? []) : [],
  );
  const named = Object.values(servers).flatMap((server) =>
    'command' in server && Array.isArray(server.env) ? server.env : [],
  );
  const keys = Object.values(models).flatMap((model) =>
    typeof model === 'object' && model.key_env !== undefined ? [model.key_env] : [],
  );
  const told = [...programs, ...named].filter((name) => !path.test(env[name] ?? ''));
  return [...allowed, ...told, ...keys];
}
