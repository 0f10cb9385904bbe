import type { JsonObject, JsonValue } from '@parallel-dispatcher/schema';
import type { WireTool } from '../connection/wire.ts';
import { isObject } from '../dialects/read-fields.ts';

/** A tool that does many calls of another at once. */
export interface BulkTool {
  readonly name: string;
  /** Its one argument: a list of the other's arguments. */
  readonly field: string;
}

/**
 * The tool of the same server that takes a list of what this one takes: `x_batch`, `batch_x`,
 * `bulk_x`, `x_bulk` or `x_many`. Both only read, so that what came of a half-done list may be
 * asked for again.
 */
export function findBulkTool(tool: WireTool, all: readonly WireTool[]): BulkTool | undefined {
  if (!tool.readOnly) return undefined;
  const names = new Set(
    [`${tool.name}_batch`, `batch_${tool.name}`, `bulk_${tool.name}`, `${tool.name}_bulk`].concat(
      `${tool.name}_many`,
    ),
  );
  for (const other of all) {
    const field = names.has(other.name) && other.readOnly ? listField(other, tool) : undefined;
    if (field !== undefined) return { name: other.name, field };
  }
  return undefined;
}

function listField(other: WireTool, tool: WireTool): string | undefined {
  const { properties } = other.inputSchema;
  if (!isObject(properties)) return undefined;
  const [only, second] = Object.entries(properties);
  if (only === undefined || second !== undefined) return undefined;
  const [name, list] = only;
  if (!isObject(list) || list['type'] !== 'array' || !isObject(list['items'])) return undefined;
  return takesTheSame(list['items'], tool.inputSchema) ? name : undefined;
}

/** Whether both have the same fields, the same of them required. */
function takesTheSame(one: JsonObject, other: JsonObject): boolean {
  return (
    namesIn(one['properties']) === namesIn(other['properties']) &&
    namesIn(one['required']) === namesIn(other['required'])
  );
}

function namesIn(value: JsonValue | undefined): string {
  const names = Array.isArray(value)
    ? value.map(String)
    : isObject(value)
      ? Object.keys(value)
      : [];
  return JSON.stringify(names.toSorted());
}
