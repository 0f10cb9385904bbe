import type { ArtifactRef } from '@parallel-dispatcher/schema';
import type { AgentContext, ToolResult } from './agent-context.ts';
import type { HostCaller } from './create-host-caller.ts';
import { createModel } from './model/create-model.ts';

type Services = Pick<AgentContext, 'tools' | 'model' | 'files' | 'artifacts'>;

/** What the host does for an agent, as calls to it. */
export function createServices(caller: HostCaller): Services {
  const ask = async <Value>(...call: Parameters<HostCaller['call']>): Promise<Value> =>
    (await caller.call(...call)) as Value;
  const read = async (path: string): Promise<Uint8Array> => await ask('files.read', { path });

  return {
    tools: {
      call: async (name, args) => (await ask<ToolResult>('tools.call', { name, args })).value,
      ask: async (name, args) => await ask<ToolResult>('tools.call', { name, args }),
    },
    model: createModel(caller),
    files: {
      read,
      readText: async (path) => new TextDecoder().decode(await read(path)),
      async write(path, contents, options) {
        const overwrite = options?.overwrite ?? false;
        await ask('files.write', { path, contents: tight(contents), overwrite });
      },
      keepRejected: async (path, contents) =>
        await ask<string>('files.keepRejected', { path, contents: tight(contents) }),
    },
    artifacts: {
      put: async (contents, about) =>
        await ask<ArtifactRef>('artifacts.put', { contents: tight(contents), ...about }),
      get: async (ref) => await ask<Uint8Array>('artifacts.get', { ref }),
    },
  };
}

/** A copy without the rest of its buffer: cloning a Buffer's view would send its whole pool. */
function tight(contents: string | Uint8Array): string | Uint8Array {
  return typeof contents === 'string' ? contents : new Uint8Array(contents);
}
