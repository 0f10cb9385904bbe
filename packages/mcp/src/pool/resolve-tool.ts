import type { Failure } from '@parallel-dispatcher/agent';
import type { BulkTool } from '../bulk/find-bulk-tool.ts';
import type { OfferedTool } from '../dialects/offered-tool.ts';
import { allOperations } from '../dialects/read-operations.ts';
import type { ToolServer } from '../server/tool-server.ts';
import { embeddedName, type EmbeddedTool, type EmbeddedTools } from './embedded-tools.ts';
import type { PooledServer } from './pooled-server.ts';
import { ambiguousTool, forbiddenTool, requiredServerDown, unknownTool } from './tool-errors.ts';

export interface ResolveOptions {
  readonly agent: string;
  readonly servers: ReadonlyMap<string, PooledServer>;
  readonly embedded: EmbeddedTools | undefined;
  /** Whether the agent may call a tool by one of these names, as `server/tool`. */
  readonly allows: (names: readonly string[]) => boolean;
}

export type ResolvedTool =
  | {
      readonly kind: 'server';
      readonly server: ToolServer;
      readonly tool: OfferedTool;
      /** What calls at the same time may go through; undefined where there is none to call. */
      readonly bulk: BulkTool | undefined;
    }
  | {
      readonly kind: 'embedded';
      readonly tool: EmbeddedTool;
      /** Servers that are down and might have offered it. */
      readonly down: readonly string[];
    }
  | { readonly kind: 'none'; readonly failure: Failure };

/** What could be seen of one server. */
type Seen =
  | {
      readonly ok: true;
      readonly pooled: PooledServer;
      readonly server: ToolServer;
      readonly offered: readonly OfferedTool[];
      /** Why a gateway did not say what it can do. */
      readonly undisclosed?: Failure | undefined;
    }
  | {
      readonly ok: false;
      readonly pooled: PooledServer;
      readonly failure: Failure;
      /** What it offered when it was there; undefined when it never was. */
      readonly offered: readonly OfferedTool[] | undefined;
    };

/** Finds the tool that an agent means, and whether it may call it. */
export async function resolveTool(name: string, options: ResolveOptions): Promise<ResolvedTool> {
  const slash = name.indexOf('/');
  const addressed = slash === -1 ? undefined : name.slice(0, slash);
  if (addressed === embeddedName) {
    return await resolveEmbedded(name.slice(slash + 1), { ...options, down: [] });
  }
  const pooled = addressed === undefined ? undefined : options.servers.get(addressed);
  if (pooled !== undefined) {
    const seen = await look(pooled, 'insist');
    if (!seen.ok) return { kind: 'none', failure: seen.failure };
    return choose(name, { ...options, all: [seen], wanted: name.slice(slash + 1) });
  }
  return await resolveBare(name, options);
}

async function resolveBare(name: string, options: ResolveOptions): Promise<ResolvedTool> {
  const servers = [...options.servers.values()];
  const first = await Promise.all(servers.map(async (pooled) => await look(pooled, 'glance')));
  const found = await find(name, { ...options, all: first });
  if (found !== undefined) return found;
  // Nobody who is there has it: worth waiting for those that may be back.
  const all = await Promise.all(
    first.map(async (seen) => (seen.ok ? seen : await look(seen.pooled, 'insist'))),
  );
  const foundLater = await find(name, { ...options, all });
  if (foundLater !== undefined) return foundLater;
  const owner = all.find((seen) => !seen.ok && offersOf(seen, name).length > 0);
  if (owner?.ok === false) return { kind: 'none', failure: owner.failure };
  const embedded = (await options.embedded?.list()) ?? [];
  return choose(name, { ...options, all, wanted: name, more: embedded.map((tool) => tool.name) });
}

interface Wanted extends Among {
  /** The name without its server. */
  readonly wanted: string;
  /** Other names that might have been meant. */
  readonly more?: readonly string[];
}

interface Among extends ResolveOptions {
  readonly all: readonly Seen[];
}

/** A server's tool, or an embedded one that may stand in; undefined when nothing fits. */
async function find(name: string, options: Among): Promise<ResolvedTool | undefined> {
  const { all } = options;
  const isOffered = all.some((seen) => seen.ok && offersOf(seen, name).length > 0);
  if (isOffered) return choose(name, { ...options, wanted: name });
  const mayHaveIt = all.flatMap((seen) => {
    const why = whyUnseen(seen, name);
    return why === undefined ? [] : [{ pooled: seen.pooled, why }];
  });
  const resolved = await resolveEmbedded(name, {
    ...options,
    down: mayHaveIt.map(({ pooled }) => pooled.name),
  });
  if (resolved.kind !== 'embedded') return isForbidden(resolved) ? resolved : undefined;
  const required = mayHaveIt.find(({ pooled }) => pooled.isRequired);
  return required === undefined
    ? resolved
    : { kind: 'none', failure: requiredServerDown(required.pooled.name, required.why) };
}

