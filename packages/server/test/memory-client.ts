import { Client, InMemoryTransport } from '@modelcontextprotocol/client';
import { createDispatchServer, type DispatchServerOptions } from '../src/index.ts';
import type { ToolAnswer } from './clients.ts';

/** A client of a server in this process. */
export interface MemoryClient extends AsyncDisposable {
  readonly client: Client;
  readonly call: (
    name: string,
    args?: object,
    options?: { readonly signal?: AbortSignal },
  ) => Promise<ToolAnswer>;
}

export async function memoryClient(options: DispatchServerOptions): Promise<MemoryClient> {
  const [ours, theirs] = InMemoryTransport.createLinkedPair();
  const server = createDispatchServer(options);
  const client = new Client({ name: 'test', version: '1.0.0' });
  await Promise.all([server.connect(theirs), client.connect(ours)]);
  return {
    client,
    async call(name, args = {}, given = {}) {
      const params = { name, arguments: args as Record<string, unknown> };
      return (await client.callTool(params, given)) as ToolAnswer;
    },
    [Symbol.asyncDispose]: async () => await client.close(),
  };
}
