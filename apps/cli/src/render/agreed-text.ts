import type { AgreedServers } from '@parallel-dispatcher/runtime';
import { oneLine } from './plain-text.ts';

/** What is used, and so run, from here on. */
export function agreedText({ file, servers }: AgreedServers): string {
  const lines = Object.entries(servers).map(([name, server]) => {
    const what =
      'url' in server ? server.url : [server.command, ...(server.args ?? [])].map(String).join(' ');
    return `  ${oneLine(name)}  ${oneLine(what)}`;
  });
  return [`Used from here on, until ${oneLine(file)} changes:`, ...lines, ''].join('\n');
}
