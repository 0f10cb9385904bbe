import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { LanguageModelV4 } from '@ai-sdk/provider';
import type { ConfiguredModel } from '../config/model-config.ts';
import type { Fetch } from './guarded-fetch.ts';

export interface ProviderOptions {
  /** Null: none is needed. */
  readonly key: string | null;
  readonly fetch: Fetch;
  /** Folder that packages of other providers are looked for from. */
  readonly directory: string;
}

/** Providers insist on some key; a server of one's own ignores it. */
const noKey = 'none';

/** Loads the provider of a model, and nothing else. Asks nothing. */
export async function openProviderModel(
  model: ConfiguredModel,
  { key, fetch, directory }: ProviderOptions,
): Promise<LanguageModelV4> {
  const { provider, id, url } = model.address;
  const settings = {
    fetch,
    headers: model.headers,
    apiKey: key ?? noKey,
    ...(url !== null && { baseURL: url }),
  };
  if (model.package !== null) return await openPackage(model.package, { id, settings, directory });
  if (provider === 'anthropic') {
    const { createAnthropic } = await import('@ai-sdk/anthropic');
    return createAnthropic(settings)(id);
  }
  if (provider === 'openai') {
    const { createOpenAI } = await import('@ai-sdk/openai');
    const openai = createOpenAI(settings);
    return model.api === 'chat' ? openai.chat(id) : openai.responses(id);
  }
  const { createOpenAICompatible } = await import('@ai-sdk/openai-compatible');
  const { apiKey: _apiKey, ...rest } = settings;
  return createOpenAICompatible({
    ...rest,
    name: provider,
    baseURL: url ?? '',
    ...(key !== null && { apiKey: key }),
    includeUsage: true,
    supportsStructuredOutputs: true,
  })(id);
}

interface PackageOptions {
  readonly id: string;
  readonly settings: object;
  readonly directory: string;
}

type ProviderFactory = (settings: object) => (id: string) => LanguageModelV4;

/** Every AI SDK provider exports one `createName(settings)`, whose result makes models. */
async function openPackage(
  name: string,
  { id, settings, directory }: PackageOptions,
): Promise<LanguageModelV4> {
  const file = createRequire(join(directory, 'dispatch.config.js')).resolve(name);
  const module = (await import(pathToFileURL(file).href)) as Readonly<Record<string, unknown>>;
  const [, create] =
    Object.entries(module).find(
      ([key, value]) => /^create[A-Z]/u.test(key) && typeof value === 'function',
    ) ?? [];
  if (create === undefined) throw new Error(`${name} exports no create function of a provider.`);
  const made = (create as ProviderFactory)(settings)(id);
  const { specificationVersion } = made as { readonly specificationVersion: string };
  // Version 3 differs in nothing that is used here.
  if (specificationVersion === 'v4' || specificationVersion === 'v3') return made;
  throw new Error(`${name} makes models of version ${specificationVersion}; expected v3 or v4.`);
}
