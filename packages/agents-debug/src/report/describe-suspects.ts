import { codeFrame } from '@parallel-dispatcher/code-analysis';
import type { Suspect } from '@parallel-dispatcher/schema';
import { factsOf, type Fact } from '../facts/fact.ts';
import type { Findings } from './findings.ts';

export async function describeSuspects(findings: Findings): Promise<Suspect[]> {
  const { suspects, ledger, failure } = findings;
  return await Promise.all(
    suspects.map(async ({ place, method, rank, tied, facts }) => {
      const read = await failure.sources.read(place.file);
      const { line, column } = place;
      return {
        rank,
        tied,
        method,
        function: place.function,
        file: place.file,
        line,
        column,
        evidence: [...ledger.ids(facts)],
        code_frame: read.ok && line !== null ? codeFrame(read.source.text, { line, column }) : null,
        lines: linesOf(findings, facts),
      };
    }),
  );
}

/** The lines of a suspect among the first of all; null where lines were not ranked. */
function linesOf(findings: Findings, own: readonly Fact[]): Suspect['lines'] {
  if (factsOf(findings.facts, 'line_of_failing_test').length === 0) return null;
  return factsOf(own, 'line_of_failing_test').map(({ place, position, sharedBy, detail }) => ({
    line: place.line ?? 1,
    rank: position,
    shared_by: sharedBy,
    code: detail,
  }));
}
