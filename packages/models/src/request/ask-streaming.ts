import type {
  LanguageModelV4,
  LanguageModelV4CallOptions,
  LanguageModelV4Content,
  LanguageModelV4StreamPart,
} from '@ai-sdk/provider';
import { readUsage, unknownUsage } from './read-usage.ts';
import { showWarning } from './show-warning.ts';
import type { Step } from './step.ts';
import { textOf } from './text-of.ts';

interface Listener {
  /** The response began. */
  readonly onBegin: () => void;
  readonly onText: (text: string) => void;
}

type Draft = { -readonly [Key in keyof Step]: Step[Key] } & { content: LanguageModelV4Content[] };

/** One request whose answer comes in parts. @throws what the provider throws, or sends as an error. */
export async function askStreaming(
  model: LanguageModelV4,
  ...[options, { onBegin, onText }]: [LanguageModelV4CallOptions, Listener]
): Promise<Step> {
  const { stream, response } = await model.doStream(options);
  onBegin();
  const draft: Draft = {
    content: [],
    text: '',
    finish: { unified: 'interrupted', raw: undefined },
    usage: unknownUsage,
    warnings: [],
    headers: response?.headers ?? {},
  };
  for await (const part of stream) {
    if (part.type === 'text-delta') onText(part.delta);
    addPart(draft, part);
  }
  return { ...draft, text: textOf(draft.content) };
}

/** Puts a part where it belongs: texts grow, tool calls come whole. */
function addPart(draft: Draft, part: LanguageModelV4StreamPart): void {
  const { content } = draft;
  const last = content.at(-1);
  const { type } = part;
  if (type === 'error') throw part.error;
  if (type === 'stream-start') draft.warnings = part.warnings.map(showWarning);
  else if (type === 'tool-call') content.push(part);
  else if (type === 'finish') {
    draft.finish = part.finishReason;
    draft.usage = readUsage(part.usage);
  } else if (type === 'text-start') content.push({ type: 'text', text: '' });
  else if (type === 'reasoning-start') {
    content.push({ type: 'reasoning', text: '', ...metadataOf(part) });
  } else if (type === 'text-delta') {
    if (last?.type === 'text') last.text += part.delta;
    else content.push({ type: 'text', text: part.delta });
  } else if (type === 'reasoning-delta' && last?.type === 'reasoning') {
    Object.assign(last, metadataOf(part)).text += part.delta;
  } else if ((type === 'text-end' || type === 'reasoning-end') && last !== undefined) {
    Object.assign(last, metadataOf(part));
  }
}

/** Such as the signature of a thought, which its provider wants back. */
function metadataOf({ providerMetadata }: Pick<LanguageModelV4Content, 'providerMetadata'>) {
  return providerMetadata === undefined ? {} : { providerMetadata };
}
