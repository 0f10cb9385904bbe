import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { validatePlan } from '@parallel-dispatcher/runtime';
import { answerCommandLine } from '../../src/answer-command-line.ts';
import type { Typo } from './typos.ts';
import * as typos from './typos.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dispatch-typos-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** The hints of a plan's errors. */
async function hintsOf(plan: unknown, configFile?: string): Promise<readonly string[]> {
  const checked = await validatePlan(JSON.stringify(plan), {
    cwd: folder,
    env: {},
    ...(configFile !== undefined && { configFile }),
  });
  return checked.ok ? [] : checked.result.errors.map(({ hint }) => hint ?? '');
}

const coder = (): Record<string, unknown> => ({
  contract_description: 'Adds numbers',
  node_type: 'Compute',
  output_path: join(folder, 'out.ts'),
});
const debug = (): Record<string, unknown> => ({
  problem_description: 'It fails',
  affected_files: [join(folder, 'a.js')],
});
const task = (more: object = {}): object => ({
  task_id: 'a',
  agent: 'debug',
  input_data: debug(),
  ...more,
});

/** `object` with the field that was meant written as the typo. */
function misspell(object: object, [written, meant]: Typo): object {
  const { [meant]: value = 1, ...rest } = object as Record<string, unknown>;
  return { ...rest, [written]: value };
}

const plans: Readonly<Record<string, readonly [readonly Typo[], (typo: Typo) => unknown]>> = {
  'fields of a plan': [typos.planFields, (typo) => misspell({ tasks: [task()] }, typo)],
  'fields of a task': [typos.taskFields, (typo) => ({ tasks: [misspell(task(), typo)] })],
  'fields of the config of a plan': [
    typos.configFields,
    (typo) => ({ tasks: [task()], config: misspell({}, typo) }),
  ],
  'fields of retry': [
    typos.retryFields,
    (typo) => ({ tasks: [task({ retry: misspell({}, typo) })] }),
  ],
  'fields of the coder': [
    typos.coderFields,
    (typo) => ({ tasks: [task({ agent: 'coder', input_data: misspell(coder(), typo) })] }),
  ],
  'fields of the debugger': [
    typos.debugFields,
    (typo) => ({ tasks: [task({ input_data: misspell(debug(), typo) })] }),
  ],
  'values of node_type': [
    typos.values['node_type'] ?? [],
    ([node_type]) => ({ tasks: [task({ agent: 'coder', input_data: { ...coder(), node_type } })] }),
  ],
  'values of validation_level': [
    typos.values['validation_level'] ?? [],
    ([validation_level]) => ({
      tasks: [task({ agent: 'coder', input_data: { ...coder(), validation_level } })],
    }),
  ],
  'values of analysis_depth': [
    typos.values['analysis_depth'] ?? [],
    ([analysis_depth]) => ({ tasks: [task({ input_data: { ...debug(), analysis_depth } })] }),
  ],
  'values of on_failure': [
    typos.values['on_failure'] ?? [],
    ([on_failure]) => ({ tasks: [task()], config: { on_failure } }),
  ],
  'values of join': [typos.values['join'] ?? [], ([how]) => ({ tasks: [task({ join: how })] })],
  agents: [typos.agentNames, ([agent]) => ({ tasks: [task({ agent })] })],
  'task ids': [
    typos.dependencyIds,
    ([id]) => ({
      tasks: [
        ...typos.taskIds.map((task_id) => task({ task_id })),
        task({ task_id: 'last', dependencies: [id] }),
      ],
    }),
  ],
};

async function hintsOfConfig([written]: Typo): Promise<readonly string[]> {
  const file = join(folder, 'typo.json');
  await writeFile(file, JSON.stringify({ [written]: 1 }));
  return await hintsOf({ tasks: [task()] }, file);
}

async function hintsOfFlag([written]: Typo): Promise<readonly string[]> {
  const answer = await answerCommandLine(['run', written, '1'], new AbortController().signal);
  const { errors } = (answer as unknown as { document: { errors: { hint: string }[] } }).document;
  return errors.map(({ hint }) => hint);
}

describe('of what people mistype', () => {
  const all = [
    ...Object.entries(plans).map(
      ([where, [list, planOf]]) =>
        [where, list, async (typo: Typo) => await hintsOf(planOf(typo))] as const,
    ),
    ['keys of the config file', typos.configKeys, hintsOfConfig] as const,
    ['flags', typos.flags, hintsOfFlag] as const,
  ];
  const count = all.reduce((sum, [, list]) => sum + list.length, 0);

  test(`9 of 10 of ${count} get the right suggestion`, async () => {
    const misses: string[] = [];
    for (const [where, list, find] of all) {
      for (const typo of list) {
        const hints = await find(typo);
        const right = hints.some((hint) => asksFor(hint, typo[1]));
        if (!right) misses.push(`${where}: ${typo.join(' for ')}: ${hints.join(' | ')}`);
      }
    }
    if (misses.length > 0) process.stderr.write(`${misses.length} misses:\n${misses.join('\n')}\n`);
    expect(count).toBeGreaterThanOrEqual(100);
    expect(misses.length).toBeLessThanOrEqual(count / 10);
  });
});

function asksFor(hint: string, meant: string): boolean {
  return hint.startsWith(`Did you mean "${meant}"?`) || hint.startsWith(`Did you mean ${meant}?`);
}
