import type { ComputeContract, Contract } from '../contract/contract.ts';
import type { Example } from '../contract/example.ts';
import type { Step } from '../contract/step.ts';
import { describedSteps, type DescribedStep } from './described-steps.ts';

/** Bodies whose result no example would show: neither an output nor an error depends on it. */
export function untestedBodies(contract: Contract): readonly DescribedStep[] {
  if (contract.nodeType !== 'COMPUTE_GENERIC') return [];
  return describedSteps(contract).filter((body) => {
    const { fields, errors } = dependentsOf(body, contract);
    return !contract.examples.some((example) => shows(example, fields, errors));
  });
}

interface Dependents {
  /** Output fields. */
  readonly fields: ReadonlySet<string>;
  /** Codes that later steps may end with because of it. */
  readonly errors: ReadonlySet<string>;
}

/** What the result of a body goes into, through all later steps. */
function dependentsOf(body: DescribedStep, { pipeline, output }: ComputeContract): Dependents {
  const touched = new Set([body.to]);
  const errors = new Set<string>();
  const first = pipeline.findIndex(({ at }) => at === body.at);
  for (const step of pipeline.slice(first + 1)) {
    const reads = namesIn(step).some((name) => touched.has(name));
    const { work, to } = step;
    if (reads && work.kind === 'require') errors.add(work.error);
    if (reads && work.kind === 'lookup' && work.missingError) errors.add(work.missingError);
    if (to === null) continue;
    if (reads) touched.add(to);
    else touched.delete(to);
  }
  const fields = output.filter(([, [name = '']]) => touched.has(name)).map(([field]) => field);
  return { fields: new Set(fields), errors };
}

/** Names of the values that a step reads. */
function namesIn({ from, work }: Step): readonly string[] {
  const own = work.kind === 'describe' ? work.inputs : [];
  const joined = work.kind === 'lookup' ? work.with.slice(0, 1) : [];
  return [...(from?.slice(0, 1) ?? []), ...own, ...joined, ...varsIn(work)];
}

function varsIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  const path: unknown = Reflect.get(value, 'path');
  if (Reflect.get(value, 'kind') === 'var' && Array.isArray(path)) return [String(path[0])];
  return Object.values(value).flatMap(varsIn);
}

function shows({ turns }: Example, fields: ReadonlySet<string>, errors: ReadonlySet<string>) {
  return turns.some(({ expect: { outcome } }) => {
    if (outcome === null) return false;
    if (outcome.kind === 'error') return errors.has(outcome.code);
    const { output } = outcome;
    return typeof output === 'object' && Object.keys(output ?? {}).some((key) => fields.has(key));
  });
}
