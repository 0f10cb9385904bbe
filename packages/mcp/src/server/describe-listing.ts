import type { Failure } from '@parallel-dispatcher/agent';
import type { Connection } from '../connection/connection.ts';
import type { WireTool } from '../connection/wire.ts';
import { gatewayTool } from '../dialects/dialects.ts';
import { offerTools } from '../dialects/offer-tools.ts';
import type { OfferedTool } from '../dialects/offered-tool.ts';
import { allOperations, readOperations } from '../dialects/read-operations.ts';
import { findToolFault } from '../policy/find-tool-fault.ts';
import { pinTool } from '../policy/pin-tool.ts';
import type { PinnedTools, PinStore } from '../policy/pinned-tools.ts';
import { discoverOperations, type Disclosed } from './discover-operations.ts';

/** What a server offers over one connection, as it was last listed. */
export interface Listing {
  readonly wire: readonly WireTool[];
  readonly offered: readonly OfferedTool[];
  /** Why tools of these names (the server's) may not be called. */
  readonly faults: ReadonlyMap<string, Failure>;
  /** Why a gateway did not say what it can do: it may offer more than is known. */
  readonly undisclosed: Failure | undefined;
}

interface Listed {
  readonly server: string;
  readonly connection: Connection;
  readonly tools: readonly WireTool[];
  /** Undefined: whatever is there is as it should be. */
  readonly pins: PinStore | undefined;
  readonly timeoutMs: number;
}

/** Compares tools with what was seen at their first use, and gives them our names. */
export async function describeListing(listed: Listed): Promise<Listing> {
  const { server, tools, pins } = listed;
  const faults = new Map<string, Failure>();
  if (pins !== undefined) {
    const pinned = (await pins.read(server)) ?? (await pinAll({ server, tools, pins }));
    for (const tool of tools) {
      const fault = findToolFault({ server, tool, pinned });
      if (fault !== undefined) faults.set(tool.name, fault);
    }
  }
  const gateway = tools.find(({ name }) => name === gatewayTool);
  const { operations, undisclosed } =
    gateway === undefined ? noOperations : await operationsOf(gateway, { listed, faults });
  return { wire: tools, offered: offerTools({ tools, gateway, operations }), faults, undisclosed };
}

export async function pinAll({
  server,
  tools,
  pins,
}: {
  readonly server: string;
  readonly tools: readonly WireTool[];
  readonly pins: PinStore;
}): Promise<PinnedTools> {
  const pinned = Object.fromEntries(tools.map((tool) => [tool.name, pinTool(tool)]));
  await pins.write(server, pinned);
  return pinned;
}

const noOperations: Disclosed = { operations: new Set(), undisclosed: undefined };

/**
 * What a gateway says in its description and its list. One that may not be called is not asked: all
 * that we know is then taken to be behind it and fails with the reason, so that nothing stands in
 * for it silently.
 */
async function operationsOf(
  gateway: WireTool,
  { listed, faults }: { readonly listed: Listed; readonly faults: ReadonlyMap<string, Failure> },
): Promise<Disclosed> {
  if (faults.has(gateway.name)) return { operations: allOperations, undisclosed: undefined };
  const { operations, undisclosed } = await discoverOperations(listed);
  const described = readOperations(gateway.description);
  return { operations: new Set([...described, ...operations]), undisclosed };
}
