import { codeFrame } from '@parallel-dispatcher/code-analysis';
import type { Suspect } from '@parallel-dispatcher/schema';
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
      };
    }),
  );
}
