import { fileURLToPath } from 'node:url';
import * as z from 'zod';

/** A `.cpuprofile`, as `node --cpu-prof` and Chrome write it. Times are in microseconds. */
export const cpuProfileSchema = z.object({
  nodes: z.array(
    z.object({
      id: z.int(),
      callFrame: z.object({
        functionName: z.string(),
        url: z.string(),
        lineNumber: z.int(),
      }),
      children: z.array(z.int()).default([]),
    }),
  ),
  samples: z.array(z.int()),
  timeDeltas: z.array(z.number()),
});
export type CpuProfile = z.infer<typeof cpuProfileSchema>;

/** A function with the time that it spent itself, without what it called. */
export interface HotFunction {
  readonly name: string;
  /** Path where it is a file, else as the profile has it: `node:fs`, or empty for the engine. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly selfMs: number;
  /** Of all that was sampled while anything ran, 0 to 1. */
  readonly share: number;
}

/** Functions by their own time, the hottest first; idle time is none. */
export function hotFunctions({ nodes, samples, timeDeltas }: CpuProfile): readonly HotFunction[] {
  const frames = new Map(nodes.map(({ id, callFrame }) => [id, callFrame]));
  const times = new Map<string, HotFunction>();
  let busy = 0;
  samples.forEach((id, at) => {
    const frame = frames.get(id);
    // A delta is the time before its sample: it belongs to the one before.
    const ms = Math.max(0, timeDeltas[at + 1] ?? 0) / 1000;
    if (!frame || frame.functionName === '(idle)') return;
    busy += ms;
    const { functionName: name, url, lineNumber } = frame;
    const key = `${url}\n${lineNumber}\n${name}`;
    const file = url.startsWith('file:') ? fileURLToPath(url) : url;
    const known = times.get(key)?.selfMs ?? 0;
    times.set(key, { name, file, line: lineNumber + 1, selfMs: known + ms, share: 0 });
  });
  return [...times.values()]
    .map((one) => ({ ...one, share: busy === 0 ? 0 : one.selfMs / busy }))
    .toSorted((a, b) => b.selfMs - a.selfMs);
}
