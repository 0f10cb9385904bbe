import type { AgentSummary } from '@parallel-dispatcher/runtime';
import type { Page } from './page.ts';
import { oneLine } from './plain-text.ts';
import { wrap } from './wrap.ts';

/** The agents that a plan may name, for people. */
export function agentsText(agents: readonly AgentSummary[], { width, paint }: Page): string {
  const lines = agents.flatMap((agent) => {
    const aliases =
      agent.aliases.length > 0 ? ` (also ${agent.aliases.map(oneLine).join(', ')})` : '';
    const facts = [
      `${agent.workload}, ${agent.isolation}, from ${oneLine(agent.from)}`,
      ...(agent.words.length > 0 ? [`words: ${agent.words.map(oneLine).join(', ')}`] : []),
    ];
    return [
      `${paint('bold', oneLine(agent.name))}${aliases}  ${paint('dim', oneLine(agent.version))}`,
      ...wrap(oneLine(agent.description), width - 2).map((line) => `  ${line}`),
      ...facts.flatMap((fact) => wrap(fact, width - 2).map((line) => paint('dim', `  ${line}`))),
      '',
    ];
  });
  return lines.join('\n');
}
