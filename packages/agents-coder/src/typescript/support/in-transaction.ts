import { asNodeError } from './as-node-error.ts';
import type { EffectPort } from './effect-port.ts';

/** Runs the work between begin and commit; whatever fails is rolled back. */
export async function inTransaction<Result>(
  port: EffectPort,
  work: () => Promise<Result>,
): Promise<Result> {
  let begun = false;
  try {
    await port.begin?.();
    begun = true;
    const result = await work();
    await port.commit?.();
    return result;
  } catch (error) {
    if (begun) await rollBack(port);
    throw asNodeError(error);
  }
}

/** What made the transaction fail says more than a roll-back that fails too. */
async function rollBack(port: EffectPort): Promise<void> {
  try {
    await port.rollback?.();
  } catch {
    return;
  }
}
