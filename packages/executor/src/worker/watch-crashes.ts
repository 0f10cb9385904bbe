import { findCulprit } from './task-scope.ts';

/**
 * Charges what is thrown outside of any promise to the call it came from, so that its neighbours
 * on the thread live on. When nobody can say whose it was, the thread ends and all are suspects.
 */
export function watchCrashes(): void {
  const charge = (thrown: unknown): void => {
    const culprit = findCulprit();
    if (culprit.type === 'task') culprit.scope.crash(thrown);
    if (culprit.type === 'unknown') process.exit(1);
  };
  process.on('uncaughtException', charge);
  process.on('unhandledRejection', charge);
  containLateExit();
}

/** A timer of a call that ended may not take down the thread under the calls of others. */
function containLateExit(): void {
  const exit = process.exit.bind(process);
  const exitUnlessLate: typeof process.exit = (code) => {
    if (findCulprit().type === 'nobody') throw new Error('process.exit() after the call ended');
    return exit(code);
  };
  Object.assign(process, { exit: exitUnlessLate });
}
