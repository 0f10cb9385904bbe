import childProcess from 'node:child_process';
import { inheritedSlots, withPipes } from './inherited-slots.ts';
import type { Slot } from './inherited-slots.ts';
import { printToTask } from './print-to-task.ts';

/** In bytes, far over what a log keeps: a child that prints more would be ended. */
const maxBuffer = 64 * 1024 * 1024;

interface Options {
  readonly stdio?: unknown;
}

interface Output {
  readonly output: (Uint8Array | string | null)[] | null;
  stdout: unknown;
  stderr: unknown;
}

type Sync<Value> = (...call: readonly unknown[]) => Value;

/** Sends what children would print that their agent waits for to the log of the task. */
export function captureSyncChildren(): void {
  const { spawnSync, execSync, execFileSync } = childProcess;
  Object.assign(childProcess, {
    spawnSync: captureSpawnSync(spawnSync as unknown as Sync<Output>),
    execSync: captureExecSync(execSync as Sync<unknown>),
    execFileSync: captureExecSync(execFileSync as Sync<unknown>),
  });
}

function captureSpawnSync(spawnSync: Sync<Output>): Sync<Output> {
  return (...call) => {
    const { options, slots } = readCall(call);
    if (slots.length === 0) return spawnSync(...call);
    const stdio = withPipes(options.stdio, slots);
    const result = spawnSync(...replaceOptions(call, { ...options, stdio, maxBuffer }));
    for (const { index, level } of slots) {
      printToTask(level, result.output?.[index] ?? '');
      if (result.output !== null) result.output[index] = null;
      if (index === 1) result.stdout = null;
      if (index === 2) result.stderr = null;
    }
    return result;
  };
}

/** These hand on stderr by themselves, by `process.stderr`, when they are given no `stdio`. */
function captureExecSync(execSync: Sync<unknown>): Sync<unknown> {
  return (...call) => {
    const { options, slots } = readCall(call);
    if (slots.length === 0) return execSync(...call);
    const stdout = slots.find(({ index }) => index === 1);
    const { stdio: _stdio, ...others } = options;
    try {
      const printed = execSync(...replaceOptions(call, { ...others, maxBuffer }));
      if (stdout === undefined) return printed;
      printToTask(stdout.level, printed as Uint8Array | string);
      return null;
    } catch (thrown) {
      const { stdout: printed } = thrown as { readonly stdout?: Uint8Array | string | null };
      if (stdout !== undefined) printToTask(stdout.level, printed ?? '');
      throw thrown;
    }
  };
}

interface SyncCall {
  readonly options: Options;
  readonly slots: readonly Slot[];
}

function readCall(call: readonly unknown[]): SyncCall {
  const options = (call.find(isOptions) ?? {}) as Options;
  return { options, slots: inheritedSlots(options.stdio) };
}

function replaceOptions(call: readonly unknown[], options: object): readonly unknown[] {
  return call.map((argument) => (isOptions(argument) ? options : argument));
}

/** `(file, args, options)`, `(file, options)` or `(command, options)`. */
function isOptions(argument: unknown): boolean {
  return typeof argument === 'object' && argument !== null && !Array.isArray(argument);
}
