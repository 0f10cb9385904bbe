export interface WorkTime {
  readonly wallMs: number;
  /** Of all threads of the process, so garbage collection too; others on the machine don't add to it. */
  readonly cpuMs: number;
}

export async function timeWork(work: () => unknown): Promise<WorkTime> {
  const cpu = process.cpuUsage();
  const started = performance.now();
  await work();
  const wallMs = performance.now() - started;
  const { user, system } = process.cpuUsage(cpu);
  return { wallMs, cpuMs: (user + system) / 1_000 };
}
