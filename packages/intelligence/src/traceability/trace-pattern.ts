import { join } from 'node:path';
import { z } from 'zod';
import { failed } from '../failed.ts';
import { readOnly } from '../read-only.ts';
import { defineTool, type IntelligenceTool } from '../tool.ts';
import { hashFile } from './hash-file.ts';
import { readUses } from './pattern-record.ts';
import { patternUseSchema, type PatternUse } from './pattern-use.ts';
import { placeInWorkspace } from './place-in-workspace.ts';
import { recordFailed } from './record-failed.ts';
import type { RecordPlace } from './record-place.ts';

const input = z.object({
  pattern: z.string().trim().min(1).optional(),
  contract: z.string().trim().min(1).optional(),
  file: z.string().min(1).max(4096).optional(),
  run_id: z.string().min(1).optional(),
  limit: z.int().min(1).max(1000).default(100).describe('The latest uses, at most this many.'),
});

const output = z.object({
  /** The latest first. */
  uses: z.array(
    patternUseSchema.extend({
      /** Whether the file is another now than when it was recorded; null where that is not known. */
      changed: z.boolean().nullable(),
      /** Why `changed` is null or true. */
      reason: z.string().nullable(),
    }),
  ),
  /** How many there are, with those beyond the limit. */
  total: z.int(),
  patterns: z.array(z.string()),
  files: z.array(z.string()),
  runs: z.array(z.string()),
  /** Lines of the record that could not be read. */
  unreadable_lines: z.int(),
});

/** Finds which pattern, contract and run made which file, and whether it changed since. */
export function tracePattern({ workspace, record }: RecordPlace): IntelligenceTool {
  return defineTool({
    name: 'trace_pattern',
    description:
      'Finds what `record_pattern_use` wrote down: by pattern, contract, file or run, which made which file, and whether the file changed since.',
    input,
    output,
    annotations: readOnly,
    run: async ({ limit, ...asked }) => {
      const { pattern, contract, run_id: run } = asked;
      if ([pattern, contract, run, asked.file].every((one) => one === undefined)) {
        return failed({
          code: 'PATTERN_TRACE_EMPTY',
          message: 'Nothing says what to trace.',
          hint: 'Give `pattern`, `contract`, `file` or `run_id`.',
          errorClass: 'input',
        });
      }
      try {
        const file = asked.file && (await placeInWorkspace(workspace, asked.file));
        const { uses, unreadableLines } = await readUses(record);
        const found = uses.filter(
          (use) =>
            (pattern === undefined || use.pattern === pattern) &&
            (contract === undefined || use.contract === contract) &&
            (run === undefined || use.run_id === run) &&
            (file === undefined || use.file === file),
        );
        const latest = [...found].reverse().slice(0, limit);
        const compared = await Promise.all(latest.map((use) => compare(workspace, use)));
        return {
          ok: true,
          value: {
            uses: compared,
            total: found.length,
            patterns: distinct(found.map((use) => use.pattern)),
            files: distinct(found.map((use) => use.file)),
            runs: distinct(found.flatMap((use) => use.run_id ?? [])),
            unreadable_lines: unreadableLines,
          },
        };
      } catch (error) {
        return recordFailed(record, error);
      }
    },
  });
}

async function compare(workspace: string, use: PatternUse) {
  if (use.sha256 === null) {
    return { ...use, changed: null, reason: 'The file was not there when it was recorded.' };
  }
  const now = await hashFile(join(workspace, use.file));
  if (now === null) return { ...use, changed: true, reason: 'The file cannot be read now.' };
  const changed = now !== use.sha256;
  return { ...use, changed, reason: changed ? 'The content of the file is another.' : null };
}

function distinct(names: readonly string[]): string[] {
  return [...new Set(names)];
}
