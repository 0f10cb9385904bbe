import { resolve } from 'node:path';
import type { Failure } from '@parallel-dispatcher/agent';
import type { McpCommandServer, McpServer, McpUrlServer } from '@parallel-dispatcher/schema';
import { failure } from '../failure.ts';
import { checkUrl } from './check-url.ts';
import { expandVariables } from './expand-variables.ts';
import type { CommandSettings, ServerSettings, UrlSettings } from './server-settings.ts';

/** What programs need to find their way; everything else is named in the config. */
const passedOn = ['PATH', 'HOME', 'LANG', 'TERM', 'TZ', 'TMPDIR'];

export interface Surroundings {
  readonly env: NodeJS.ProcessEnv;
  /** Folder that a relative `cwd` is relative to. */
  readonly cwd: string;
}

export type ResolvedServer =
  | { readonly ok: true; readonly settings: ServerSettings }
  | { readonly ok: false; readonly failure: Failure };

/** Fills in defaults and variables of a server, and looks at its address. */
export function resolveServer(
  { name, server }: { readonly name: string; readonly server: McpServer },
  around: Surroundings,
): ResolvedServer {
  const refuse = (code: string, facts: { message: string; hint: string }): ResolvedServer => ({
    ok: false,
    failure: failure({
      code,
      message: `The MCP server ${JSON.stringify(name)} cannot be used: ${facts.message}.`,
      hint: facts.hint,
      path: `mcp_servers.${name}`,
      errorClass: 'input',
    }),
  });
  const common = {
    name,
    maxResultBytes: server.max_result_bytes ?? 1_048_576,
    connectTimeoutMs: (server.connect_timeout_seconds ?? 10) * 1_000,
    timeoutMs: (server.timeout_seconds ?? 60) * 1_000,
  };
  try {
    const expand = expander(around.env);
    if ('command' in server) {
      return { ok: true, settings: { ...common, ...commandOf(server, { ...around, expand }) } };
    }
    const { url, ...rest } = urlOf(server, expand);
    if (!URL.canParse(url)) {
      const hint = 'Give a whole address, such as http://localhost:8051/mcp.';
      return refuse('MCP_URL_REFUSED', { message: 'its url is no address', hint });
    }
    const fault = checkUrl(new URL(url), { allowInsecure: server.allow_insecure ?? false });
    return fault === undefined
      ? { ok: true, settings: { ...common, ...rest, url: new URL(url) } }
      : refuse('MCP_URL_REFUSED', fault);
  } catch (thrown) {
    if (!(thrown instanceof MissingVariable)) throw thrown;
    return refuse('MCP_VARIABLE_MISSING', {
      message: `the environment has no variable ${thrown.variable}, which its configuration names`,
      hint: `Set ${thrown.variable}, or give a default as \${${thrown.variable}:-value}.`,
    });
  }
}

class MissingVariable extends Error {
  readonly variable: string;
  constructor(variable: string) {
    super(`no variable ${variable}`);
    this.variable = variable;
  }
}

type Expand = (text: string) => string;

function expander(env: NodeJS.ProcessEnv): Expand {
  return (text) => {
    const expanded = expandVariables(text, env);
    if (!expanded.ok) throw new MissingVariable(expanded.missing);
    return expanded.value;
  };
}

type Own<Settings> = Omit<Settings, 'name' | 'maxResultBytes' | 'connectTimeoutMs' | 'timeoutMs'>;

function commandOf(
  server: McpCommandServer,
  { env, cwd, expand }: Surroundings & { readonly expand: Expand },
): Own<CommandSettings> {
  const declared = Array.isArray(server.env)
    ? Object.fromEntries(server.env.map((name) => [name, expand(`\${${name}}`)]))
    : mapValues(server.env ?? {}, expand);
  const inherited = passedOn.flatMap((name) => {
    const value = env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return {
    kind: 'command',
    command: expand(server.command),
    args: (server.args ?? []).map(expand),
    env: { ...Object.fromEntries(inherited), ...declared },
    cwd: resolve(cwd, expand(server.cwd ?? '.')),
  };
}

function urlOf(
  server: McpUrlServer,
  expand: Expand,
): Omit<Own<UrlSettings>, 'url'> & { readonly url: string } {
  return {
    kind: 'url',
    url: expand(server.url),
    headers: mapValues(server.headers ?? {}, expand),
    transport: server.type ?? 'auto',
  };
}

function mapValues(record: Readonly<Record<string, string>>, expand: Expand) {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, expand(value)]));
}
