import type { ErrorDetail } from '@parallel-dispatcher/schema';
import { failure } from '../errors/failure.ts';
import { isBuiltIn, providerNames } from '../providers/built-in.ts';
import { checkUrl } from './check-url.ts';
import { findModel } from './find-model.ts';
import type { ConfiguredModel, ModelConfig } from './model-config.ts';

/** Everything that is wrong with what is configured, whether it will be used or not. No network. */
export function checkModels(config: ModelConfig): readonly ErrorDetail[] {
  const named = [
    ...Object.keys(config.models).map((name) => ({ name, path: `config.models.${name}` })),
    ...(config.model === null ? [] : [{ name: config.model, path: 'config.model' }]),
    ...Object.entries(config.agentModels).map(([agent, name]) => ({
      name,
      path: `config.agent_models.${agent}`,
    })),
  ];
  return named.flatMap(({ name, path }) => {
    const found = findModel(name, config);
    if (!found.ok) return [{ ...found.error, path }];
    // Aliases are looked at where they lead.
    return found.value.name === name ? checkModel(found.value, path, config) : [];
  });
}

function checkModel(
  model: ConfiguredModel,
  ...[path, config]: [string, ModelConfig]
): readonly ErrorDetail[] {
  const { address } = model;
  const problems: ErrorDetail[] = [];
  if (!isBuiltIn(address.provider) && model.package === null) {
    const { error } = failure('input', {
      code: 'MODEL_PROVIDER_UNKNOWN',
      message: `The provider of ${model.name} must be ${providerNames.join(', ')} or come with a package; got ${JSON.stringify(address.provider)}.`,
      path,
      hint: 'Add "package": "@ai-sdk/..." beside "model", and install it.',
    });
    problems.push(error);
  }
  if (address.provider === 'openai-compatible' && address.url === null) {
    const { error } = failure('input', {
      code: 'MODEL_URL_REFUSED',
      message: `${model.name} is openai-compatible and has no address.`,
      path,
      hint: 'Write openai-compatible:id@url, such as @http://localhost:11434/v1.',
    });
    problems.push(error);
  }
  const refused = address.url === null ? undefined : checkUrl(address.url, model);
  if (refused !== undefined) {
    const { error } = failure('input', {
      code: 'MODEL_URL_REFUSED',
      message: `The address of ${model.name} may not be asked: ${refused}.`,
      path,
      hint: 'Use https or a server on this machine, or set allow_insecure where the network is yours.',
    });
    problems.push(error);
  }
  for (const [index, fallback] of model.fallback.entries()) {
    const found = findModel(fallback.model, config);
    if (!found.ok) problems.push({ ...found.error, path: `${path}.fallback[${index}]` });
  }
  return problems;
}
