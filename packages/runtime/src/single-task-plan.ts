import { parseJsonDocument } from '@parallel-dispatcher/schema';
import { type Checked, accept, refuse } from './checked.ts';

/** A plan of one task: one agent, run directly on an input document. */
export function singleTaskPlan(request: {
  readonly agent: string;
  readonly input: Uint8Array | string;
}): Checked<string> {
  const parsed = parseJsonDocument(request.input);
  if (!parsed.ok) return refuse(...parsed.errors);
  return accept(
    JSON.stringify({
      tasks: [
        {
          task_id: request.agent,
          agent: request.agent,
          description: `Run ${request.agent} directly.`,
          input_data: parsed.value,
        },
      ],
    }),
  );
}
