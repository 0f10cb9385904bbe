import type { UnclearRequest } from './find-contract.ts';

/** What a user is told of an unclear request. */
export interface Explanation {
  readonly code: 'NEEDS_INPUT' | 'MODEL_REQUIRED';
  readonly message: string;
  readonly hint: string;
}

const model =
  'configure a model (DISPATCH_MODEL, or "model" in the config), which then writes the contract';

/** Code, message and hint for a text that no contract can be made of. */
export function explainUnclear(unclear: UnclearRequest['unclear']): Explanation {
  const { code, reason, draft, unknown, unaccounted } = unclear;
  if (code === 'MODEL_REQUIRED') {
    const words = unaccounted.map((said) => `"${said}"`).join(', ');
    return {
      code,
      message: `${reason}${words === '' ? '' : ` Not understood: ${words}.`} No model took part, and patterns alone do not write what they do not know.`,
      hint: `Give a structured contract in "contract", say it in words that docs/patterns.md lists, or ${model}.`,
    };
  }
  const open = unknown.map(({ path, question }) => `${path}: ${question}`);
  return {
    code,
    message: [reason, ...open].join('\n'),
    hint:
      draft === null
        ? `Say it, give a structured contract in "contract", or ${model}.`
        : `The draft is kept as the artifact ${draft.file}: replace each UNKNOWN in it and give it back as "contract" or among "context_files"; or ${model}.`,
  };
}