/** Why a server may have a tool that it is not known to offer; undefined: it has not. */
function whyUnseen(seen: Seen, name: string): Failure | undefined {
  if (seen.ok) return allOperations.has(name) ? seen.undisclosed : undefined;
  const mayHaveIt = seen.offered === undefined || offersOf(seen, name).length > 0;
  return mayHaveIt ? seen.failure : undefined;
}

function isForbidden(resolved: ResolvedTool): boolean {
  return resolved.kind === 'none' && resolved.failure.error.code === 'TOOL_NOT_ALLOWED';
}

/**
 * `glance`: a server that is down is not waited for, and tried in the background where it is time
 * to. `insist`: it is tried now where it is time to.
 */
async function look(pooled: PooledServer, mode: 'glance' | 'insist'): Promise<Seen> {
  const { state } = pooled;
  if (!state.ok) return { ok: false, pooled, failure: state.failure, offered: undefined };
  const { server } = state;
  const { lastListing, breaker } = server;
  const isWhole = lastListing !== undefined && lastListing.undisclosed === undefined;
  if (isWhole && !breaker.isOpen) {
    return { ok: true, pooled, server, offered: lastListing.offered };
  }
  const listing = server.list();
  const isWaitedFor = mode === 'insist' || !breaker.isOpen || server.lastFailure === undefined;
  const listed = isWaitedFor ? await listing : undefined;
  if (listed?.ok === true) {
    const { offered, undisclosed } = listed.listing;
    return { ok: true, pooled, server, offered, undisclosed };
  }
  const failure = listed?.failure ?? server.lastFailure;
  return failure === undefined
    ? { ok: true, pooled, server, offered: [] }
    : { ok: false, pooled, failure, offered: lastListing?.offered };
}

function offersOf({ offered = [] }: Seen, name: string): readonly OfferedTool[] {
  return offered.filter((tool) => tool.name === name || tool.alias === name);
}

/** The one tool of that name among servers that are there. */
function choose(name: string, options: Wanted): ResolvedTool {
  const { all, wanted, agent, more = [] } = options;
  const candidates = all.flatMap((seen) =>
    seen.ok ? offersOf(seen, wanted).map((tool) => ({ seen, tool })) : [],
  );
  const allowed = candidates.filter(({ seen, tool }) => mayCall(options, seen.pooled, tool));
  const [first, second] = allowed;
  if (first !== undefined && (second === undefined || second.seen === first.seen)) {
    const { seen, tool } = first;
    return { kind: 'server', server: seen.server, tool, bulk: bulkOf(options, seen.pooled, tool) };
  }
  if (first !== undefined) {
    const servers = allowed.map(({ seen }) => seen.pooled.name);
    return { kind: 'none', failure: ambiguousTool(wanted, servers) };
  }
  const [forbidden] = candidates;
  if (forbidden !== undefined) {
    const tool = `${forbidden.seen.pooled.name}/${forbidden.tool.name}`;
    return { kind: 'none', failure: forbiddenTool(agent, tool) };
  }
  const known = all.flatMap((seen) =>
    (seen.ok ? seen.offered : [])
      .filter((tool) => mayCall(options, seen.pooled, tool))
      .map((tool) => (wanted === name ? tool.name : `${seen.pooled.name}/${tool.name}`)),
  );
  const down = all.flatMap((seen) =>
    seen.ok ? [] : [{ name: seen.pooled.name, why: whyDown(seen.failure) }],
  );
  return { kind: 'none', failure: unknownTool({ name, known: [...known, ...more], down }) };
}

/** What went wrong when it was last tried, where this is that it is not tried yet again. */
function whyDown({ error }: Failure): string {
  return (error.cause ?? error).message;
}

/** Of a tool, where the agent may call that too. */
function bulkOf({ allows }: ResolveOptions, pooled: PooledServer, { bulk }: OfferedTool) {
  if (bulk === undefined || !pooled.allows([bulk.name])) return undefined;
  return allows([`${pooled.name}/${bulk.name}`]) ? bulk : undefined;
}

function mayCall({ allows }: ResolveOptions, pooled: PooledServer, tool: OfferedTool): boolean {
  const names = [...new Set([tool.name, tool.alias, tool.wire.name])];
  return pooled.allows(names) && allows(names.map((each) => `${pooled.name}/${each}`));
}

async function resolveEmbedded(
  name: string,
  { embedded, allows, agent, down }: ResolveOptions & { readonly down: readonly string[] },
): Promise<ResolvedTool> {
  const tools = (await embedded?.list()) ?? [];
  const tool = tools.find((each) => each.name === name);
  if (tool === undefined) {
    const known = tools.map((each) => `${embeddedName}/${each.name}`);
    const failure = unknownTool({ name: `${embeddedName}/${name}`, known, down: [] });
    return { kind: 'none', failure };
  }
  const full = `${embeddedName}/${name}`;
  return allows([full])
    ? { kind: 'embedded', tool, down }
    : { kind: 'none', failure: forbiddenTool(agent, full) };
}
