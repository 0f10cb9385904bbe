import type { AgentContext } from '@parallel-dispatcher/agent';
import { CORE_SCHEMA, dump } from 'js-yaml';
import type { UnclearRequest } from './find-contract.ts';
import { inputError } from './input-error.ts';
import { explainUnclear } from './explain-unclear.ts';

/**
 * Keeps the draft of an unclear request as an artifact, and ends the task with what is open.
 * @throws AgentError with `NEEDS_INPUT` or `MODEL_REQUIRED`, always.
 */
export async function askForInput(
  { unclear, at }: UnclearRequest,
  { artifacts }: Pick<AgentContext, 'artifacts'>,
): Promise<never> {
  const { draft } = unclear;
  if (draft !== null) {
    const text = dump(draft.document, { schema: CORE_SCHEMA, noRefs: true, lineWidth: 100 });
    await artifacts.put(text, { mediaType: 'application/yaml', name: draft.file });
  }
  const { code, message, hint } = explainUnclear(unclear);
  throw inputError({ code, message, path: at, hint });
}
