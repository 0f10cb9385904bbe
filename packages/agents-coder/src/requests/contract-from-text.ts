import { parseContract } from '../contract/parse-contract.ts';
import type { Mapping } from '../contract/mapping.ts';
import { unknownMark } from '../contract/report-unknown.ts';
import type { BuiltContract } from '../patterns/built-contract.ts';
import { typeOf } from '../patterns/entity-fields.ts';
import { placeUnknown } from '../patterns/place-unknown.ts';
import type { Unknown } from '../patterns/pattern.ts';
import { fitForm } from './fit-form.ts';
import { libraries } from './read-library.ts';
import { tokenise } from '../text/tokenise.ts';
import type { TextContract, TextProvenance, TextRequest } from './text-request.ts';

/** Longer than any request that rules read; a text of this length takes some milliseconds. */
const longestText = 8000;

/**
 * Makes a contract of a request in words, by patterns and without a model. It is made only where
 * the patterns account for every word; else it says what is open, with a draft to fill in.
 */
export function contractFromText(request: TextRequest): TextContract {
  const { text, nodeType, nodeName, types, unread = [], form } = request;
  if (text.length > longestText) {
    return required(`The text has ${text.length} characters; rules read up to ${longestText}.`, []);
  }
  const whole = libraries[nodeType](text, types, nodeName);
  if (whole.built === null) {
    return (
      otherType(request) ??
      tooShort(text) ??
      required('No pattern is about what the text asks for.', whole.unaccounted)
    );
  }
  const { unaccounted } = whole;
  const built = form === undefined ? whole.built : fitForm(whole.built, form);
  const provenance: TextProvenance = {
    engine: 'embedded-rules',
    patterns: whole.uses,
    assumptions: [...built.assumptions, ...unread],
    types: [typeOf(built.entity, types)?.source].filter((source) => source !== undefined),
  };
  const isDecided = built.unknown.length === 0 && unaccounted.length === 0;
  const parsed = isDecided ? parseContract(built.document) : null;
  if (parsed?.ok === true) {
    return { ok: true, contract: withOrigin(built.document, provenance), provenance };
  }
  const faults = (parsed?.errors ?? []).map(({ path, message }) => ({
    path: path ?? 'name',
    question: message,
  }));
  return open({ built, unaccounted, provenance, unknown: [...built.unknown, ...faults] });
}

interface Open {
  readonly built: BuiltContract;
  readonly unaccounted: readonly string[];
  readonly provenance: TextProvenance;
  readonly unknown: readonly Unknown[];
}

function open({ built, unaccounted, provenance, unknown }: Open): TextContract {
  const uncovered = unaccounted.map((words, at) => ({
    path: `unaccounted[${at}]`,
    question: `"${words}" is not in this contract. Write it in, then remove this line.`,
  }));
  const { document } = built;
  const marked = unknown.reduce(placeUnknown, withOrigin(document, provenance));
  const noted =
    uncovered.length === 0
      ? marked
      : { ...marked, unaccounted: uncovered.map(({ question }) => `${unknownMark} ${question}`) };
  const type = String(document['node_type']).replace('_GENERIC', '').toLowerCase();
  return {
    ok: false,
    code: 'NEEDS_INPUT',
    reason: 'The text does not say all that the contract needs.',
    draft: { file: `contract_${String(document['name'])}_${type}.draft.yaml`, document: noted },
    unknown: [...unknown, ...uncovered],
    unaccounted,
  };
}

/** Where it came from, for who reads the contract; no part of it computes. */
function withOrigin(
  document: Mapping,
  { engine, patterns, assumptions, types }: TextProvenance,
): Mapping {
  const origin = {
    engine,
    patterns: patterns.map((use) => ({ ...use })),
    assumptions: [...assumptions],
    types: [...types],
  };
  return { ...document, origin };
}

/** What a node of the asked type cannot do, and one of another type can. */
function otherType({ text, nodeType, types }: TextRequest): TextContract | null {
  // Anything may be a step of an orchestrator, so words tell nothing for it.
  const others = (['Effect', 'Compute', 'Reducer'] as const).filter((type) => type !== nodeType);
  const meant = others.find((type) => {
    const { built, unaccounted } = libraries[type](text, types, null);
    return built !== null && unaccounted.length === 0;
  });
  if (meant === undefined) return null;
  return {
    ok: false,
    code: 'NEEDS_INPUT',
    reason: `The text describes a node of type ${meant}, and ${nodeType} is asked for.`,
    draft: null,
    unknown: [{ path: 'node_type', question: `Is it ${meant}?` }],
    unaccounted: [],
  };
}

/** Two words say neither what is to be done nor with what. */
function tooShort(text: string): TextContract | null {
  if (tokenise(text).length > 2) return null;
  return {
    ok: false,
    code: 'NEEDS_INPUT',
    reason: 'The text does not say what is to be done with what.',
    draft: null,
    unknown: [{ path: 'description', question: 'What does the node do, and with what?' }],
    unaccounted: [],
  };
}

function required(reason: string, unaccounted: readonly string[]): TextContract {
  return { ok: false, code: 'MODEL_REQUIRED', reason, draft: null, unknown: [], unaccounted };
}
