import type { FailureCase } from '../case/failure-case.ts';
import { parseJson } from '../records/parse-json.ts';
import { blockingCalls, type BlockingCall } from './blocking-calls.ts';
import { cpuProfileSchema, hotFunctions, type HotFunction } from './hot-functions.ts';

export type ReadProfile =
  | {
      readonly ok: true;
      /** Of the project, hottest first. */
      readonly hot: readonly HotFunction[];
      readonly blocking: readonly BlockingCall[];
    }
  | { readonly ok: false; readonly reason: string };

/** Below the fifth, and below a twentieth of the time, nothing is worth a change. */
const mostFunctions = 5;
const leastShare = 0.05;

/** What takes the time in a CPU profile, as far as it is of the project. */
export async function readProfile(
  { readText }: Pick<FailureCase, 'readText'>,
  file: string,
): Promise<ReadProfile> {
  const text = await readText(file).catch((error: unknown) => error as Error);
  if (typeof text !== 'string') return { ok: false, reason: text.message };
  const parsed = cpuProfileSchema.safeParse(parseJson(text));
  if (!parsed.success) {
    return { ok: false, reason: 'it is no CPU profile as node and Chrome write it' };
  }
  const isOwn = ({ file: path, share }: Pick<HotFunction, 'file' | 'share'>): boolean =>
    path.startsWith('/') && !path.includes('/node_modules/') && share >= leastShare;
  const hot = hotFunctions(parsed.data).filter(isOwn).slice(0, mostFunctions);
  const blocking = blockingCalls(parsed.data).filter(isOwn).slice(0, mostFunctions);
  if (hot.length > 0 || blocking.length > 0) return { ok: true, hot, blocking };
  return { ok: false, reason: 'no function of the project takes a twentieth of the time' };
}
