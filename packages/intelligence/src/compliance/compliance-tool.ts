import { validationLevelSchema, validationRules } from '@parallel-dispatcher/schema';
import * as z from 'zod';
import type { Assessor } from '../assessor/assessor.ts';
import {
  contentSchema,
  languageSchema,
  readSource,
  sourcePathSchema,
} from '../assessor/source-input.ts';
import { readOnly } from '../read-only.ts';
import { defineTool, type IntelligenceTool, type ToolResult } from '../tool.ts';
import { notChecked } from './not-checked.ts';

const output = z.object({
  score: z.number().min(0).max(1).nullable(),
  compliant: z.boolean().nullable(),
  violations: z.array(
    z.object({
      rule: z.enum(validationRules),
      severity: z.enum(['error', 'warning', 'info']),
      line: z.number().int().nullable(),
      message: z.string(),
      fix: z.string(),
    }),
  ),
  recommendations: z.array(z.string()),
  reasoning: z.string(),
  level: z.string(),
  node_type: z.string().nullable(),
  not_applied: z.array(z.object({ rule: z.string(), reason: z.string() })),
});

/** Architectures whose rules are known; `general` leaves out those of nodes. */
const architectures: Readonly<Record<string, { readonly isNode: boolean }>> = {
  onex: { isNode: true },
  omninode: { isNode: true },
  general: { isNode: false },
  generic: { isNode: false },
};

/** `check_architectural_compliance` */
export function complianceTool(assessor: Assessor): IntelligenceTool {
  return defineTool({
    name: 'check_architectural_compliance',
    description:
      'Checks a source file against the rules of an architecture (onex-001 to onex-004, quality-001 to quality-003): violations with line and fix, a score, a verdict.',
    annotations: readOnly,
    input: z.object({
      content: contentSchema,
      architecture_type: z
        .string()
        .max(64)
        .default('onex')
        .describe('onex, or general to leave out the rules of nodes.'),
      source_path: sourcePathSchema.optional(),
      language: languageSchema.optional(),
      level: validationLevelSchema
        .default('moderate')
        .describe('strict: errors and warnings block; moderate: errors; lenient: nothing.'),
    }),
    output,
    async run(input, { signal }) {
      const { architecture_type, level } = input;
      const known = architectures[architecture_type.toLowerCase().replace(/_.*$/, '')];
      const notDone = (reason: string): ToolResult<z.input<typeof output>> => ({
        ok: true,
        value: output.parse(notChecked(reason, level)),
      });
      if (known === undefined) {
        return notDone(`there are rules for onex and general, none for ${architecture_type}`);
      }
      const read = readSource(input);
      if (!read.ok) return notDone(read.reason);
      const job = { kind: 'compliance', source: read.source, level, isNode: known.isNode } as const;
      const answer = await assessor.run(job, signal);
      return answer.ok ? { ok: true, value: answer.value as z.input<typeof output> } : answer;
    },
  });
}
