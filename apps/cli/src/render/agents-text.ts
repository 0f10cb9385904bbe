import type { AgentSummary } from '@parallel-dispatcher/runtime';
import { inputFields } from './input-fields.ts';
import type { Page } from './page.ts';
import { oneLine } from './plain-text.ts';
import { wrap } from './wrap.ts';

/** The agents that a plan may name, for people. */
export function agentsText(agents: readonly AgentSummary[], { width, paint }: Page): string {
  const lines = agents.flatMap((agent) => {
    const aliases =
      agent.aliases.length > 0 ? ` (also ${agent.aliases.map(oneLine).join(', ')})` : '';
    const facts = [
      ...fieldsOf(agent),
      `${agent.workload}, ${agent.isolation}, from ${oneLine(agent.from)}`,
      ...(agent.words.length > 0
        ? [`taken by tasks without an agent that say: ${agent.words.map(oneLine).join(', ')}`]
        : []),
    ];
    return [
      `${paint('bold', oneLine(agent.name))}${aliases}  ${paint('dim', oneLine(agent.version))}`,
      ...wrap(oneLine(agent.description), width - 2).map((line) => `  ${line}`),
      ...facts.flatMap((fact) => wrap(fact, width - 2).map((line) => paint('dim', `  ${line}`))),
      '',
    ];
  });
  const more = paint('dim', '$ dispatch agents --output-format json    with each field explained');
  return [...lines, more, ''].join('\n');
}

function fieldsOf({ input_schema: schema }: AgentSummary): readonly string[] {
  const { required, optional } = inputFields(schema);
  const names = [...required.map((name) => `${name} (required)`), ...optional];
  return names.length === 0 ? [] : [`input_data: ${names.map(oneLine).join(', ')}`];
}
