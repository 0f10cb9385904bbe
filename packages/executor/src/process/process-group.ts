/** A cell for the id of a process group; 0 while there is none. Seen by a thread and its host. */
export function createGroupCell(): Int32Array {
  return new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
}

export function holdGroup(cell: Int32Array, group: number): void {
  Atomics.store(cell, 0, group);
}

/**
 * Ends every process of the group that is held, and lets go of its id: the system may give it to
 * another group once this one is gone.
 */
export function endGroup(cell: Int32Array): void {
  signalGroup(Atomics.exchange(cell, 0, 0), 'SIGKILL');
}

/** Asks every process of the group that is held to end. */
export function askGroup(cell: Int32Array): void {
  signalGroup(Atomics.load(cell, 0), 'SIGTERM');
}

function signalGroup(group: number, signal: 'SIGTERM' | 'SIGKILL'): void {
  if (group === 0) return;
  try {
    process.kill(-group, signal);
  } catch {
    // No process of it is left; or, on macOS, only some that have ended already.
  }
}
