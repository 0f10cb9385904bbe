import { join, resolve } from 'node:path';
import type { JsonObject } from '@parallel-dispatcher/schema';
import type { IntelligenceAnswer } from './call-tool.ts';
import type { GivenThresholds } from './gates/gate-thresholds.ts';
import type { ToolSet } from './tool.ts';
import type { ToolListing } from './tool-listing.ts';

export interface IntelligenceOptions {
  /** Folder that questions are about. */
  readonly workspace: string;
  /** Where indexes and records are kept. @default `.dispatch-intelligence` in the workspace */
  readonly indexFolder?: string;
  /** The dispatcher's traces, to find past runs in. @default `traces` in the workspace */
  readonly traces?: string;
  /** What code must reach. @default quality 0.7, compliance 0.7, completeness 0.8, 0 critical */
  readonly gates?: GivenThresholds;
  /** Where programs such as ruff are looked for, by its PATH. @default nothing: none is run */
  readonly env?: Readonly<Record<string, string | undefined>>;
}

interface ToolRequest {
  readonly name: string;
  readonly args: JsonObject;
  /** Aborts the call. */
  readonly signal: AbortSignal;
}

/** Structurally the `EmbeddedTools` of `@parallel-dispatcher/mcp`, with a lifetime. */
export interface Intelligence extends AsyncDisposable {
  list(): Promise<readonly ToolListing[]>;
  /** Never rejects. */
  call(request: ToolRequest): Promise<IntelligenceAnswer>;
}

/** The tools in this process. What they need is loaded when it is first asked for. */
export function createIntelligence(options: IntelligenceOptions): Intelligence {
  const workspace = resolve(options.workspace);
  const settings = {
    workspace,
    indexFolder: resolve(options.indexFolder ?? join(workspace, '.dispatch-intelligence')),
    traces: resolve(options.traces ?? join(workspace, 'traces')),
    gates: options.gates ?? {},
    env: options.env ?? {},
  };
  let opening: Promise<ToolSet> | undefined;
  const open = async (): Promise<ToolSet> =>
    await (opening ??= import('./create-tools.ts').then(({ createTools }) =>
      createTools(settings),
    ));
  return {
    async list() {
      const [{ tools }, { listTools }] = await Promise.all([open(), import('./list-tools.ts')]);
      return listTools(tools);
    },
    async call(request) {
      const [{ tools }, { callTool }] = await Promise.all([open(), import('./call-tool.ts')]);
      return await callTool(tools, request);
    },
    async [Symbol.asyncDispose]() {
      const set = await opening;
      await set?.[Symbol.asyncDispose]();
    },
  };
}
