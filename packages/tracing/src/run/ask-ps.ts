/** What `ps` says of a process. */
export interface PsFacts {
  /** To the second. */
  readonly startedAtMs: number;
  readonly isZombie: boolean;
}

const states = /^\s*(\S+)\s+(.+?)\s*$/;

/** Null when `ps` is missing, says nothing, or nothing that is understood. */
export async function askPs(pid: number): Promise<PsFacts | null> {
  // Off Linux only, and only to read the run of another process: every start would pay for it.
  const { execFile } = await import('node:child_process');
  const said = await new Promise<string>((resolve) => {
    const env = { ...process.env, LC_ALL: 'C', TZ: 'UTC0' };
    const options = { env, timeout: 5_000 };
    execFile('ps', ['-o', 'stat=', '-o', 'lstart=', '-p', String(pid)], options, (error, stdout) =>
      resolve(error === null ? stdout : ''),
    );
  });
  const [, state = '', start = ''] = states.exec(said) ?? [];
  const startedAtMs = Date.parse(`${start} UTC`);
  return Number.isNaN(startedAtMs) ? null : { startedAtMs, isZombie: state.startsWith('Z') };
}
