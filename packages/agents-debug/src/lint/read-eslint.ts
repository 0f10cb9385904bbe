import * as z from 'zod';
import { parseJson } from '../records/parse-json.ts';

const fixSchema = z.object({
  range: z.tuple([z.int().min(0), z.int().min(0)]),
  text: z.string(),
});

const resultSchema = z.array(
  z.object({
    filePath: z.string(),
    messages: z.array(
      z.object({
        ruleId: z.string().nullable(),
        message: z.string(),
        line: z.int().min(1).default(1),
        fatal: z.boolean().default(false),
        fix: fixSchema.optional(),
        suggestions: z.array(z.object({ fix: fixSchema })).nullish(),
      }),
    ),
  }),
);

/** A replacement in a text, by offsets. */
export type TextFix = z.infer<typeof fixSchema>;

/** What a linter says of one place. */
export interface LintMessage {
  /** As the linter has it. */
  readonly file: string;
  readonly rule: string;
  readonly message: string;
  /** From 1. */
  readonly line: number;
  /** Its own fix, then those that it suggests. */
  readonly fixes: readonly TextFix[];
}

/** The messages in what `eslint --format json` printed; null where that is not in it. */
export function readEslint(output: string): readonly LintMessage[] | null {
  const start = output.search(/^\[/m);
  const end = output.lastIndexOf(']');
  if (start < 0 || end < start) return null;
  const read = resultSchema.safeParse(parseJson(output.slice(start, end + 1)));
  if (!read.success) return null;
  return read.data.flatMap(({ filePath: file, messages }) =>
    messages
      .filter(({ fatal }) => !fatal)
      .map(({ ruleId, message, line, fix, suggestions }) => {
        const fixes = [...(fix ? [fix] : []), ...(suggestions ?? []).map((one) => one.fix)];
        return { file, rule: ruleId ?? 'eslint', message, line, fixes };
      }),
  );
}
