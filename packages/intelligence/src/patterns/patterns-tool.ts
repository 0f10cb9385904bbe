import type { JsonObject } from '@parallel-dispatcher/schema';
import * as z from 'zod';
import type { Assessor } from '../assessor/assessor.ts';
import {
  contentSchema,
  languageSchema,
  readSource,
  sourcePathSchema,
} from '../assessor/source-input.ts';
import { readOnly } from '../read-only.ts';
import { defineTool, type IntelligenceTool } from '../tool.ts';

const output = z.object({
  patterns: z.array(
    z.object({
      pattern: z.string(),
      line: z.number().int(),
      occurrences: z.number().int(),
      message: z.string(),
    }),
  ),
  anti_patterns: z.array(
    z.object({
      pattern: z.string(),
      line: z.number().int().nullable(),
      severity: z.string(),
      message: z.string(),
      source: z.string(),
    }),
  ),
  recommendations: z.array(z.string()),
  reason: z.string().nullable().describe('Why nothing was looked for, or found by that name.'),
});

/** Words for the two halves; any other is the name of one pattern. */
const good = new Set(['best_practices', 'patterns', 'good', 'positive']);
const bad = new Set(['anti_patterns', 'antipatterns', 'anti-patterns', 'bad', 'negative']);
const all = new Set(['', 'all', 'quality', 'code', 'any', 'general']);

/** `get_quality_patterns` */
export function patternsTool(assessor: Assessor): IntelligenceTool {
  return defineTool({
    name: 'get_quality_patterns',
    description: 'Names the good and the bad patterns in a source file, with their lines.',
    annotations: readOnly,
    input: z.object({
      content: contentSchema,
      pattern_type: z
        .string()
        .max(64)
        .default('all')
        .describe('all, best_practices, anti_patterns, or the name of one pattern.'),
      source_path: sourcePathSchema.optional(),
      language: languageSchema.optional(),
    }),
    output,
    async run(input, { signal }) {
      const read = readSource(input);
      if (!read.ok) {
        const none = { patterns: [], anti_patterns: [], recommendations: [], reason: read.reason };
        return { ok: true, value: none };
      }
      const answer = await assessor.run({ kind: 'patterns', source: read.source }, signal);
      return answer.ok ? { ok: true, value: select(answer.value, input.pattern_type) } : answer;
    },
  });
}

/** The part of the answer that was asked for. */
function select(answer: JsonObject, type: string): z.input<typeof output> {
  const found = output.parse(answer);
  const asked = type.trim().toLowerCase();
  if (all.has(asked)) return found;
  if (good.has(asked)) return { ...found, anti_patterns: [], recommendations: [] };
  if (bad.has(asked)) return { ...found, patterns: [] };
  const named = ({ pattern }: { readonly pattern: string }): boolean =>
    pattern.replaceAll('-', '_').includes(asked.replaceAll('-', '_'));
  const patterns = found.patterns.filter(named);
  const anti = found.anti_patterns.filter(named);
  const reason =
    patterns.length + anti.length === 0 ? `no pattern of the name ${asked} was found` : null;
  return { ...found, patterns, anti_patterns: anti, reason: found.reason ?? reason };
}
