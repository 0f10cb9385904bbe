import { describe, expect, test } from '@jest/globals';
import { interpret } from './support/interpret.ts';
import { randomContract } from './support/random-contract.ts';
import { randomInput } from './support/random-input.ts';
import { hasPython, runNodes, runPythonNodes } from './support/run-nodes.ts';
import { seededRandom } from './support/seeded-random.ts';

describe('generated nodes against a naive reading of the dialect', () => {
  const seed = Number(process.env['SEED'] ?? Math.floor(Math.random() * 1e9));

  test(`agree on random pipelines and inputs, and type-check${hasPython ? '' : ' (Python left out: no pydantic)'} (SEED=${seed})`, async () => {
    const random = seededRandom(seed);
    const runs = Array.from({ length: 60 }, (_, at) => ({
      contract: randomContract(random, at),
      inputs: Array.from({ length: 12 }, () => randomInput(random)),
    }));
    const { answers, typeErrors } = await runNodes(runs, { typeCheck: true });
    const inPython = hasPython ? await runPythonNodes(runs) : answers;
    for (const [at, { contract, inputs }] of runs.entries()) {
      for (const [turn, input] of inputs.entries()) {
        const wanted: unknown = JSON.parse(JSON.stringify(interpret(contract, input)));
        const about = { seed, pipeline: contract['pipeline'], input };
        expect({
          ...about,
          answer: answers[at]?.[turn],
          python: inPython[at]?.[turn],
        }).toStrictEqual({ ...about, answer: wanted, python: wanted });
      }
    }
    expect(typeErrors).toBe('');
  }, 60_000);
});
