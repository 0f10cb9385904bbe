import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '@parallel-dispatcher/schema';
import { startReplica, type ReplicaTool } from '../support/archon-replica.ts';
import { callOf, createPool } from '../support/create-pool.ts';

const passage = {
  content: 'Retry with jitter.',
  source: 'docs/retry.md',
  url: 'https://docs.example/retry',
  title: 'Retries',
  score: 0.81,
};

/** The public Archon since September 2025: other names, JSON in a text. */
const publicTools: Readonly<Record<string, ReplicaTool>> = {
  rag_search_knowledge_base: {
    takes: ['query', 'source_id', 'match_count', 'return_mode'],
    answer: ({ query }) => ({
      success: true,
      results: [
        {
          content: passage.content,
          metadata: { source_id: passage.source, section_title: passage.title },
          url: passage.url,
          similarity_score: passage.score,
          chunk: 3,
        },
      ],
      return_mode: 'chunks',
      reranked: true,
      error: null,
      echoed: query ?? null,
    }),
  },
  rag_search_code_examples: {
    takes: ['query', 'source_id', 'match_count'],
    answer: () => ({
      success: true,
      results: [{ content: 'retry(3)', summary: 'Three times', metadata: { language: 'ts' } }],
      reranked: false,
      error: null,
    }),
  },
  find_tasks: { takes: ['task_id'], answer: () => ({ tasks: [] }) },
};

/** The original's server: our names, plain answers. */
const originalTools: Readonly<Record<string, ReplicaTool>> = {
  perform_rag_query: {
    takes: ['query', 'source_domain', 'match_count'],
    answer: () => ({
      success: true,
      results: [
        {
          chunk: passage.content,
          source_id: passage.source,
          url: passage.url,
          title: passage.title,
          similarity: passage.score,
        },
      ],
      synthesis: { key_findings: ['jitter'], patterns_identified: [] },
      reranked: false,
    }),
  },
  assess_code_quality: {
    takes: ['content', 'source_path', 'language'],
    answer: ({ content }) =>
      content === 'unmeasured'
        ? { success: true, quality_score: null }
        : {
            success: true,
            quality_score: 0.82,
            onex_compliance: { score: 0.9, violations: [], recommendations: [] },
            code_patterns: ['effect'],
            took_ms: 4,
          },
  },
  check_architectural_compliance: {
    takes: ['content', 'architecture_type'],
    answer: () => ({ success: false, error: 'intelligence service is down' }),
  },
};

/** What the gateway says it can do is made for people. */
function gateway(tools: Readonly<Record<string, ReplicaTool>>): ReplicaTool {
  return {
    takes: ['operation', 'params'],
    answer({ operation, params }) {
      const menu = `# Archon\n## Quality (4)\n- assess_code_quality: judges\n## RAG\n- perform_rag_query\n`;
      if (operation === 'discover') return { success: true, operation, result: menu };
      const tool = tools[operation as string];
      if (tool === undefined)
        return { success: false, error: `no operation ${JSON.stringify(operation)}` };
      const result = tool.answer(params as JsonObject) ?? null;
      return { success: true, operation: operation ?? null, result, routing_type: 'mcp_native' };
    },
  };
}

describe('the public Archon', () => {
  test.each(['json', 'sse', 'legacy'] as const)('answers our names by %s', async (transport) => {
    await using replica = await startReplica({ transport, tools: publicTools });
    await using pool = createPool({ archon: { url: replica.url } });
    const args = { query: 'retries', source: 'docs', match_count: 3, context: 'general' };
    const answer = await pool.call(callOf('perform_rag_query', { args }));
    expect(answer).toMatchObject({
      ok: true,
      value: {
        query: 'retries',
        results: [{ ...passage, metadata: { chunk: 3 } }],
        synthesis: null,
        reranked: true,
      },
      record: {
        tool: 'perform_rag_query',
        server: 'archon',
        source: 'archon:rag_search_knowledge_base',
      },
    });
    // Chunks, since pages come without their text; what it does not take is left out.
    const sent = { query: 'retries', source_id: 'docs', match_count: 3, return_mode: 'chunks' };
    expect(replica.calls).toEqual([{ name: 'rag_search_knowledge_base', args: sent }]);
    const examples = await pool.call(
      callOf('archon/search_code_examples', { args: { query: 'retry' } }),
    );
    expect(examples).toMatchObject({
      value: { results: [{ code: 'retry(3)', summary: 'Three times', language: 'ts' }] },
    });
    const kind = transport === 'legacy' ? 'sse' : 'http';
    expect(pool.health()).toMatchObject([{ transport: kind, state: 'up' }]);
  });

  test('may be called by its own names, and keeps its other tools as they are', async () => {
    await using replica = await startReplica({ transport: 'json', tools: publicTools });
    await using pool = createPool({ archon: { url: replica.url } });
    const args = { query: 'retries', source_id: 'docs' };
    const own = await pool.call(callOf('rag_search_knowledge_base', { args }));
    expect(own).toMatchObject({ ok: true, value: { results: [passage] } });
    const tasks = await pool.call(callOf('find_tasks', { args: { task_id: '1' } }));
    expect(tasks).toMatchObject({ ok: true, value: '{\n  "tasks": []\n}' });
    const names = (await pool.list()).map(({ name, alias }) => [name, alias]);
    expect(names).toEqual([
      ['perform_rag_query', 'rag_search_knowledge_base'],
      ['search_code_examples', 'rag_search_code_examples'],
      ['find_tasks', null],
    ]);
  });
});

