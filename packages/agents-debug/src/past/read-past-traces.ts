import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** The newest of so many, none larger than this: looking back must cost little. */
const mostTraces = 500;
const mostBytes = 2_000_000;

/** The newest task traces of a trace folder, parsed; damaged and foreign files are passed over. */
export async function readPastTraces(folder: string): Promise<readonly unknown[]> {
  const runs = await readdir(join(folder, 'runs')).catch(() => []);
  const files: string[] = [];
  // Run ids sort by time.
  for (const run of runs.toSorted((a, b) => (a < b ? 1 : -1))) {
    if (files.length >= mostTraces) break;
    const tasks = join(folder, 'runs', run, 'tasks');
    const names = await readdir(tasks).catch(() => []);
    files.push(...names.filter((name) => name.endsWith('.json')).map((name) => join(tasks, name)));
  }
  const traces = await Promise.all(files.slice(0, mostTraces).map(readTrace));
  return traces.filter((trace) => trace !== undefined);
}

async function readTrace(file: string): Promise<unknown> {
  try {
    if ((await stat(file)).size > mostBytes) return undefined;
    return JSON.parse(await readFile(file, 'utf8')) as unknown;
  } catch {
    return undefined;
  }
}
