import type { PatternNode } from '../typescript/support/pattern-node.ts';

const candidates = Array.from('aA0bB1-_. @/:xX9éΩ漢😀').concat(
  Array.from({ length: 95 }, (_, at) => String.fromCharCode(32 + at)),
);

/** A text that a pattern describes, as short as it goes; undefined where none is at hand. */
export function samplePattern(node: PatternNode): string | undefined {
  switch (node.kind) {
    case 'edge':
      return '';
    case 'atom': {
      const test = new RegExp(`^(?:${node.source})$`, 'u');
      return candidates.find((candidate) => test.test(candidate));
    }
    case 'choice':
      return node.parts.map(samplePattern).find((sample) => sample !== undefined);
    case 'sequence': {
      const samples = node.parts.map(samplePattern);
      return samples.includes(undefined) ? undefined : samples.join('');
    }
    case 'repeat':
      break;
  }
  // A longer text would be no example any more.
  if (node.least > 1000) return undefined;
  return node.least === 0 ? '' : samplePattern(node.part)?.repeat(node.least);
}
