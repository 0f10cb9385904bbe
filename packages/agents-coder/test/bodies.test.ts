import { describe, expect, test } from '@jest/globals';
import { runAgent, scriptedModel } from '@parallel-dispatcher/agent/testing';
import type { JsonObject } from '@parallel-dispatcher/schema';
import coder from '../src/agent.ts';
import { findPythonFaults } from '../src/body/find-python-faults.ts';
import { findTypescriptFaults } from '../src/body/find-typescript-faults.ts';
import { generateNode } from '../src/index.ts';
import { makeContract } from './support/make-contract.ts';
import { hasPython } from './support/run-nodes.ts';

const folder = '/out/nodes';

/** A contract whose middle step is said in words: how many letters differ. */
function wordDistance(code?: JsonObject, changes: JsonObject = {}): JsonObject {
  const word = (description: string) => ({ type: 'string', description });
  return {
    ...makeContract({
      name: 'word_distance',
      description: 'Tells how far two words are apart.',
      input_schema: {
        type: 'object',
        additionalProperties: false,
        required: ['left', 'right'],
        properties: { left: word('One word.'), right: word('The other.') },
      },
      output_schema: {
        type: 'object',
        additionalProperties: false,
        required: ['distance'],
        properties: { distance: { type: 'integer', description: 'Letters that differ.' } },
      },
      pipeline: [
        { arithmetic: { value: { fn: 'lower', args: [{ var: 'left' }] } }, to: 'first' },
        {
          describe: 'At how many places the letters of two words differ.',
          inputs: ['first', 'right'],
          to: 'distance',
          schema: { type: 'integer', minimum: 0 },
          ...(code && { code }),
        },
      ],
      output: { distance: 'distance' },
      behaviour: [
        {
          case: 'one letter',
          given: { input: { left: 'Cat', right: 'cut' } },
          expect: { output: { distance: 1 } },
        },
      ],
    }),
    ...changes,
  } as JsonObject;
}

const right = `
const rest = [...given.right];
return [...given.first].filter((letter, at) => letter !== rest[at]).length;`;
const wrong = 'return given.first.length - given.right.length;';
const python = `
return sum(1 for a, b in zip(given["first"], given["right"]) if a != b)`;

const answer = (code: string) => ({ value: { bodies: [{ to: 'distance', code }] } });
const request = { contract: wordDistance(), output_path: folder };

describe('a step in words', () => {
  test('needs a model where it has no code, by its path', async () => {
    expect(await runAgent(coder, request)).toMatchObject({
      ok: false,
      error: { code: 'MODEL_REQUIRED', path: 'input_data.contract.pipeline[1].describe' },
    });
  });

  test('gets its code from the model, in a file of its own, and keeps it in the contract', async () => {
    const model = scriptedModel([answer(right)]);
    const result = await runAgent(coder, request, { model });
    expect(result).toMatchObject({
      ok: true,
      output: {
        engine: 'model',
        validation_passed: true,
        model: { rounds: [{ purpose: 'bodies', findings: [] }] },
        validation: { bodies: { passed: true } },
      },
    });
    expect(JSON.stringify(model.requests[0])).toContain('readonly first: string');
    expect(result.files[`${folder}/bodies_word_distance_compute.ts`]).toContain('rest[at]');
    const contract = result.files[`${folder}/contract_word_distance_compute.yaml`] ?? '';
    const none = scriptedModel([]);
    const input = { contract, output_path: folder, validation_level: 'moderate' };
    const again = await runAgent(coder, input, { model: none });
    expect(again).toMatchObject({ ok: true, output: { engine: 'embedded' } });
    expect(none.requests).toEqual([]);
    expect(again.files).toEqual(result.files);
  }, 30_000);

  test('costs nothing where the request contradicts the contract', async () => {
    const model = scriptedModel([]);
    const result = await runAgent(coder, { ...request, node_name: 'other' }, { model });
    expect(result).toMatchObject({ ok: false, error: { code: 'CONTRACT_CONTRADICTION' } });
    expect(model.requests).toEqual([]);
  });

  test('is written again where an example fails or its code is not pure', async () => {
    const fetching = 'return fetch("https://example.org").then(() => 1);';
    const model = scriptedModel([answer(fetching), answer(wrong), answer(right)]);
    const result = await runAgent(coder, request, { model });
    expect(result).toMatchObject({
      ok: true,
      output: {
        model: {
          rounds: [
            { findings: [expect.stringContaining('BODY_REFUSED at pipeline[1].code.typescript')] },
            { findings: [expect.stringContaining('failed: one letter')] },
            { findings: [] },
          ],
        },
      },
    });
  }, 30_000);

  (hasPython ? test : test.skip)(
    'is written in Python as well',
    async () => {
      const model = scriptedModel([answer('import os\nreturn 1'), answer(python)]);
      const result = await runAgent(coder, { ...request, language: 'python' }, { model });
      expect(result).toMatchObject({
        ok: true,
        output: { validation: { tests: { passed: true } } },
      });
      expect(result.files[`${folder}/bodies_word_distance_compute.py`]).toContain('zip(');
    },
    30_000,
  );

  test('that no example tests is said to be unmeasured, and fails strict', async () => {
    const contract = wordDistance({ typescript: right }, { behaviour: [] });
    const result = await runAgent(coder, { contract, output_path: folder });
    expect(result).toMatchObject({
      ok: true,
      output: {
        not_measured: expect.arrayContaining([
          expect.objectContaining({ what: 'body at pipeline[1]' }),
        ]),
      },
    });
    const strict = { contract, output_path: folder, validation_level: 'strict' };
    const error = { code: 'VALIDATION_FAILED', message: expect.stringContaining('bodies:') };
    expect(await runAgent(coder, strict)).toMatchObject({ ok: false, error });
  }, 30_000);

  test('is documentation on a step of another kind', async () => {
    const pipeline = [{ from: 'rows', distinct: {}, to: 'rows', describe: 'Each once.', code: 7 }];
    expect(await generateNode(makeContract({ pipeline }))).toMatchObject({ ok: true });
  });
});

