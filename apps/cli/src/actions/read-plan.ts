import { resolveMaxPlanBytes } from '@parallel-dispatcher/runtime';
import { documentSyntax, type DocumentSyntax } from '@parallel-dispatcher/schema';
import { errorAnswer, runAnswer, type Answer } from '../answer.ts';
import { readInput } from '../io/read-input.ts';
import { runtimeOptions, type PlanOptions } from '../options/plan-options.ts';
import { interruptedDocument } from '../render/interrupted-document.ts';
import { ownExitCodes } from '../render/refused-document.ts';

/** What an action gets from its command. */
export interface PlanRequest<Options> {
  readonly options: Options;
  /** Aborted when the command is to end early; the reason is an `Interruption`. */
  readonly cancel: AbortSignal;
}

export type PlanBytes =
  | {
      readonly ok: true;
      readonly bytes: Uint8Array;
      readonly maxBytes: number;
      readonly syntax: DocumentSyntax;
    }
  | { readonly ok: false; readonly answer: Answer };

/** The bytes of a plan or an input, or the answer why there are none. */
export async function readPlan(
  file: string | undefined,
  { options, cancel }: PlanRequest<PlanOptions>,
): Promise<PlanBytes> {
  const limit = await resolveMaxPlanBytes(runtimeOptions(options));
  if (!limit.ok) return { ok: false, answer: errorAnswer(limit.errors, ownExitCodes.refused) };
  const maxBytes = limit.value;
  const input = await readInput(file, { maxBytes, cancel });
  if (input.kind === 'bytes') {
    const { bytes } = input;
    return { ok: true, bytes, maxBytes, syntax: documentSyntax(bytes, file) };
  }
  const answer =
    input.kind === 'refused'
      ? errorAnswer([input.error], input.exitCode)
      : runAnswer(interruptedDocument(cancel));
  return { ok: false, answer };
}
