import type { DispatchConfigInput } from '@parallel-dispatcher/schema';

/** Types a `dispatch.config.ts`: `export default defineConfig({ agents: ['./agents/review.ts'] })`. */
export function defineConfig(config: DispatchConfigInput): DispatchConfigInput {
  return config;
}