describe('what a body may do', () => {
  test.each([
    'const seen = new Map<string, number>(); for (const [at, { id }] of given.rows.entries()) seen.set(id, at); return [...seen];',
    'function up(text: string): string { return text.toUpperCase(); } return given.names.map((name) => up(name));',
    'outer: for (const a of given.rows) { for (const b of a) { if (b) break outer; } } return { a: 1, b: [1] as const, c: Math.max(1, 2) };',
    'type Row = { readonly id: string }; const row: Row = { id: given.id! }; const { id = "" } = row; return `${id}`;',
    'try { return JSON.stringify(given); } catch (error) { return String(error); }',
  ])('in TypeScript: %s', async (code) => {
    expect(await findTypescriptFaults(code)).toEqual([]);
  });

  test.each([
    ['import', "return import('node:fs');"],
    ['process', 'return process.env;'],
    ['process', 'return process!.env;'],
    ['process', 'return { process };'],
    ['process', 'const f = (process: number) => process; return f(1);'],
    ['Date', 'return new Date().getTime();'],
    ['Math.random', 'return Math.random();'],
    ['Math.random', "return Math['random']();"],
    ['Math', 'const { random } = Math; return random();'],
    ['Math', 'const key = given.key; return Math[key]();'],
    ['eval', "return eval('1');"],
    ['constructor', "return (() => 1).constructor('return this')();"],
    ['constructor', 'return given[`constructor`];'],
    ['constructor', 'const { constructor: make } = given; return make;'],
    ['globalThis', 'globalThis.x = 1; return 1;'],
    ['throws', "throw new RangeError('x');"],
    ['any', 'const x: any = given; return x;'],
    ['"as"', 'return given as unknown;'],
    ['leaves', 'return 1; } function other() {'],
    ['parse', 'return 1 +;'],
  ])('in TypeScript it is refused with %s: %s', async (what, code) => {
    expect((await findTypescriptFaults(code)).join(' ')).toContain(what);
  });

  test.each([
    ['import', 'import os\nreturn 1'],
    ['open', 'return open("x").read()'],
    ['open', 'return f"{open(\'x\')}"'],
    ['interpreter', 'return ().__class__.__bases__'],
    ['"__"', 'return "{0.__class__}"'],
    ['interpreter', 'return (x for x in []).gi_frame'],
    ['eval', 'return eval("1")'],
    ['re', 'return re.enum.sys.modules["os"].system("x")'],
    ['re', 'x = re\nreturn x.enum'],
    ['global', 'global x\nx = 1\nreturn x'],
    ['nothing', 'x = 1'],
  ])('in Python it is refused with %s: %s', async (what, code) => {
    expect((await findPythonFaults(code)).join(' ')).toContain(what);
  });

  test('in Python: loops, texts and what math and re offer', async () => {
    const code = `best = 0.0  # the import of each
for row in given["rows"]:
    best = max(best, math.sqrt(row["price"]))
return {"open": f"{best:.2f}", "id": re.sub(r"\\\\s+", " ", given["eval"])}`;
    expect(await findPythonFaults(code)).toEqual([]);
  });
});
