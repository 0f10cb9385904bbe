/** A call inside a function of the same file; names are those that calls use. */
export interface LocalCall {
  readonly from: string;
  readonly to: string;
}

/** The calls that can lead back to the function they stand in, directly or through others. */
export function recursiveCalls<Call extends LocalCall>(calls: readonly Call[]): readonly Call[] {
  const targets = new Map<string, Set<string>>();
  for (const { from, to } of calls) {
    const known = targets.get(from) ?? new Set();
    targets.set(from, known.add(to));
  }
  const reached = new Map<string, ReadonlySet<string>>();
  for (const name of new Set(calls.map(({ to }) => to))) reached.set(name, reach(targets, name));
  return calls.filter(({ from, to }) => reached.get(to)?.has(from) === true);
}

function reach(
  targets: ReadonlyMap<string, ReadonlySet<string>>,
  start: string,
): ReadonlySet<string> {
  const seen = new Set([start]);
  // A set grows while it is walked: what is added is visited too.
  for (const name of seen) for (const to of targets.get(name) ?? []) seen.add(to);
  return seen;
}
