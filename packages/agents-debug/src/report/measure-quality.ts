import type { DebugOutput, JsonObject } from '@parallel-dispatcher/schema';
import { sourceLanguage } from '@parallel-dispatcher/code-analysis';
import { qualityQuestion } from '../collect/quality.ts';
import { factsOf } from '../facts/fact.ts';
import type { Findings, Section } from './findings.ts';

/** Quality of the file that is mended, as it is and with the fix; both as a tool scores them. */
export async function measureQuality(
  findings: Findings,
): Promise<Section<DebugOutput['quality_improvement']>> {
  const { outcome, facts, suspects, failure } = findings;
  const { fix } = outcome;
  const file = fix?.place.file ?? suspects[0]?.place.file;
  const scores = factsOf(facts, 'quality_score');
  const before = (file === undefined ? scores[0] : scores.find((one) => one.file === file))?.score;
  const nothing = (reason: string): Section<DebugOutput['quality_improvement']> => ({
    value: { before: before ?? null, after: null, delta: null },
    missing: [
      { what: 'quality_improvement', reason },
      { what: 'solution.estimated_quality_improvement', reason },
    ],
  });
  if (before === undefined) return nothing('no quality of the file was measured');
  if (!fix) return nothing('there is no fix, so there is no quality after it');
  const mended = fix.place.file;
  const args = qualityQuestion.args(mended, sourceLanguage(mended));
  const attempt = await failure.askTool({
    tool: qualityQuestion.tool,
    args: { content: fix.files.get(mended) ?? '', ...args },
  });
  if (!attempt.ok) return nothing(attempt.reason);
  const about = { file: mended, short: failure.short(mended) };
  const { value } = attempt;
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  const [after] = isObject
    ? factsOf(qualityQuestion.readAnswer(value as JsonObject, about), 'quality_score')
    : [];
  if (!after) return nothing('the tool gave no score from 0 to 1 of the file with the fix');
  return { value: { before, after: after.score, delta: after.score - before }, missing: [] };
}
