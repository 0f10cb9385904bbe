import { dump } from 'js-yaml';
import type { DocumentSyntax } from '@parallel-dispatcher/schema';
import { basePlans } from './base-plans.ts';
import { cloneJson } from './clone-json.ts';
import { mutateValue } from './mutate-value.ts';
import { createRandom, type Random } from './random.ts';

export interface MutatedPlan {
  readonly bytes: Uint8Array;
  readonly syntax: DocumentSyntax;
}

/** The plan that a seed decides: some changes in its structure, and in some plans in its bytes. */
export function mutatePlan(seed: number): MutatedPlan {
  const random = createRandom(seed);
  const plan = cloneJson(random.pick(basePlans)) as Record<string, unknown>;
  for (let count = random.below(4); count >= 0; count -= 1) mutateValue(plan, random);
  const syntax = random.chance(0.4) ? 'yaml' : 'json';
  const text =
    syntax === 'yaml'
      ? dump(plan, { flowLevel: random.pick([-1, 1, 3]), noRefs: random.chance(0.5) })
      : JSON.stringify(plan, null, random.below(3));
  const bytes = Buffer.from(text);
  return { bytes: random.chance(0.4) ? mutateBytes(bytes, random) : bytes, syntax };
}

const scraps = [
  '"__proto__":{"polluted":1},',
  '"constructor":{"prototype":{"polluted":1}},',
  '1e999',
  '\u0000',
  '\uFEFF',
  ',',
  '}',
  ']',
  '"',
  "'",
  '\\',
  '- ',
  ': ',
  '\t',
  '\n---\n',
  '&a ',
  '*a ',
  '!!js/function ',
  '<<: ',
  '| ',
  '#',
  '? ',
] as const;

function mutateBytes(bytes: Buffer, random: Random): Buffer {
  let mutated: Buffer = bytes;
  for (let count = random.below(3); count >= 0; count -= 1) {
    const at = random.below(mutated.length);
    const [head, tail] = [mutated.subarray(0, at), mutated.subarray(at)];
    const kind = random.below(5);
    if (kind === 0)
      mutated = Buffer.concat([head, Buffer.from([random.below(256)]), tail.subarray(1)]);
    else if (kind === 1) mutated = Buffer.concat([head, tail.subarray(1 + random.below(9))]);
    else if (kind === 2) mutated = Buffer.concat([head, Buffer.from(random.pick(scraps)), tail]);
    else if (kind === 3) mutated = head;
    else mutated = Buffer.concat([head, tail.subarray(0, random.below(60)), tail]);
  }
  return mutated;
}
