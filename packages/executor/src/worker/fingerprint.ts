import { areGlobalsAs, readGlobals, type Globals } from './globals.ts';

/** What a call may leave behind on its thread, so that the next call would see it. */
export interface Fingerprint {
  readonly resources: ReadonlyMap<string, number>;
  readonly globals: Globals;
}

export function takeFingerprint(): Fingerprint {
  return { resources: countResources(), globals: readGlobals() };
}

/** Requests that end by themselves in a moment. */
const passing = /^(?:FSReq|CloseReq|Immediate)/u;

/** Whether the thread is as it was: no new timers, sockets or servers, the same globals. */
export function isUnchanged(before: Fingerprint): boolean {
  if (!areGlobalsAs(before.globals)) return false;
  return [...countResources()].every(
    ([name, count]) => passing.test(name) || count <= (before.resources.get(name) ?? 0),
  );
}

function countResources(): ReadonlyMap<string, number> {
  const resources = new Map<string, number>();
  for (const name of process.getActiveResourcesInfo()) {
    resources.set(name, (resources.get(name) ?? 0) + 1);
  }
  return resources;
}
