import { parsePattern } from './parse-pattern.ts';
import type { PatternNode } from './pattern-node.ts';

type Instruction =
  | { readonly kind: 'match' }
  | { readonly kind: 'atom'; readonly pattern: RegExp; readonly next: number }
  | { readonly kind: 'edge'; readonly source: string; readonly next: number }
  | { readonly kind: 'split'; readonly next: number[] };

/**
 * A regular expression whose test takes time in proportion to the text, whatever the pattern:
 * all ways through the pattern are followed at once, none is tried again.
 * @see Thompson 1968; Cox, "Regular Expression Matching Can Be Simple And Fast".
 * @throws RangeError for look-around, back references and patterns of more than 10,000 steps.
 */
export function linearPattern(pattern: string): { test(text: string): boolean } {
  const steps: Instruction[] = [{ kind: 'match' }];
  const place = (step: Instruction): number => {
    if (steps.length > 10_000) throw new RangeError('It takes more than 10,000 steps.');
    return steps.push(step) - 1;
  };
  // Built from the end: each part is told where to go on.
  const build = (node: PatternNode, next: number): number => {
    if (node.kind === 'atom') {
      return place({ kind: 'atom', pattern: new RegExp(`^(?:${node.source})$`, 'u'), next });
    }
    if (node.kind === 'edge') return place({ kind: 'edge', source: node.source, next });
    if (node.kind === 'sequence')
      return node.parts.reduceRight((to, part) => build(part, to), next);
    if (node.kind === 'choice') {
      return place({ kind: 'split', next: node.parts.map((part) => build(part, next)) });
    }
    let start = next;
    if (node.most === Infinity) {
      const again: number[] = [next];
      start = place({ kind: 'split', next: again });
      again.push(build(node.part, start));
    } else {
      for (let extra = node.least; extra < node.most; extra += 1) {
        start = place({ kind: 'split', next: [next, build(node.part, start)] });
      }
    }
    for (let count = 0; count < node.least; count += 1) start = build(node.part, start);
    return start;
  };
  const first = build(parsePattern(pattern), 0);

  const isWord = (point: string | undefined): boolean => point !== undefined && /^\w$/.test(point);
  const test = (text: string): boolean => {
    const points = Array.from(text);
    const holds = (source: string, at: number): boolean => {
      if (source === '^') return at === 0;
      if (source === '$') return at === points.length;
      return (isWord(points[at - 1]) !== isWord(points[at])) === (source === '\\b');
    };
    let alive: number[] = [];
    for (let at = 0; at <= points.length; at += 1) {
      const seen = new Set<number>();
      const waiting = [...alive, first];
      alive = [];
      for (let here = waiting.pop(); here !== undefined; here = waiting.pop()) {
        if (seen.has(here)) continue;
        seen.add(here);
        const step = steps[here];
        if (step === undefined || step.kind === 'match') return true;
        if (step.kind === 'split') waiting.push(...step.next);
        else if (step.kind === 'edge') {
          if (holds(step.source, at)) waiting.push(step.next);
        } else if (at < points.length && step.pattern.test(points[at] ?? '')) alive.push(step.next);
      }
    }
    return false;
  };
  return { test };
}
