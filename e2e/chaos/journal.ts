import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RunEvent } from '@parallel-dispatcher/schema';

/** Whole lines of the only journal in a folder; none while there is none. */
export function journalLines(folder: string): readonly string[] {
  const [file] = globSync('traces/runs/*/journal.jsonl', { cwd: folder });
  if (file === undefined) return [];
  return readFileSync(join(folder, file), 'utf8').split('\n').slice(0, -1);
}

/** Tasks whose end is in the journal as a success. */
export function finishedTasks(lines: readonly string[]): ReadonlySet<string> {
  const finished = new Set<string>();
  for (const line of lines) {
    const event = JSON.parse(line) as RunEvent;
    if (event.type === 'outcome' && event.report.status === 'succeeded') {
      finished.add(event.report.task);
    }
  }
  return finished;
}

/** JSON documents of a trace folder that cannot be read whole. */
export function tornFiles(folder: string): readonly string[] {
  const files = globSync('traces/**/*.json', { cwd: folder });
  return files.filter((file) => {
    const path = join(folder, file);
    if (!existsSync(path)) return false;
    try {
      JSON.parse(readFileSync(path, 'utf8'));
      return false;
    } catch {
      return true;
    }
  });
}

/** How often each line is in a file. */
export function countLines(file: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  for (const line of text.split('\n').filter((each) => each !== '')) {
    counts.set(line, (counts.get(line) ?? 0) + 1);
  }
  return counts;
}
