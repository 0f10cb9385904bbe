import type { JsonObject } from '@parallel-dispatcher/schema';
import { findBulkTool, type BulkTool } from '../bulk/find-bulk-tool.ts';
import type { WireTool } from '../connection/wire.ts';
import type { Dialect } from './dialect.ts';
import { dialects } from './dialects.ts';
import type { OfferedTool } from './offered-tool.ts';
import { isObject } from './read-fields.ts';

interface Listed {
  readonly tools: readonly WireTool[];
  readonly gateway: WireTool | undefined;
  /** What the gateway said it can do. */
  readonly operations: ReadonlySet<string>;
}

/** The tools of a server under the names that agents use. */
export function offerTools({ tools, gateway, operations }: Listed): readonly OfferedTool[] {
  const known = new Map<WireTool, Dialect>();
  const offered: OfferedTool[] = [];
  for (const dialect of dialects) {
    const wire = findTool(tools, dialect);
    const operation = dialect.aliases.find((alias) => operations.has(alias));
    if (wire !== undefined) known.set(wire, dialect);
    else if (gateway !== undefined && operation !== undefined) {
      offered.push(offerDialect({ dialect, wire: gateway, operation }));
    }
  }
  for (const wire of tools) {
    const dialect = known.get(wire);
    const bulk = findBulkTool(wire, tools);
    offered.push(
      dialect === undefined ? offerPlain(wire, bulk) : offerDialect({ dialect, wire, bulk }),
    );
  }
  return offered;
}

/** A tool of that name that takes what such a tool must take; others only share the name. */
function findTool(tools: readonly WireTool[], dialect: Dialect): WireTool | undefined {
  for (const alias of dialect.aliases) {
    const tool = tools.find(({ name }) => name === alias);
    if (tool !== undefined && takes(tool.inputSchema, dialect)) return tool;
  }
  return undefined;
}

function takes({ properties }: JsonObject, dialect: Dialect): boolean {
  if (!isObject(properties)) return true;
  const required = Object.values(dialect.fields).filter((field) => field.required === true);
  return required.every(({ names }) => names.some((name) => Object.hasOwn(properties, name)));
}

function offerPlain(wire: WireTool, bulk: BulkTool | undefined): OfferedTool {
  const { name, description, inputSchema, readOnly, idempotent } = wire;
  const repeatable = readOnly || idempotent;
  const own = { dialect: undefined, bulk, operation: undefined };
  return { name, alias: name, description, inputSchema, readOnly, repeatable, wire, ...own };
}

function offerDialect({
  dialect,
  wire,
  bulk,
  operation,
}: {
  readonly dialect: Dialect;
  readonly wire: WireTool;
  readonly bulk?: BulkTool | undefined;
  readonly operation?: string;
}): OfferedTool {
  const entries = Object.entries(dialect.fields);
  return {
    name: dialect.name,
    alias: operation ?? wire.name,
    description: dialect.description,
    inputSchema: {
      type: 'object',
      properties: Object.fromEntries(entries.map(([name, { type }]) => [name, { type }])),
      required: entries.filter(([, field]) => field.required === true).map(([name]) => name),
    },
    readOnly: true,
    repeatable: true,
    wire,
    dialect,
    bulk,
    operation,
  };
}
