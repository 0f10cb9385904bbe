import { readDocument, type DocumentSyntax } from '@parallel-dispatcher/schema';
import { type Checked, accept, refuse } from './checked.ts';

/** A plan in JSON of one task: one agent, run directly on an input document. */
export async function singleTaskPlan(request: {
  readonly agent: string;
  readonly input: Uint8Array | string;
  /** What the input is written in. @default what its text looks like */
  readonly syntax?: DocumentSyntax;
}): Promise<Checked<string>> {
  const { agent, input, syntax } = request;
  const read = await readDocument(input, {
    name: 'input',
    ...(syntax !== undefined && { syntax }),
  });
  if (!read.ok) return refuse(...read.errors);
  return accept(
    JSON.stringify({
      tasks: [
        {
          task_id: agent,
          agent,
          description: `Run ${agent} directly.`,
          input_data: read.value,
        },
      ],
    }),
  );
}
