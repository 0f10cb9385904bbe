import type { Readable, Writable } from 'node:stream';
import type { IntelligenceOptions } from '../create-intelligence.ts';

export interface ServeOptions extends IntelligenceOptions {
  /** @default stdin and stdout of the process */
  readonly streams?: { readonly input: Readable; readonly output: Writable };
}

/** Serves the tools over stdio until the client goes away. */
export async function serveIntelligence({ streams, ...options }: ServeOptions): Promise<void> {
  const [{ connectServer }, { createIntelligence }] = await Promise.all([
    import('./connect-server.ts'),
    import('../create-intelligence.ts'),
  ]);
  await using intelligence = createIntelligence(options);
  const { input, output } = streams ?? { input: process.stdin, output: process.stdout };
  await connectServer(intelligence, { input, output });
}
