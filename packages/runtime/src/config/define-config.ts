import type { DispatchConfigInput } from '@parallel-dispatcher/schema';
import type { DispatchHooks } from '../hooks/dispatch-hooks.ts';

/** What a config that is a module may hold besides the documented fields. */
export interface DispatchConfigModule extends DispatchConfigInput {
  readonly hooks?: DispatchHooks;
}

/** Types a `dispatch.config.ts`: `export default defineConfig({ agents: ['./agents/review.ts'] })`. */
export function defineConfig(config: DispatchConfigModule): DispatchConfigModule {
  return config;
}
