import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { Journal } from '../../src/journal/journal.ts';
import { failingFileSystem, withoutSync } from '../support/failing-file-system.ts';
import { EventTape, reportOf, temporaryFolder } from '../support/sample-run.ts';

describe('the journal', () => {
  test('has every fact on disk when append returns, and no hints', async () => {
    using folder = temporaryFolder();
    const path = join(folder.path, 'journal.jsonl');
    await using journal = await Journal.create(withoutSync, { path, onFailure: () => undefined });
    const tape = new EventTape();
    const events = [
      tape.startRun('r'),
      tape.submit('a'),
      tape.start('a'),
      tape.end(reportOf('a')),
      tape.settle('a'),
    ];
    journal.append(events);
    const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
    expect(lines.map((line) => (JSON.parse(line) as { type: string }).type)).toEqual([
      'run_started',
      'submitted',
      'outcome',
    ]);
    expect(lines[0]).toBe(JSON.stringify(events[0]));
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  test('writes nothing behind a line that was torn, and tells it once', async () => {
    using folder = temporaryFolder();
    const path = join(folder.path, 'journal.jsonl');
    const failures: string[] = [];
    // open, fchmod, the first line, and then the second line is cut.
    const fs = failingFileSystem({ at: 4, code: 'ENOSPC' });
    const journal = await Journal.create(fs, { path, onFailure: (code) => failures.push(code) });
    const tape = new EventTape();
    journal.append([tape.startRun('r')]);
    journal.append([tape.submit('a')]);
    const torn = readFileSync(path, 'utf8');
    journal.append([tape.submit('b')]);
    await journal.close();
    expect(readFileSync(path, 'utf8')).toBe(torn);
    expect(torn.split('\n')).toHaveLength(2);
    expect(failures).toEqual(['ENOSPC']);
  });

  test('syncs once for a group of lines, at the latest when it is closed', async () => {
    using folder = temporaryFolder();
    let syncs = 0;
    const fs = { ...withoutSync, syncData: () => Promise.resolve(void (syncs += 1)) };
    const path = join(folder.path, 'journal.jsonl');
    const journal = await Journal.create(fs, { path, onFailure: () => undefined });
    const tape = new EventTape();
    for (let n = 0; n < 50; n += 1) journal.append([tape.submit(`t${n}`)]);
    await journal.close();
    await journal.close();
    expect(syncs).toBe(1);
  });

  test('an event that no JSON can hold ends it as a failed write does', async () => {
    using folder = temporaryFolder();
    const failures: string[] = [];
    const path = join(folder.path, 'journal.jsonl');
    await using journal = await Journal.create(withoutSync, {
      path,
      onFailure: (code) => failures.push(code),
    });
    const tape = new EventTape();
    const circular: Record<string, unknown> = { ...tape.submit('a') };
    circular['self'] = circular;
    journal.append([circular as never]);
    expect(failures).toEqual(['UNKNOWN']);
  });
});
