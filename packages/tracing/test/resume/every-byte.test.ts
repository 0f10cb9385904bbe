import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import type { RunEvent } from '@parallel-dispatcher/schema';
import { readRunToResume } from '../../src/index.ts';
import { breakOff, changeOwner, mustReopen } from '../support/broken-off-run.ts';
import { EventTape, temporaryFolder } from '../support/sample-run.ts';

/** The facts whose lines are whole in the first bytes. */
function wholeFacts(bytes: Buffer): readonly RunEvent[] {
  const lines = bytes.toString('utf8').split('\n').slice(0, -1);
  return lines.map((line) => JSON.parse(line) as RunEvent);
}

test('a journal cut at any byte is gone on with, and loses no fact before the cut', async () => {
  using root = temporaryFolder();
  const runDir = await breakOff(root.path);
  const file = join(runDir, 'journal.jsonl');
  const whole = readFileSync(file);
  expect(whole.length).toBeGreaterThan(900);
  const added = new EventTape(90).resumeRun(1);
  for (let cut = 0; cut <= whole.length; cut += 1) {
    const bytes = whole.subarray(0, cut);
    const facts = wholeFacts(bytes);
    writeFileSync(file, bytes);
    changeOwner(runDir, { fence: 0 });

    const read = await readRunToResume(root.path, 'run-1');
    if (!read.ok) throw new Error(`cut at ${cut}: ${read.error.message}`);
    expect(read.value.events).toEqual(facts);
    // Taking over costs more: at the ends of lines, and everywhere by turns.
    if (cut % 11 !== 0 && bytes.at(-1) !== 0x0a && whole[cut] !== 0x0a) continue;
    const run = await mustReopen(root.path, { run: read.value });
    run.append([added]);
    await run[Symbol.asyncDispose]();
    expect(run.status()).toMatchObject({ status: 'complete', resumable: true });
    expect(wholeFacts(readFileSync(file))).toEqual([...facts, added]);
  }
}, 60_000);

test('with any one byte changed it is gone on with or refused by name, and stays as it is', async () => {
  using root = temporaryFolder();
  const runDir = await breakOff(root.path);
  const file = join(runDir, 'journal.jsonl');
  const whole = readFileSync(file);
  const codes = new Set<string>();
  for (let at = 0; at < whole.length; at += 1) {
    const bytes = Buffer.from(whole);
    bytes[at] = (bytes[at] ?? 0) ^ 0x80;
    writeFileSync(file, bytes);
    const read = await readRunToResume(root.path, 'run-1');
    codes.add(read.ok ? `${read.value.events.length} facts` : read.error.code);
    expect(readFileSync(file)).toEqual(bytes);
  }
  // Without its end the last line is torn; a changed text may still be one.
  expect([...codes].toSorted()).toEqual(
    ['3 facts', '4 facts', 'JOURNAL_DAMAGED', 'JOURNAL_PLAN_MISMATCH'].toSorted(),
  );
  whole[whole.length - 2] = 0x20;
  writeFileSync(file, whole);
  expect(await readRunToResume(root.path, 'run-1')).toMatchObject({
    error: { code: 'JOURNAL_DAMAGED' },
  });
});
