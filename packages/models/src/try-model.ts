import type { ErrorDetail } from '@parallel-dispatcher/schema';
import { createModels, type ModelsOptions } from './create-models.ts';

/** What came of asking a model something small. */
export interface ModelTrial {
  readonly ok: boolean;
  readonly duration_ms: number;
  readonly error: ErrorDetail | null;
}

/** The least that OpenAI takes; a model that thinks first may not get to its answer. */
const maxOutputTokens = 16;

/** Failures that only a model that answers has. */
const answered: ReadonlySet<string> = new Set(['MODEL_OUTPUT_TRUNCATED', 'MODEL_ANSWER_EMPTY']);

/** Asks a model for one word, and nobody in its place. */
export async function tryModel(
  name: string,
  { timeoutMs, ...options }: ModelsOptions & { readonly timeoutMs: number },
): Promise<ModelTrial> {
  const alone = Object.entries(options.models).map(([each, entry]) => {
    if (typeof entry === 'string') return [each, entry] as const;
    const { fallback: _fallback, ...settings } = entry;
    return [each, settings] as const;
  });
  const models = createModels({ ...options, models: Object.fromEntries(alone) });
  const answer = await models.call({
    method: 'generateText',
    agent: 'dispatch',
    run: 'trial',
    task: name,
    request: {
      model: name,
      maxOutputTokens,
      messages: [{ role: 'user', content: 'Answer with the word OK.' }],
    },
    signal: new AbortController().signal,
    timeLeftMs: timeoutMs,
    onText: () => undefined,
    tools: { describe: async () => ({ ok: true, value: [] }), call: async () => noTool },
  });
  const { duration_ms } = answer.record;
  const ok = answer.ok || answered.has(answer.error.code);
  return { ok, duration_ms, error: ok || answer.ok ? null : answer.error };
}

const noTool = { ok: true, value: null } as const;
