import { fileURLToPath } from 'node:url';
import type { CpuProfile } from './hot-functions.ts';

/** Time that a function of the project spends in one synchronous call of node. */
export interface BlockingCall {
  /** Such as `readFileSync`. */
  readonly call: string;
  /** The function that called it. */
  readonly name: string;
  /** Path. */
  readonly file: string;
  /** From 1, of the function. */
  readonly line: number;
  readonly totalMs: number;
  /** Of all that was sampled while anything ran, 0 to 1. */
  readonly share: number;
}

/** Synchronous calls of node's modules (`readFileSync`, `execSync`), by their whole time, longest first. */
export function blockingCalls({ nodes, samples, timeDeltas }: CpuProfile): readonly BlockingCall[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const parents = new Map(
    nodes.flatMap(({ id, children }) => children.map((child) => [child, id])),
  );
  const calls = new Map<string, BlockingCall>();
  let busy = 0;
  samples.forEach((id, at) => {
    const ms = Math.max(0, timeDeltas[at + 1] ?? 0) / 1000;
    if (byId.get(id)?.callFrame.functionName === '(idle)') return;
    busy += ms;
    let call: string | null = null;
    for (let up: number | undefined = id; up !== undefined; up = parents.get(up)) {
      const frame = byId.get(up)?.callFrame;
      if (frame === undefined) return;
      const { functionName: name, url, lineNumber } = frame;
      if (url.startsWith('node:') && /[a-z]Sync$/.test(name)) call = name;
      if (call === null || !url.startsWith('file:') || url.includes('/node_modules/')) continue;
      const key = `${url}\n${lineNumber}\n${name}\n${call}`;
      const totalMs = (calls.get(key)?.totalMs ?? 0) + ms;
      const place = { name, file: fileURLToPath(url), line: lineNumber + 1 };
      calls.set(key, { call, ...place, totalMs, share: 0 });
      return;
    }
  });
  return [...calls.values()]
    .map((one) => ({ ...one, share: busy === 0 ? 0 : one.totalMs / busy }))
    .toSorted((a, b) => b.totalMs - a.totalMs);
}
