/** The descriptor of the pipe that ends when the host is gone. */
export const hostPipe = 4;

/** Ends this process and all it started, at once. */
export function endOwnGroup(): void {
  process.kill(-process.pid, 'SIGKILL');
}
