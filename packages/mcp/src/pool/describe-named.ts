import type { Failure } from '@parallel-dispatcher/agent';
import type { JsonObject } from '@parallel-dispatcher/schema';
import type { ResolvedTool } from './resolve-tool.ts';

/** What a tool is for and takes, under the name it was asked for by. */
export interface NamedTool {
  readonly name: string;
  readonly description: string;
  readonly inputSchema: JsonObject;
}

export type NamedTools =
  { readonly ok: true; readonly value: readonly NamedTool[] } | ({ readonly ok: false } & Failure);

/** Describes tools by the names that calls use; the first that may not be called refuses them all. */
export async function describeNamed(
  names: readonly string[],
  resolve: (name: string) => Promise<ResolvedTool>,
): Promise<NamedTools> {
  const found = await Promise.all(
    names.map(async (name) => ({ name, resolved: await resolve(name) })),
  );
  const value: NamedTool[] = [];
  for (const { name, resolved } of found) {
    if (resolved.kind === 'none') return { ok: false, ...resolved.failure };
    const fault = resolved.kind === 'server' ? faultOf(resolved) : undefined;
    if (fault !== undefined) return { ok: false, ...fault };
    const { description, inputSchema } = resolved.tool;
    value.push({ name, description, inputSchema });
  }
  return { ok: true, value };
}

/** A tool that changed, or hides text, is not to be shown to a model either. */
function faultOf({ server, tool }: Extract<ResolvedTool, { kind: 'server' }>): Failure | undefined {
  return server.lastListing?.faults.get(tool.wire.name);
}
