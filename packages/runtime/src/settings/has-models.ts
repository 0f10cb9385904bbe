import type { DispatchConfig } from '@parallel-dispatcher/schema';
import type { Settings } from './resolve-settings.ts';

/** Whether any model is configured. */
export function hasModels(
  { models }: Pick<DispatchConfig, 'models'>,
  { model }: Pick<Settings, 'model'>,
): boolean {
  return model !== null || Object.keys(models).length > 0;
}
