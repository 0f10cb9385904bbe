import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PlacementRecord } from '@parallel-dispatcher/executor';
import * as z from 'zod';

const lineSchema = z.object({ task: z.string(), files: z.array(z.string()) });

/**
 * Which files the tasks of a run placed, in a file of the run: whoever goes on with it knows which
 * files an attempt that was cut short had left. Without a folder, for as long as the process lives.
 */
export function filePlacements(runDir: string | null): PlacementRecord {
  const file = runDir === null ? null : join(runDir, 'placements.jsonl');
  let known: Map<string, Set<string>> | undefined;
  const placed = (): Map<string, Set<string>> => (known ??= readPlacements(file));
  return {
    ownedBy: ({ task }) => placed().get(task) ?? new Set(),
    note({ task }, files) {
      add(placed(), task, files);
      // Begins a line of its own, also behind one that a crash cut short.
      if (file !== null) append(file, `\n${JSON.stringify({ task, files })}\n`);
      return Promise.resolve();
    },
  };
}

function readPlacements(file: string | null): Map<string, Set<string>> {
  const placed = new Map<string, Set<string>>();
  for (const line of readLines(file)) {
    const read = lineSchema.safeParse(parse(line));
    if (read.success) add(placed, read.data.task, read.data.files);
  }
  return placed;
}

function add(placed: Map<string, Set<string>>, task: string, files: readonly string[]): void {
  placed.set(task, new Set([...(placed.get(task) ?? []), ...files]));
}

function readLines(file: string | null): readonly string[] {
  try {
    return file === null ? [] : readFileSync(file, 'utf8').split('\n');
  } catch {
    return [];
  }
}

/** Undefined for a line that a crash cut short. */
function parse(line: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    return undefined;
  }
}

/** With the OS when it returns. A disk that takes no more costs the memory of it, not the task. */
function append(file: string, line: string): void {
  try {
    appendFileSync(file, line, { mode: 0o600 });
  } catch {
    return;
  }
}
