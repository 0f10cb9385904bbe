/** What a call may leave behind on its thread, so that the next call would see it. */
export interface Fingerprint {
  readonly resources: ReadonlyMap<string, number>;
  /** Environment variables, and the names on the prototypes everything inherits from. */
  readonly globals: string;
}

const prototypes: readonly object[] = [
  Object.prototype,
  Function.prototype,
  Array.prototype,
  String.prototype,
  Promise.prototype,
];

export function takeFingerprint(): Fingerprint {
  const resources = new Map<string, number>();
  for (const name of process.getActiveResourcesInfo()) {
    resources.set(name, (resources.get(name) ?? 0) + 1);
  }
  const names = prototypes.map((prototype) => Reflect.ownKeys(prototype).map(String));
  return { resources, globals: JSON.stringify([process.env, names]) };
}

/** Requests that end by themselves in a moment. */
const passing = /^(?:FSReq|CloseReq|Immediate)/u;

/** Whether a thread is as it was: no new timers, sockets or servers, the same globals. */
export function isUnchanged(before: Fingerprint, after: Fingerprint): boolean {
  if (before.globals !== after.globals) return false;
  return [...after.resources].every(
    ([name, count]) => passing.test(name) || count <= (before.resources.get(name) ?? 0),
  );
}
