import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RunEvent } from '@parallel-dispatcher/schema';
import { nodeFileSystem } from '@parallel-dispatcher/tracing';
import { answerProbe } from '../harness/answer-probe.ts';
import { probeOptions } from '../harness/probe-options.ts';
import { tracedEvents } from '../plans/trace-facts.ts';

interface Journal {
  append(events: readonly RunEvent[]): void;
  close(): Promise<void>;
}

/** The journal alone, each task's events as they come, until the last group is on the disk. */
const { tasks, rounds } = probeOptions() as { readonly tasks: number; readonly rounds: number };
const events = Array.from({ length: tasks }, (_, n) => tracedEvents(`task-${n}`));
const { Journal: journalClass } = await loadJournal();
const folder = mkdtempSync(join(tmpdir(), 'journal-bench-'));

try {
  const durableMs: number[] = [];
  const plainMs: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    durableMs.push(await writeJournal(join(folder, `journal-${round}`)));
    plainMs.push(writePlainly(join(folder, `plain-${round}`)));
  }
  answerProbe({ durableMs, plainMs });
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function writeJournal(path: string): Promise<number> {
  const started = performance.now();
  const journal = await journalClass.create(nodeFileSystem, {
    path,
    onFailure: (code) => {
      throw new Error(`The journal failed with ${code}.`);
    },
  });
  for (const [at, some] of events.entries()) {
    journal.append(some);
    // Tasks settle over time: the timer of a group gets its turn.
    if (at % 100 === 0) await new Promise(setImmediate);
  }
  await journal.close();
  return performance.now() - started;
}

/** One write of one line for the same task, never synced. */
function writePlainly(path: string): number {
  const file = openSync(path, 'a');
  const started = performance.now();
  for (const some of events) writeSync(file, `${JSON.stringify(some)}\n`);
  const took = performance.now() - started;
  closeSync(file);
  return took;
}

/** No part of the package's face, so it is taken from its files. */
async function loadJournal() {
  const file = new URL('journal/journal.js', import.meta.resolve('@parallel-dispatcher/tracing'));
  return (await import(file.href)) as {
    readonly Journal: {
      create(
        fileSystem: typeof nodeFileSystem,
        options: { readonly path: string; readonly onFailure: (code: string) => void },
      ): Promise<Journal>;
    };
  };
}
