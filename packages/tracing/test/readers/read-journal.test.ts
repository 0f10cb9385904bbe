import { appendFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { readJournal, type JournalEntry } from '../../src/index.ts';
import { EventTape, reportOf, temporaryFolder } from '../support/sample-run.ts';

async function collect(file: string): Promise<readonly JournalEntry[]> {
  const entries: JournalEntry[] = [];
  for await (const entry of readJournal(file)) entries.push(entry);
  return entries;
}

describe('reading a journal', () => {
  test('a last line that was cut off is told, the lines before it count', async () => {
    using folder = temporaryFolder();
    const file = join(folder.path, 'journal.jsonl');
    const tape = new EventTape();
    const events = [tape.startRun('r'), tape.submit('a'), tape.end(reportOf('a'))];
    writeFileSync(file, events.map((event) => `${JSON.stringify(event)}\n`).join(''));
    appendFileSync(file, JSON.stringify(tape.submit('b')).slice(0, -5));
    expect(await collect(file)).toEqual([
      ...events.map((event) => ({ ok: true, event })),
      { ok: false, line: 4, reason: 'its write was cut short' },
    ]);
  });

  test('only a line feed ends a line', async () => {
    using folder = temporaryFolder();
    const file = join(folder.path, 'journal.jsonl');
    const event = new EventTape().submit('one\u2028two\u0085three ✓');
    writeFileSync(file, `${JSON.stringify(event)}\n`);
    expect(await collect(file)).toEqual([{ ok: true, event }]);
  });

  test('a line longer than one read is one line', async () => {
    using folder = temporaryFolder();
    const file = join(folder.path, 'journal.jsonl');
    const event = new EventTape().end(reportOf('a', { output: 'é'.repeat(300_000) }));
    writeFileSync(file, `${JSON.stringify(event)}\n`);
    expect(await collect(file)).toEqual([{ ok: true, event }]);
  });

  test('lines of a newer version and lines that are no JSON are passed over', async () => {
    using folder = temporaryFolder();
    const file = join(folder.path, 'journal.jsonl');
    const event = new EventTape().submit('a');
    writeFileSync(file, `{"v":2,"type":"new"}\n{"v":1,"ty\n${JSON.stringify(event)}\n`);
    expect(await collect(file)).toEqual([
      { ok: false, line: 1, reason: 'it is no event of this version' },
      { ok: false, line: 2, reason: 'it is no JSON' },
      { ok: true, event },
    ]);
  });

  test('no journal has no lines, and a link is not followed', async () => {
    using folder = temporaryFolder();
    expect(await collect(join(folder.path, 'journal.jsonl'))).toEqual([]);
    symlinkSync('/etc/hostname', join(folder.path, 'link.jsonl'));
    expect(await collect(join(folder.path, 'link.jsonl'))).toEqual([
      { ok: false, line: 1, reason: 'it cannot be read: ELOOP' },
    ]);
  });
});