describe.each(['original', 'gateway'] as const)('the %s', (kind) => {
  const tools = kind === 'original' ? originalTools : { archon_menu: gateway(originalTools) };

  test('answers in the one shape', async () => {
    await using replica = await startReplica({ transport: 'sse', tools });
    await using pool = createPool({ archon: { url: replica.url } });
    const args = { query: 'retries', source: 'docs' };
    expect(await pool.call(callOf('perform_rag_query', { args }))).toMatchObject({
      ok: true,
      value: { results: [passage], synthesis: { key_findings: ['jitter'] }, reranked: false },
      record: { source: kind === 'original' ? 'archon' : 'archon:archon_menu' },
    });
    const sent = { query: 'retries', source_domain: 'docs' };
    expect(replica.calls.at(-1)?.args).toEqual(
      kind === 'original' ? sent : { operation: 'perform_rag_query', params: sent },
    );
    const code = { content: 'x', source_path: '/a.ts', language: 'ts' };
    const quality = await pool.call(callOf('assess_code_quality', { args: code }));
    expect(quality).toMatchObject({
      value: {
        quality_score: 0.82,
        reason: null,
        onex_compliance: { score: 0.9 },
        code_patterns: ['effect'],
        maintainability: null,
        details: { took_ms: 4 },
      },
    });
  });

  test('says null and why where it measured nothing, never 0', async () => {
    await using replica = await startReplica({ transport: 'json', tools });
    await using pool = createPool({ archon: { url: replica.url } });
    const args = { content: 'unmeasured', source_path: '/a.ts', language: 'ts' };
    expect(await pool.call(callOf('assess_code_quality', { args }))).toMatchObject({
      ok: true,
      value: { quality_score: null, reason: expect.stringContaining('no score') },
    });
  });
});

test('an answer with success: false is a failed call', async () => {
  await using replica = await startReplica({ transport: 'json', tools: originalTools });
  await using pool = createPool({ archon: { url: replica.url } });
  const args = { content: 'x', architecture_type: 'onex' };
  expect(await pool.call(callOf('check_architectural_compliance', { args }))).toMatchObject({
    ok: false,
    errorClass: 'tool',
    error: { message: expect.stringContaining('intelligence service is down') },
  });
});

test('a tool that only shares the name is left as it is', async () => {
  const research: ReplicaTool = { takes: ['molecule'], answer: () => ({ found: 1 }) };
  await using replica = await startReplica({ transport: 'json', tools: { research } });
  await using pool = createPool({ lab: { url: replica.url } });
  const answer = await pool.call(callOf('research', { args: { molecule: 'H2O' } }));
  expect(answer).toMatchObject({ ok: true, value: '{\n  "found": 1\n}' });
});

test('a server of the older transport that goes away in the middle of a call is noticed', async () => {
  const asked = Promise.withResolvers<void>();
  const silent: ReplicaTool = {
    takes: ['about'],
    answer() {
      asked.resolve();
      return undefined;
    },
  };
  const replica = await startReplica({ transport: 'legacy', tools: { silent } });
  await using pool = createPool({ old: { url: replica.url, timeout_seconds: 3_600 } });
  const call = pool.call(callOf('silent'));
  await asked.promise;
  await replica[Symbol.asyncDispose]();
  expect(await call).toMatchObject({ ok: false, error: { code: 'TOOL_CONNECTION_LOST' } });
});
