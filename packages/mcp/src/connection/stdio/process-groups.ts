const living = new Set<number>();

/** Ends what is left when this process ends without closing: the last thing that can be done. */
function endAll(): void {
  for (const group of living) signalGroup(group, 'SIGKILL');
}

/** Keeps a process group in mind until it is let go, so that it does not outlive this process. */
export function holdGroup(group: number): void {
  if (living.size === 0) process.on('exit', endAll);
  living.add(group);
}

export function releaseGroup(group: number): void {
  if (living.delete(group) && living.size === 0) process.off('exit', endAll);
}

export function signalGroup(group: number, signal: 'SIGTERM' | 'SIGKILL'): void {
  try {
    process.kill(-group, signal);
  } catch {
    // No process of it is left; or, on macOS, only some that have ended already.
  }
}
