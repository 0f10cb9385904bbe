import { jsonPath } from './json-path.ts';
import { get, isMapping, nameOf, type Mapping } from './mapping.ts';
import { parseDescribed } from './parse-described.ts';
import { parsePath } from './parse-path.ts';
import { parseStepWork } from './parse-step-work.ts';
import { didYouMean, type Problems } from './problem.ts';
import { stepKinds, type Step, type StepKind } from './step.ts';

/** Where a step may say what it does when that is not a key of its own. */
const kindKeys = ['step', 'op', 'operation', 'kind', 'type', 'do', 'action', 'transform'] as const;

/** `{ filter: { where } }` and the flat `{ op: filter, where }`, made one. */
function findKind(step: Mapping): { kind: StepKind; at: string; parameters: unknown } | undefined {
  const own = stepKinds.find((kind) => Object.hasOwn(step, kind));
  if (own !== undefined) return { kind: own, at: own, parameters: get(step, own) };
  for (const key of kindKeys) {
    const kind = stepKinds.find((known) => known === get(step, key));
    if (kind !== undefined) return { kind, at: '', parameters: step };
  }
  return undefined;
}

/** Reads one step; undefined, with the problem told, when it cannot be told what it does. */
export function parseStep(value: unknown, at: string, problems: Problems): Step | undefined {
  const found = isMapping(value) ? findKind(value) : undefined;
  if (!isMapping(value) || found === undefined) {
    const named = isMapping(value)
      ? Object.keys(value).filter((key) => !['from', 'to', 'description'].includes(key))
      : [];
    problems.add({
      code: 'UNKNOWN_STEP',
      at,
      message: isMapping(value)
        ? `No step is named here; found ${named.join(', ') || 'no key'}.`
        : `Expected a step such as { from: lines, filter: { where: ... }, to: kept }, got ${nameOf(value)}.`,
      hint: didYouMean(named[0] ?? '', stepKinds),
    });
    return undefined;
  }
  const { kind, parameters } = found;
  const others = stepKinds.filter(
    (other) => other !== kind && other !== 'describe' && Object.hasOwn(value, other),
  );
  if (found.at !== '' && others.length > 0) {
    problems.add({
      code: 'CONTRACT_CONTRADICTION',
      at,
      message: `A step does one thing, and this one names ${[kind, ...others].join(' and ')}.`,
      hint: 'Make it a step for each, one after the other.',
    });
  }
  const inside = found.at === '' ? at : jsonPath(at, found.at);
  const side = (key: 'from' | 'to'): unknown =>
    get(value, key) ?? (isMapping(parameters) ? get(parameters, key) : undefined);

  const from = side('from');
  const to = side('to');
  const free = ['arithmetic', 'choose', 'require', 'describe'].includes(kind);
  if (from === undefined && !free) {
    problems.add({
      code: 'CONTRACT_INVALID',
      at: jsonPath(at, 'from'),
      message: `A ${kind} step needs "from", the name of the rows it works on.`,
    });
  }
  if (kind !== 'require' && (typeof to !== 'string' || to === '' || to.includes('.'))) {
    problems.add({
      code: 'CONTRACT_INVALID',
      at: jsonPath(at, 'to'),
      message: `Expected a name without dots for the result, got ${nameOf(to)}.`,
    });
  }
  const description = get(value, 'description');
  return {
    at,
    description: typeof description === 'string' ? description : null,
    from:
      from === undefined || from === null ? null : parsePath(from, jsonPath(at, 'from'), problems),
    to: kind !== 'require' && typeof to === 'string' ? to : null,
    work:
      kind === 'describe'
        ? parseDescribed(value, { at, from, problems })
        : parseStepWork(kind, { parameters, at: inside, problems }),
  };
}
