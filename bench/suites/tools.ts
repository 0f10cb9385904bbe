import { fileURLToPath } from 'node:url';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { ToolPool } from '@parallel-dispatcher/mcp';
import type { Figure } from '../harness/figure.ts';
import { median } from '../harness/median.ts';
import { roundValue } from '../harness/round-value.ts';
import type { Suite } from '../harness/suite.ts';

const server = fileURLToPath(new URL('../probes/echo-server.ts', import.meta.url));
const command = process.execPath;
const args = ['--no-warnings', server];
const value = 'x'.repeat(2_000);

/** What the pool adds to a call: each call is made through it and through the SDK alone, in turn. */
export const tools: Suite = {
  name: 'tools',
  async *measure({ smoke }) {
    const calls = smoke ? 10 : 3_000;
    await using pool = new ToolPool({
      servers: { echo: { command, args } },
      redact: (any) => any,
      env: process.env,
    });
    const client = new Client({ name: 'bench', version: '1' });
    await client.connect(new StdioClientTransport({ command, args }));
    const direct: number[] = [];
    const pooled: number[] = [];
    try {
      for (let n = 0; n < calls; n += 1) {
        direct.push(await time(async () => await client.callTool(call)));
        pooled.push(await time(async () => await callPool(pool)));
      }
      yield overhead({ direct: settled(direct), pooled: settled(pooled) });
      yield await burst(pool, smoke ? 8 : 1_600);
    } finally {
      await client.close();
    }
  },
};

const call = { name: 'echo', arguments: { value } };

async function callPool(pool: ToolPool): Promise<void> {
  const { signal } = new AbortController();
  const own = { agent: 'bench', run: 'r', task: 't', name: 'echo/echo', args: { value }, signal };
  const answer = await pool.call({ ...own, timeLeftMs: 60_000 });
  if (!answer.ok) throw new Error(answer.error.message);
}

async function time(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return (performance.now() - started) * 1_000;
}

/** Without what the first calls pay for all. */
function settled(times: readonly number[]): readonly number[] {
  return times.slice(Math.floor(times.length / 4));
}

function overhead({
  direct,
  pooled,
}: {
  readonly direct: readonly number[];
  readonly pooled: readonly number[];
}): Figure {
  const [without, within] = [median(direct), median(pooled)];
  return {
    id: 'tools.overhead',
    what: 'A tool call through the pool, over the same call through the MCP SDK alone',
    value: roundValue(within - without),
    unit: 'µs more',
    goal: { is: 'at most', value: 60 },
    note: `2 KB on stdio; pool ${roundValue(within)} µs, SDK ${roundValue(without)} µs, medians`,
  };
}

async function burst(pool: ToolPool, calls: number): Promise<Figure> {
  const took = await time(async () => {
    await Promise.all(Array.from({ length: calls }, async () => await callPool(pool)));
  });
  return {
    id: 'tools.burst',
    what: `${calls.toLocaleString('en')} tool calls at once through one client`,
    value: roundValue((calls / took) * 1_000_000),
    unit: 'calls a second',
    goal: null,
    note: '2 KB on stdio, 32 in flight',
  };
}
