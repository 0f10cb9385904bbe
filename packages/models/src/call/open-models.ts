import type { LanguageModelV4 } from '@ai-sdk/provider';
import type { Failure } from '@parallel-dispatcher/agent';
import { checkUrl } from '../config/check-url.ts';
import type { ConfiguredModel } from '../config/model-config.ts';
import { failure } from '../errors/failure.ts';
import { findKey } from '../providers/find-key.ts';
import { guardFetch, type Fetch } from '../providers/guarded-fetch.ts';
import { openProviderModel } from '../providers/open-provider-model.ts';

export type OpenedModel =
  { readonly ok: true; readonly sdk: LanguageModelV4 } | ({ readonly ok: false } & Failure);

interface OpenOptions {
  readonly env: NodeJS.ProcessEnv;
  readonly fetch: Fetch;
  /** Folder of the config. */
  readonly directory: string;
  /** Told every key before it is used, so that it can be hidden. */
  readonly onKey: (key: string) => void;
}

/** Models with their keys and providers, each opened once, when it is first asked. */
export class OpenModels {
  readonly #options: OpenOptions;
  readonly #opened = new Map<string, Promise<OpenedModel>>();

  constructor(options: OpenOptions) {
    this.#options = { ...options, fetch: guardFetch(options.fetch) };
  }

  /** Never rejects. What failed is tried again the next time. */
  async open(model: ConfiguredModel): Promise<OpenedModel> {
    const known = this.#opened.get(model.name);
    if (known !== undefined) return await known;
    const opening = this.#open(model);
    this.#opened.set(model.name, opening);
    const opened = await opening;
    if (!opened.ok) this.#opened.delete(model.name);
    return opened;
  }

  async #open(model: ConfiguredModel): Promise<OpenedModel> {
    const { env, fetch, directory, onKey } = this.#options;
    const { url } = model.address;
    const refused = url === null ? undefined : checkUrl(url, model);
    if (refused !== undefined) return { ok: false, ...urlRefused(model, refused) };
    const found = await findKey(model, { env, cwd: directory });
    if (!found.ok) return found;
    if (found.key !== null) onKey(found.key);
    try {
      return {
        ok: true,
        sdk: await openProviderModel(model, { key: found.key, fetch, directory }),
      };
    } catch (thrown) {
      return { ok: false, ...providerUnusable(model, thrown) };
    }
  }
}

function urlRefused({ name }: ConfiguredModel, why: string): Failure {
  return failure('input', {
    code: 'MODEL_URL_REFUSED',
    message: `The address of ${name} may not be asked: ${why}.`,
    hint: 'Use https or a server on this machine, or set allow_insecure where the network is yours.',
  });
}

function providerUnusable(model: ConfiguredModel, thrown: unknown): Failure {
  const why = thrown instanceof Error ? thrown.message : String(thrown);
  return failure('input', {
    code: 'MODEL_PROVIDER_UNUSABLE',
    message: `The provider of ${model.name}, ${model.package ?? model.address.provider}, could not be loaded: ${why.slice(0, 500)}`,
    hint: 'Install the package beside the config, in a version for AI SDK 6 or 7.',
  });
}
