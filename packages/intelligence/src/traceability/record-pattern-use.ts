import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import { failed } from '../failed.ts';
import { defineTool, type IntelligenceTool } from '../tool.ts';
import { hashFile } from './hash-file.ts';
import { appendUse } from './pattern-record.ts';
import { patternUseInput, patternUseSchema, type PatternUse } from './pattern-use.ts';
import { placeInWorkspace } from './place-in-workspace.ts';
import { recordFailed } from './record-failed.ts';
import type { RecordPlace } from './record-place.ts';

/** Writes down which pattern, contract and run made a file. */
export function recordPatternUse({ workspace, record }: RecordPlace): IntelligenceTool {
  return defineTool({
    name: 'record_pattern_use',
    description:
      'Writes down which pattern (and contract, run, task) a file of this workspace was made by, with the hash of the file.',
    input: patternUseInput,
    output: z.object({ recorded: patternUseSchema }),
    annotations: {
      readOnlyHint: false,
      idempotentHint: false,
      destructiveHint: false,
      openWorldHint: false,
    },
    run: async ({ content, sha256: given, ...input }) => {
      const file = await placeInWorkspace(workspace, input.file).catch(() => null);
      if (file === null) {
        return failed({
          code: 'PATTERN_FILE_OUTSIDE',
          message: `Uses are recorded of files in the workspace ${workspace}; ${input.file} is not one.`,
          path: 'file',
          hint: 'Give a path within the workspace, such as src/cart.ts.',
          errorClass: 'input',
        });
      }
      const use: PatternUse = {
        schema_version: 1,
        recorded_at: new Date().toISOString(),
        pattern: input.pattern,
        contract: input.contract ?? null,
        run_id: input.run_id ?? null,
        task_id: input.task_id ?? null,
        file,
        sha256:
          given ??
          (content === undefined ? await hashFile(join(workspace, file)) : hashText(content)),
        note: input.note ?? null,
      };
      try {
        await appendUse(record, use);
        return { ok: true, value: { recorded: use } };
      } catch (error) {
        return recordFailed(record, error);
      }
    },
  });
}

function hashText(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
