import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { PlanInput, RunResult } from '@parallel-dispatcher/schema';
import { coreOf, secretKinds } from '@parallel-dispatcher/tracing/testing';
import { leaks } from './fixtures/agents/leak.run.ts';
import { leak, scratchProject, type ScratchProject } from './scratch-project.ts';

const waysOut = Object.keys(leaks);

/** Fields of a task that hold a secret and are no way out of an agent. */
const waysIn: Readonly<Record<string, (secret: string) => object>> = {
  'an input': (secret) => ({ input_data: { note: secret } }),
  'deep in an input': (secret) => ({ input_data: { a: [{ b: { c: `x ${secret} y` } }] } }),
  'a key of an input': (secret) => ({ input_data: { [secret]: 1 } }),
  'a description': (secret) => ({ description: `Use ${secret} for it` }),
  'a context requirement': (secret) => ({ context_requirements: [`rag:${secret}`] }),
};

function planOf(): PlanInput {
  const tasks = secretKinds.flatMap(([kind, secret]) => [
    ...waysOut.map((place) => ({
      task_id: `${kind}: ${place}`,
      agent: 'leak',
      input_data: { place, secret },
    })),
    ...Object.entries(waysIn).map(([place, fieldsOf]) => {
      const { input_data = {}, ...fields } = fieldsOf(secret) as { input_data?: object };
      return {
        task_id: `${kind}: ${place}`,
        agent: 'leak',
        ...fields,
        input_data: { place: 'none', secret: 'x', ...input_data },
      };
    }),
  ]);
  const all = secretKinds.map(([, secret]) => secret);
  return {
    tasks,
    user_prompt: all.join('\n'),
    rag_queries: all,
    params: { keys: all },
    context_requirements: all.map((secret) => `rag:${secret}`),
  };
}

let project: ScratchProject;
let result: RunResult;
/** What a run leaves behind, by where. */
let left: Readonly<Record<string, string>>;

beforeAll(async () => {
  project = scratchProject({ agents: [leak] });
  result = await project.run(planOf());
  const files = project
    .files()
    .filter((file) => /\.(?:jsonl?|txt|md|lock)$|artifacts\//.test(file));
  const textOf = (pattern: RegExp): string =>
    files
      .filter((file) => pattern.test(file))
      .flatMap((file) => readIfFile(project.path(file)))
      .join('\n');
  left = {
    'the result': JSON.stringify(result),
    'the events': project.events.map((event) => JSON.stringify(event)).join('\n'),
    'the journal': textOf(/journal\.jsonl$/),
    'the index': textOf(/traces\/dispatch-[^/]*\.json$/),
    'the stored plan': textOf(/plan\.json$/),
    'the stored result': textOf(/result\.json$/),
    'the traces of tasks': textOf(/tasks\/[^/]*\.json$/),
    'the artifacts': textOf(/artifacts\//),
    'all other files': textOf(/owner\.json$|\.lock$/),
  };
}, 120_000);

afterAll(() => {
  project[Symbol.dispose]();
});

function readIfFile(path: string): readonly string[] {
  try {
    return [readFileSync(path, 'utf8')];
  } catch {
    return [];
  }
}

describe(`of ${secretKinds.length} kinds of secrets in ${waysOut.length + Object.keys(waysIn).length + 4} places`, () => {
  test('none is in what a run leaves behind', () => {
    const leaked = Object.entries(left).flatMap(([where, text]) =>
      secretKinds.flatMap(([kind, secret]) => {
        const at = text.indexOf(coreOf(secret));
        return at === -1 ? [] : [`${kind} in ${where}: …${text.slice(Math.max(0, at - 300), at)}`];
      }),
    );
    expect(leaked).toStrictEqual([]);
  });

  test('all were there: the run did what it was told, and its files say what they left out', () => {
    expect(result.results).toHaveLength(secretKinds.length * (waysOut.length + 5));
    for (const [where, text] of Object.entries(left)) {
      if (where === 'the index' || where === 'all other files') expect(text).not.toBe('');
      else expect(text).toContain('[REDACTED:');
    }
    const errors = result.results.filter(({ error_detail: error }) => error !== null);
    expect(errors.length).toBeGreaterThanOrEqual(secretKinds.length * 4);
  });
});

/** Plans that are refused, each because of what stands beside or in a secret. */
const refused: Readonly<Record<string, (secret: string) => string>> = {
  'a task id': (secret) => JSON.stringify({ tasks: [{ task_id: secret }] }),
  'a correlation id': (secret) =>
    JSON.stringify({ tasks: [{ task_id: 'a' }], correlation_id: secret }),
  'an agent': (secret) => JSON.stringify({ tasks: [{ task_id: 'a', agent: secret }] }),
  'a dependency': (secret) => JSON.stringify({ tasks: [{ task_id: 'a', dependencies: [secret] }] }),
  'a field': (secret) => JSON.stringify({ tasks: [{ task_id: 'a', [secret]: 1 }] }),
  'a value of another type': (secret) =>
    JSON.stringify({ tasks: [{ task_id: 'a', priority: secret }] }),
  'a choice': (secret) => JSON.stringify({ tasks: [{ task_id: 'a', join: secret }] }),
  'a key that is given twice': (secret) => {
    const key = JSON.stringify(secret);
    return `{"tasks":[{"task_id":"a","input_data":{${key}:1,${key}:2}}]}`;
  },
  'a variable': (secret) =>
    JSON.stringify({ tasks: [{ task_id: 'a', input_data: { x: { $env: secret } } }] }),
  'a reference': (secret) =>
    JSON.stringify({
      tasks: [{ task_id: 'a', input_data: { x: `\${tasks["${secret}"].output}` } }],
    }),
  'broken JSON': (secret) =>
    `{"tasks":[{"task_id":"a","description":${JSON.stringify(secret)} x}]}`,
  'JSON that is cut': (secret) => `{"tasks":[{"description":"${secret.replaceAll('\n', '\\n')}`,
  'broken YAML': (secret) => `tasks:\n  - description: ${secret.replaceAll('\n', ' ')} : x: y\n`,
  'YAML that is cut': (secret) => `tasks:\n  - description: "${secret}`,
  'a tag of YAML': (secret) => `tasks: !!x ${secret.replaceAll('\n', ' ')}\n`,
};

describe('a refusal shows no secret', () => {
  test.each(Object.entries(refused))('from %s', async (_, planWith) => {
    const leaked: string[] = [];
    let refusals = 0;
    for (const [kind, secret] of secretKinds) {
      const answer = JSON.stringify(await project.run(planWith(secret)));
      if (answer.includes('"exit_code":2')) refusals += 1;
      const at = answer.indexOf(coreOf(secret));
      if (at !== -1) leaked.push(`${kind}: …${answer.slice(Math.max(0, at - 300), at)}`);
    }
    expect(leaked).toStrictEqual([]);
    expect(refusals).toBeGreaterThan(secretKinds.length / 2);
  });
});
