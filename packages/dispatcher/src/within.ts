import type { Clock } from '@parallel-dispatcher/schema/ports';

interface Patience {
  readonly clock: Clock;
  readonly patienceMs: number;
}

/** What a promise comes to in this time; undefined when it takes longer. */
export async function within<Value>(
  promise: Promise<Value>,
  { clock, patienceMs }: Patience,
): Promise<Value | undefined> {
  const { promise: late, resolve } = Promise.withResolvers<undefined>();
  using timer = clock.setTimer(patienceMs, () => resolve(undefined));
  void timer;
  return await Promise.race([promise, late]);
}
