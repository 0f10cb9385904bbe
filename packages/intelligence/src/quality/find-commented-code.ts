import type { Place, SourceFacts } from '../facts/source-facts.ts';
import type { Finding } from './finding.ts';

/** Lines that no sentence looks like. */
const code = {
  script:
    /^\/\/\s*(?:(?:(?:const|let|var|import|return|await|throw)\b.+;|(?:if|for|while|switch) \(.+\{|\}(?: else \{)?|[\w.]+\(.*\);|[\w.[\]]+ [+-]?= .+;)\s*)$/,
  python:
    /^#\s*(?:(?:if|for|while|def|class|with|elif) [^',]+:|else:|try:|from [\w.]+ import .+|(?:[\w.]+ [+-]?= )?[\w.]+\(.*\))\s*$/,
};

/** Code that was turned into comments: one finding for lines that follow each other. */
export function findCommentedCode(facts: SourceFacts, source: string): readonly Finding[] {
  const sign = code[facts.language === 'python' ? 'python' : 'script'];
  const places = facts.comments.filter(({ what }) => sign.test(what));
  return places.filter(isFirst).map(({ line }) => ({
    rule: 'commented-code',
    dimension: 'maintainability',
    severity: 'low',
    line,
    message: 'code stands in a comment: nobody knows whether it is still right',
    source,
  }));
}

/** The line before it is none of these. */
function isFirst({ line }: Place, at: number, all: readonly Place[]): boolean {
  return all[at - 1]?.line !== line - 1;
}
