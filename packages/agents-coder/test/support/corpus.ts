import { readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import type { NodeType } from '@parallel-dispatcher/schema';
import { contractFromText } from '../../src/requests/contract-from-text.ts';
import type { TextContract } from '../../src/requests/text-request.ts';

/** A request in words, and what is to come of it. */
export interface Sentence {
  readonly type: NodeType;
  readonly text: string;
  /** The pattern, and what the node is about. */
  readonly pattern?: string;
  readonly entity?: string;
  /** Else the code of the error, and words it has to name. */
  readonly code?: string;
  readonly names?: string;
}

export function corpus(name: string): readonly Sentence[] {
  return load(
    readFileSync(new URL(`../corpus/${name}.yaml`, import.meta.url), 'utf8'),
  ) as Sentence[];
}

export function read({ text, type }: Pick<Sentence, 'text' | 'type'>): TextContract {
  return contractFromText({ text, nodeType: type, nodeName: null, types: [] });
}

/** Whether what came is what was to come. */
export function isRight(sentence: Sentence, made: TextContract): boolean {
  const { pattern, entity = '', code, names = '' } = sentence;
  if (!made.ok) {
    const told = [...made.unaccounted, ...made.unknown.map(({ question }) => question)].join('\n');
    return made.code === code && told.includes(names);
  }
  const isPattern = made.provenance.patterns.some(({ id }) => id === pattern);
  return isPattern && String(made.contract['name']).startsWith(entity);
}
