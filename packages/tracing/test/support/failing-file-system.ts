import { nodeFileSystem, type FileSystem } from '../../src/index.ts';

export interface FaultPlan {
  /** Which call fails, counted from 1; none when it is higher than there are calls. */
  readonly at: number;
  readonly code: string;
  /** Every later call fails too, as on a disk that stays full. @default false */
  readonly staysBroken?: boolean;
}

/** Whether bytes reached the platter shows in no test, and waiting for it takes most of the time. */
export const withoutSync: FileSystem = {
  ...nodeFileSystem,
  sync: () => Promise.resolve(),
  syncData: () => Promise.resolve(),
};

/**
 * The real disk with one broken call. A write that fails has first taken half of its bytes, and a
 * close that fails has closed, as the OS does it.
 */
export function failingFileSystem(plan: FaultPlan): FileSystem & { calls(): number } {
  let calls = 0;
  const fails = (): boolean => {
    calls += 1;
    return plan.staysBroken === true ? calls >= plan.at : calls === plan.at;
  };
  const fault = (name: string): Error =>
    Object.assign(new Error(`${plan.code}: injected, ${name}`), { code: plan.code });

  const wrapped: Record<string, unknown> = { calls: () => calls };
  for (const [name, call] of Object.entries(withoutSync)) {
    const run = call as (...args: unknown[]) => unknown;
    wrapped[name] = (...args: unknown[]) => {
      if (!fails()) return run(...args);
      if (name === 'writeSync') {
        run(...halved(args));
        throw fault(name);
      }
      const before =
        name === 'close' ? run(...args) : name === 'write' ? run(...halved(args)) : null;
      return Promise.resolve(before).then(() => Promise.reject(fault(name)));
    };
  }
  return wrapped as unknown as FileSystem & { calls(): number };
}

function halved([file, bytes]: readonly unknown[]): readonly [number, Uint8Array] {
  const all = bytes as Uint8Array;
  return [file as number, all.subarray(0, Math.floor(all.length / 2))];
}
