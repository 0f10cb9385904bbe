import { createRequire } from 'node:module';

const fromPeers = createRequire(new URL('../peers/package.json', import.meta.url));

/** What to say of a figure that needs a peer; undefined when the peer is installed. */
export function whyNoPeer(packageName: string): string | undefined {
  try {
    fromPeers.resolve(packageName);
    return undefined;
  } catch {
    return `${packageName} is not installed: \`pnpm bench:peers\` installs the peers and measures.`;
  }
}
