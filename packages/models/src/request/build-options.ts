import type {
  JSONSchema7,
  LanguageModelV4CallOptions,
  LanguageModelV4Prompt,
  SharedV4ProviderOptions,
} from '@ai-sdk/provider';
import type { HostModelRequest } from '@parallel-dispatcher/agent';
import type { ConfiguredModel } from '../config/model-config.ts';
import { closeSchema } from './close-schema.ts';
import type { ToolNames } from './tool-names.ts';

interface Asked {
  readonly model: ConfiguredModel;
  readonly request: HostModelRequest;
  readonly prompt: LanguageModelV4Prompt;
  readonly names: ToolNames;
  readonly signal: AbortSignal;
}

/** A request as the AI SDK takes it. */
export function buildOptions({
  model,
  request,
  prompt,
  names,
  signal,
}: Asked): LanguageModelV4CallOptions {
  const closed = request.schema && closeSchema(request.schema);
  const maxOutputTokens = request.maxOutputTokens ?? model.maxOutputTokens;
  return {
    prompt: closed && tellsSchema(model) ? [schemaMessage(closed.schema), ...prompt] : prompt,
    abortSignal: signal,
    ...(closed && {
      responseFormat: { type: 'json', name: 'answer', schema: closed.schema },
    }),
    ...(names.tools.length > 0 && {
      tools: names.tools.map(({ wireName, description, inputSchema }) => ({
        type: 'function' as const,
        name: wireName,
        description,
        inputSchema: inputSchema as JSONSchema7,
      })),
      toolChoice: { type: 'auto' as const },
    }),
    ...(maxOutputTokens !== null && { maxOutputTokens }),
    ...(request.temperature !== undefined && { temperature: request.temperature }),
    ...(request.topP !== undefined && { topP: request.topP }),
    ...(request.seed !== undefined && { seed: request.seed }),
    ...(request.stopSequences !== undefined && { stopSequences: [...request.stopSequences] }),
    providerOptions: providerOptionsOf(model, request, closed?.isStrict),
  };
}

/** Servers that do not know the format of answers would leave the model without it. */
function tellsSchema({ address }: ConfiguredModel): boolean {
  return address.provider === 'openai-compatible';
}

function schemaMessage(schema: object) {
  const content = `Answer with JSON that fits this JSON Schema, and nothing else:\n${JSON.stringify(schema)}`;
  return { role: 'system' as const, content };
}

/** What providers are told besides; what an agent gives comes over it. */
function providerOptionsOf(
  { address, api, package: packageName }: ConfiguredModel,
  ...[request, isStrict]: [HostModelRequest, boolean | undefined]
): SharedV4ProviderOptions {
  const given = (request.providerOptions ?? {}) as SharedV4ProviderOptions;
  if (packageName !== null || address.provider === 'anthropic') return given;
  const isOpenAi = address.provider === 'openai';
  const key = isOpenAi ? 'openai' : 'openaiCompatible';
  const own = {
    // OpenAI would keep the answers, and then be sent references to them.
    ...(isOpenAi && api === 'responses' && { store: false }),
    // A model is held to a schema only where every field is required, and refused elsewhere.
    ...(isStrict !== undefined && { strictJsonSchema: isStrict }),
  };
  return { ...given, [key]: { ...own, ...given[key] } };
}
