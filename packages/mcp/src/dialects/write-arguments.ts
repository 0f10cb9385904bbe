import type { JsonObject, JsonValue } from '@parallel-dispatcher/schema';
import type { OfferedTool } from './offered-tool.ts';
import { isObject } from './read-fields.ts';

/**
 * The arguments as the server wants them. A caller may use our names or any server's; what the
 * server's schema has no place for is left out.
 */
export function writeArguments(tool: OfferedTool, args: JsonObject): JsonObject {
  const { dialect, operation, wire } = tool;
  if (dialect === undefined) return args;
  const properties = operation === undefined ? wire.inputSchema['properties'] : undefined;
  const has = isObject(properties)
    ? (name: string) => Object.hasOwn(properties, name)
    : // A gateway does not say what it takes: the original's names are what it was made for.
      (name: string) => originals.has(name);
  const written: Record<string, JsonValue> = {};
  const spoken = new Set<string>();
  for (const [ours, { names }] of Object.entries(dialect.fields)) {
    for (const name of names) spoken.add(name);
    const given = [ours, ...names].map((name) => args[name]).find((value) => value !== undefined);
    const theirs = names.find(has);
    if (given !== undefined && theirs !== undefined) written[theirs] = given;
  }
  const rest = Object.entries(args).filter(([name]) => !spoken.has(name));
  for (const [name, value] of rest) if (operation !== undefined || has(name)) written[name] = value;
  for (const [name, value] of Object.entries(dialect.defaults ?? {})) {
    if (has(name)) written[name] ??= value;
  }
  return operation === undefined ? written : { operation, params: written };
}

const originals = new Set([
  'query',
  'source_domain',
  'match_count',
  'context',
  'content',
  'source_path',
  'language',
  'architecture_type',
  'pattern_type',
  'operation_name',
]);
