import { globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import {
  errorDetail,
  planSchema,
  runEventSchema,
  runResultSchema,
  taskTraceSchema,
  traceIndexSchema,
} from '@parallel-dispatcher/schema';
import { openTraceRun, readRunToResume, type TraceRunOptions } from '../../src/index.ts';
import { withoutSync } from '../support/failing-file-system.ts';
import {
  EventTape,
  optionsFor,
  reportOf,
  resultOf,
  temporaryFolder,
} from '../support/sample-run.ts';

/** Stands wherever a text of somebody's may be. */
const marked = 'WHAT-IT-IS-ABOUT';
const ids = ['a', 'b'];

const plan = planSchema.parse({
  user_prompt: marked,
  rag_queries: [marked],
  params: { of: marked },
  workspace_path: `/${marked}`,
  context_requirements: [`rag:${marked}`],
  tasks: ids.map((task_id) => ({
    task_id,
    agent: 'echo',
    description: marked,
    input_data: { [marked]: marked },
    context_requirements: [`file:${marked}`],
    when: marked,
    verify: { argv: [marked] },
  })),
});

const error = errorDetail({
  code: 'AGENT_FAILED',
  message: marked,
  path: marked,
  hint: marked,
  retryable: true,
  cause: errorDetail({ code: 'WHY', message: marked }),
});

async function play(traceDir: string, content: TraceRunOptions['content']) {
  const run = await openTraceRun(
    optionsFor(traceDir, {
      ids,
      plan,
      context: { of: marked },
      inputOf: () => ({ of: marked }),
      fileSystem: withoutSync,
      ...(content !== undefined && { content }),
    }),
  );
  const tape = new EventTape();
  const { v, seq, at_ms, ts } = tape.finishRun();
  const stamp = { v, seq, at_ms, ts } as const;
  const report = reportOf('a', {
    status: 'failed',
    output: marked,
    error,
    mcp_calls: [
      {
        tool: 't',
        input: marked,
        output: marked,
        duration_ms: 1,
        server: null,
        source: null,
        error,
      },
    ],
    logs: [{ at_ms: 1, level: 'info', message: marked }],
    artifacts: [{ $artifact: 'f'.repeat(64), bytes: 1, media_type: 'a/b', name: marked }],
    verification: {
      argv: [marked],
      passed: false,
      exit_code: 1,
      signal: null,
      timed_out: false,
      duration_ms: 1,
      output: marked,
    },
  });
  const settle = tape.settle('a', 'failed', error);
  if (settle.type !== 'settled') throw new Error('impossible');
  const { artifacts } = report;
  run.append([
    tape.startRun('run-1'),
    tape.end(report),
    { ...settle, outcome: { ...settle.outcome, output: marked, artifacts, skip_reason: marked } },
    { ...stamp, type: 'cache_hit', task: 'b', key: 'k', output: marked, artifacts },
    { ...stamp, type: 'expanded', parent: 'b', children: [{ task: 'b[0]', item: marked }], error },
    tape.settle('b', 'cached'),
  ]);
  await run.artifacts.put(Buffer.from(marked), { mediaType: 'a/b', name: marked });
  const result = resultOf(ids, run, 'failed');
  const ended = await run.finish({
    ...result,
    results: result.results.map((task) => ({
      ...task,
      output: marked,
      error: marked,
      error_detail: error,
      artifacts,
      skip_reason: marked,
    })),
    recovery: {
      pattern: 'partial',
      root_causes: [{ task_id: 'a', code: 'AGENT_FAILED', hint: marked, blocked: [] }],
      suggestions: [marked],
      commands: [],
    },
    stopped: { reason: 'cancelled', detail: marked },
    error: marked,
    errors: [error],
    warnings: [error],
  });
  return { ...ended, run };
}

function filesOf(traceDir: string): readonly string[] {
  const found = globSync('**/*', { cwd: traceDir }).map((name) => join(traceDir, name));
  return found.filter((file) => statSync(file).isFile());
}

describe('trace_content none', () => {
  test('leaves nothing of what the run was about in any file, and every file fits its schema', async () => {
    using root = temporaryFolder();
    const { run, traceIndex } = await play(root.path, 'none');
    const files = filesOf(root.path);
    expect(files.length).toBeGreaterThan(7);
    expect(files.filter((file) => readFileSync(file, 'utf8').includes(marked))).toEqual([]);
    const runDir = run.runDir ?? '';
    const json = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));
    traceIndexSchema.parse(json(traceIndex ?? ''));
    expect(runResultSchema.parse(json(join(runDir, 'result.json'))).results[0]).toMatchObject({
      error: 'AGENT_FAILED',
      error_detail: { code: 'AGENT_FAILED', message: 'AGENT_FAILED', retryable: true, cause: null },
    });
    expect(taskTraceSchema.parse(json(run.traceFileOf('a') ?? ''))).toMatchObject({
      agent: 'echo',
      input: {},
      output: null,
      error: 'AGENT_FAILED',
      logs: [],
      mcp_calls: [{ tool: 't', input: null, output: null, duration_ms: 1 }],
      attempts: [{ status: 'failed', duration_ms: 5 }],
    });
    const lines = readFileSync(join(runDir, 'journal.jsonl'), 'utf8').trimEnd().split('\n');
    for (const line of lines) runEventSchema.parse(JSON.parse(line));
  });

  test('cannot be resumed, and says so', async () => {
    using root = temporaryFolder();
    const { traceStatus } = await play(root.path, 'none');
    expect(traceStatus).toEqual({
      status: 'complete',
      resumable: false,
      reasons: ['trace_content is "none", so the run cannot be resumed'],
    });
    for (const force of [false, true]) {
      expect(await readRunToResume(root.path, 'run-1', { force })).toMatchObject({
        error: { code: 'NOT_RESUMABLE', message: expect.stringContaining('trace_content') },
      });
    }
  });

  test('keeps artifacts for the run itself', async () => {
    using root = temporaryFolder();
    const run = await openTraceRun(
      optionsFor(root.path, { content: 'none', fileSystem: withoutSync }),
    );
    const { $artifact } = await run.artifacts.put(Uint8Array.of(7), {
      mediaType: 'a/b',
      name: 'x',
    });
    expect(await run.artifacts.get($artifact)).toEqual(Uint8Array.of(7));
    await run.close();
  });
});

test.each([undefined, 'redacted', 'full'] as const)('%s keeps it', async (content) => {
  using root = temporaryFolder();
  const { run, traceStatus } = await play(root.path, content);
  expect(traceStatus).toEqual({ status: 'complete', resumable: true, reasons: [] });
  const trace = readFileSync(run.traceFileOf('a') ?? '', 'utf8');
  expect(trace.split(marked).length).toBeGreaterThan(10);
});
