import { join } from 'node:path';
import type { HostTools } from '@parallel-dispatcher/executor';
import type { ToolPool } from '@parallel-dispatcher/mcp';
import type { PreparedRun } from '../prepared-run.ts';
import type { RuntimeEnvironment } from '../runtime-options.ts';
import { openEmbeddedTools } from './embedded-tools.ts';

/** What agents may call, for as long as a run lasts. */
export interface RunTools extends AsyncDisposable {
  /** Undefined where the config wants no embedded tools and names no MCP servers. */
  readonly tools: HostTools | undefined;
}

/** The pool, and what has to be closed after it. */
export interface OpenedPool extends AsyncDisposable {
  readonly pool: ToolPool;
}

type Configured = Pick<PreparedRun, 'loaded' | 'redactor'> & Partial<Pick<PreparedRun, 'traceDir'>>;
type Surroundings = Pick<RuntimeEnvironment, 'env' | 'cwd'>;

/** Where it is kept which tools were seen, beside the config. */
const pinFileName = '.dispatch-tools.json';

/** The tools of a run, shared by all its agents. Nothing is loaded or connected before the first call. */
export function openTools(configured: Configured, around: Surroundings): RunTools {
  if (!hasTools(configured)) return noTools;
  let opening: Promise<OpenedPool> | undefined;
  const open = async (): Promise<ToolPool> => {
    opening ??= openToolPool(configured, around);
    return (await opening).pool;
  };
  return {
    tools: {
      call: async (call) => await (await open()).call(call),
      describe: async (query) => await (await open()).describe(query),
    },
    [Symbol.asyncDispose]: async () => await (await opening)?.[Symbol.asyncDispose](),
  };
}

/** Where there are none. */
export const noTools: RunTools = { tools: undefined, [Symbol.asyncDispose]: async () => {} };

/** The MCP servers of the config, and the embedded tools that stand in for them. */
export async function openToolPool(
  { loaded, redactor, traceDir }: Configured,
  { env, cwd }: Surroundings,
): Promise<OpenedPool> {
  const { mcp_servers: servers, agent_tools: agentTools } = loaded.config;
  const [{ openPinFile, ToolPool: Pool }, embedded] = await Promise.all([
    import('@parallel-dispatcher/mcp'),
    openEmbeddedTools(loaded, { env, cwd, traceDir }),
  ]);
  const pool = new Pool({
    servers,
    agentTools,
    ...(embedded !== undefined && { embedded }),
    pins: openPinFile(join(loaded.directory, pinFileName)),
    redact: (value) => redactor.redact(value),
    env,
    cwd: loaded.directory,
  });
  return {
    pool,
    async [Symbol.asyncDispose]() {
      await pool[Symbol.asyncDispose]();
      await embedded?.[Symbol.asyncDispose]();
    },
  };
}

/** Whether any tool is configured, embedded ones included. */
export function hasTools({ loaded: { config } }: Pick<Configured, 'loaded'>): boolean {
  return config.embedded_tools || Object.keys(config.mcp_servers).length > 0;
}
