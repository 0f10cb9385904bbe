import { isMapping, type Mapping } from '../contract/mapping.ts';
import type { Language } from '../node/node-names.ts';
import type { MissingBody } from './missing-bodies.ts';

interface Placing {
  readonly language: Language;
  readonly wanted: readonly MissingBody[];
  readonly given: readonly { readonly to: string; readonly code: string }[];
}

/** A copy of a contract with the code of bodies in it, where it was wanted and nowhere else. */
export function placeBodies(document: Mapping, { language, wanted, given }: Placing): Mapping {
  const pipeline = document['pipeline'];
  if (!Array.isArray(pipeline)) return document;
  const placed = pipeline.map((step: unknown, index) => {
    const body = wanted.find(({ at }) => at === `pipeline[${index}]`);
    const code = given.find(({ to }) => to === body?.to)?.code;
    if (!isMapping(step) || body === undefined || code === undefined) return step;
    const known = isMapping(step['code']) ? step['code'] : {};
    return { ...step, code: { ...known, [language]: code } };
  });
  return { ...document, pipeline: placed };
}
