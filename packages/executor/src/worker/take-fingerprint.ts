/** What a call may leave behind on its thread, so that the next call would see it. */
export interface Fingerprint {
  readonly resources: ReadonlyMap<string, number>;
  readonly globals: Globals;
}

/** Environment variables, and what is on the prototypes everything inherits from. */
export interface Globals {
  readonly env: string;
  /** Keys, each followed by its value or its accessors. */
  readonly prototypes: readonly unknown[];
}

const prototypes: readonly object[] = [
  Object,
  Function,
  Array,
  String,
  Number,
  RegExp,
  Map,
  Set,
  Error,
  Promise,
].map(({ prototype }) => prototype as object);

export function takeFingerprint(): Fingerprint {
  const resources = new Map<string, number>();
  for (const name of process.getActiveResourcesInfo()) {
    resources.set(name, (resources.get(name) ?? 0) + 1);
  }
  return { resources, globals: readGlobals() };
}

export function readGlobals(): Globals {
  return { env: JSON.stringify(process.env), prototypes: prototypes.flatMap(readProperties) };
}

function readProperties(owner: object): unknown[] {
  return Reflect.ownKeys(owner).flatMap((key) => {
    const { value, get, set } = Reflect.getOwnPropertyDescriptor(owner, key) ?? {};
    return [key, value, get, set];
  });
}

/** Requests that end by themselves in a moment. */
const passing = /^(?:FSReq|CloseReq|Immediate)/u;

/** Whether a thread is as it was: no new timers, sockets or servers, the same globals. */
export function isUnchanged(before: Fingerprint, after: Fingerprint): boolean {
  if (!areSameGlobals(before.globals, after.globals)) return false;
  return [...after.resources].every(
    ([name, count]) => passing.test(name) || count <= (before.resources.get(name) ?? 0),
  );
}

export function areSameGlobals(before: Globals, after: Globals): boolean {
  if (before.env !== after.env || before.prototypes.length !== after.prototypes.length) {
    return false;
  }
  return before.prototypes.every((part, index) => Object.is(part, after.prototypes[index]));
}
