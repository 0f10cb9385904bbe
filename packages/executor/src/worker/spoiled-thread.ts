import { areGlobalsAs, readGlobals } from './globals.ts';
import { isIdle } from './task-scope.ts';

/** Taken before any agent was loaded here, and before `process.exit` is replaced. */
const atStart = readGlobals();
const exit = process.exit.bind(process);

/**
 * Whether an earlier call changed variables or prototypes of a shared thread. It then takes no
 * other call, and ends once the calls on it are done.
 */
export function retireSpoiledThread(): boolean {
  const spoiled = !areGlobalsAs(atStart);
  if (spoiled && isIdle()) exit(0);
  return spoiled;
}
