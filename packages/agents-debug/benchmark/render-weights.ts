import { signalNames, type Signals } from '../src/ranking/signal.ts';

/** The source of `src/ranking/fitted-weights.ts`. */
export function renderWeights(fitted: Signals): string {
  return `import type { Signals } from './signal.ts';

/** Fitted on all bugs of docs/localisation.md; made by \`pnpm run localisation\`. */
export const fittedWeights: Signals = {
${signalNames.map((name) => `  ${name}: ${Number(fitted[name].toFixed(3))},`).join('\n')}
};
`;
}
