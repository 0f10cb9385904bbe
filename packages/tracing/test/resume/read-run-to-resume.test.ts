import {
  appendFileSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { openTraceRun, planSha256, readRunToResume, type Read } from '../../src/index.ts';
import {
  breakOff,
  brokenIds,
  changeOwner,
  factsOfBrokenRun,
  mustRead,
  mustReopen,
} from '../support/broken-off-run.ts';
import { withoutSync } from '../support/failing-file-system.ts';
import {
  EventTape,
  optionsFor,
  planOf,
  playRun,
  resultOf,
  temporaryFolder,
} from '../support/sample-run.ts';

async function expectRefusal(traceDir: string, code: string, message: RegExp): Promise<void> {
  const read = await readRunToResume(traceDir, 'run-1');
  expect(read).toMatchObject({
    ok: false,
    error: { code, message: expect.stringMatching(message), hint: expect.any(String) },
  });
}

describe('a run that broke off', () => {
  test('is read with its plan, its facts and what is known of its owner', async () => {
    using root = temporaryFolder();
    const runDir = await breakOff(root.path);
    expect(await mustRead(root.path)).toMatchObject({
      runId: 'run-1',
      runDir,
      plan: { correlation_id: 'corr-1', plan: planOf(brokenIds), agents: { a: 'echo' } },
      planSha256: planSha256(planOf(brokenIds)),
      events: factsOfBrokenRun(),
      lastFence: 0,
      finished: false,
      liveness: 'interrupted',
      owner: { fence: 0, ended_at: null },
      indexFile: null,
      problems: [],
    });
    expect(await mustRead(root.path, 'latest')).toMatchObject({ runId: 'run-1' });
  });

  test('that had not written its first line can begin', async () => {
    using root = temporaryFolder();
    const runDir = await breakOff(root.path);
    writeFileSync(join(runDir, 'journal.jsonl'), '');
    expect(await mustRead(root.path)).toMatchObject({ events: [], finished: false });
  });

  test.each(['result.json', 'tasks/a.json'])(
    'whose journal was emptied is refused where %s tells of facts',
    async (name) => {
      using root = temporaryFolder();
      const runDir = await breakOff(root.path);
      rmSync(join(runDir, 'tasks'), { recursive: true, force: true });
      mkdirSync(join(runDir, 'tasks'));
      writeFileSync(join(runDir, 'journal.jsonl'), '');
      expect(await mustRead(root.path)).toMatchObject({ events: [] });
      writeFileSync(join(runDir, name), '{}');
      await expectRefusal(root.path, 'JOURNAL_DAMAGED', /has no facts/);
    },
  );

  test('a torn last line is told, the facts before it count', async () => {
    using root = temporaryFolder();
    const runDir = await breakOff(root.path);
    const { size } = (await mustRead(root.path)).journal;
    appendFileSync(join(runDir, 'journal.jsonl'), '{"v":1,"seq');
    expect(await mustRead(root.path)).toMatchObject({
      events: factsOfBrokenRun(),
      journal: { size: size + 11, wholeSize: size },
      problems: ['a last line of 11 bytes was torn and is left out'],
    });
  });

  test('the last fence is that of the journal or of the owner, whoever got further', async () => {
    using root = temporaryFolder();
    const runDir = await breakOff(root.path);
    changeOwner(runDir, { fence: 3 });
    expect(await mustRead(root.path)).toMatchObject({ lastFence: 3 });
    const line = JSON.stringify(new EventTape(10).resumeRun(5));
    appendFileSync(join(runDir, 'journal.jsonl'), `${line}\n`);
    expect(await mustRead(root.path)).toMatchObject({ lastFence: 5 });
  });
});

test('a run that told its end is finished, and knows its index', async () => {
  using root = temporaryFolder();
  const run = await openTraceRun(optionsFor(root.path, { fileSystem: withoutSync }));
  playRun(run, brokenIds);
  const { traceIndex } = await run.finish(resultOf(brokenIds, run));
  expect(await mustRead(root.path)).toMatchObject({
    finished: true,
    liveness: 'ended',
    indexFile: traceIndex,
  });
});

describe('refuses', () => {
  test('what is not there', async () => {
    using root = temporaryFolder();
    await expectRefusalCode(join(root.path, 'none'), 'TRACE_NOT_FOUND');
    const runDir = await breakOff(root.path);
    expect(await readRunToResume(root.path, 'run-2')).toMatchObject({
      ok: false,
      error: { code: 'RUN_NOT_FOUND', hint: 'Did you mean "run-1"?' },
    });
    rmSync(join(runDir, 'journal.jsonl'));
    await expectRefusal(root.path, 'JOURNAL_MISSING', /no journal/);
    rmSync(join(runDir, 'plan.json'));
    await expectRefusalCode(root.path, 'TRACE_NOT_FOUND');
  });

  test.each([
    ['a torn line', 2, '{"v":1,"ty', /line 2 .* no JSON/],
    ['an empty line', 3, '', /line 3 .* no JSON/],
    ['a fact of a newer version', 2, '{"v":1,"seq":1,"type":"new"}', /line 2 .* no event/],
    ['a last fact of a newer version', 4, '{"v":1,"seq":9,"type":"new"}', /line 4 .* no event/],
  ])('%s in the journal', async (_what, line, text, message) => {
    using root = temporaryFolder();
    const file = join(await breakOff(root.path), 'journal.jsonl');
    const lines = readFileSync(file, 'utf8').split('\n');
    writeFileSync(file, lines.with(line - 1, text).join('\n'));
    await expectRefusal(root.path, 'JOURNAL_DAMAGED', message);
  });

  test('a journal that does not begin at its beginning', async () => {
    using root = temporaryFolder();
    const file = join(await breakOff(root.path), 'journal.jsonl');
    writeFileSync(file, readFileSync(file, 'utf8').split('\n').slice(1).join('\n'));
    await expectRefusal(root.path, 'JOURNAL_DAMAGED', /line 1 .* begins with run_started/);
  });

  test('a journal that two processes wrote at once', async () => {
    using root = temporaryFolder();
    const file = join(await breakOff(root.path), 'journal.jsonl');
    appendFileSync(file, `${JSON.stringify(new EventTape(2).submit('c'))}\n`);
    await expectRefusal(root.path, 'JOURNAL_DAMAGED', /line 5 .* two processes/);
  });

  test('a journal of another plan, or of another run', async () => {
    using root = temporaryFolder();
    const runDir = await breakOff(root.path);
    const file = join(runDir, 'plan.json');
    const stored = readFileSync(file, 'utf8');
    writeFileSync(file, stored.replace('"about": "b"', '"about": "edited"'));
    await expectRefusal(root.path, 'JOURNAL_PLAN_MISMATCH', /SHA-256/);
    writeFileSync(file, stored);
    const journal = join(runDir, 'journal.jsonl');
    writeFileSync(journal, readFileSync(journal, 'utf8').replace('"run-1"', '"run-0"'));
    await expectRefusal(root.path, 'JOURNAL_PLAN_MISMATCH', /expected run run-0/);
  });

  test('one that a living process holds, also with force', async () => {
    using root = temporaryFolder();
    const runDir = await breakOff(root.path);
    changeOwner(runDir, { pid: process.pid });
    expect(await readRunToResume(root.path, 'run-1', { force: true })).toMatchObject({
      ok: false,
      error: {
        code: 'RUN_HELD',
        message: expect.stringContaining(`process ${process.pid}`),
        hint: 'Wait for it: dispatch wait run-1. Or stop it: dispatch cancel run-1.',
      },
    });
  });

  test('one of another machine, or of nobody known, without force', async () => {
    using root = temporaryFolder();
    const runDir = await breakOff(root.path);
    changeOwner(runDir, { hostname: `not-${hostname()}` });
    await expectRefusal(root.path, 'RUN_ON_OTHER_HOST', /not known whether that lives/);
    expect(await readRunToResume(root.path, 'run-1', { force: true })).toMatchObject({ ok: true });
    rmSync(join(runDir, 'owner.json'));
    await expectRefusal(root.path, 'RUN_OWNER_UNKNOWN', /no readable owner.json/);
    expect(await readRunToResume(root.path, 'run-1', { force: true })).toMatchObject({
      ok: true,
      value: { owner: null, liveness: 'unknown' },
    });
  });

  test('one whose journal ended early, without force', async () => {
    using root = temporaryFolder();
    const writeSync = () => {
      throw Object.assign(new Error(), { code: 'ENOSPC' });
    };
    const fileSystem = { ...withoutSync, writeSync };
    const run = await openTraceRun(optionsFor(root.path, { fileSystem }));
    playRun(run, brokenIds);
    await run.finish(resultOf(brokenIds, run));
    await expectRefusal(root.path, 'NOT_RESUMABLE', /journal is not whole .*ENOSPC/);
    expect(await readRunToResume(root.path, 'run-1', { force: true })).toMatchObject({ ok: true });
    expect(await readRunToResume(root.path, 'run-1', { acceptIncomplete: true })).toMatchObject({
      ok: true,
    });
    rmSync(join(run.runDir ?? '', '.journal-incomplete'));
    await expectRefusal(root.path, 'NOT_RESUMABLE', /journal ends early.*ENOSPC/);
  });

  test('one whose journal ended early and whose process died over it', async () => {
    using root = temporaryFolder();
    const runDir = await breakOff(root.path);
    symlinkSync('journal-ends-early:EIO', join(runDir, '.journal-incomplete'));
    await expectRefusal(root.path, 'NOT_RESUMABLE', /EIO/);
    const run = await mustReopen(root.path, {
      run: valueOf(await readRunToResume(root.path, 'run-1', { force: true })),
    });
    await run[Symbol.asyncDispose]();
    // From then on it is as whole as it can be.
    expect(await mustRead(root.path)).toMatchObject({ lastFence: 1 });
  });

  function valueOf<T>(read: Read<T>): T {
    if (!read.ok) throw new Error(read.error.message);
    return read.value;
  }

  async function expectRefusalCode(traceDir: string, code: string): Promise<void> {
    expect(await readRunToResume(traceDir, 'run-1')).toMatchObject({ ok: false, error: { code } });
  }
});
