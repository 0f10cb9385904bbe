import type { BuiltContract } from '../built-contract.ts';
import { contractHead, objectOf } from '../contract-parts.ts';
import { words } from '../effect/stored-record.ts';
import type { Unknown } from '../pattern.ts';
import type { WorkflowPiece } from './workflow-piece.ts';

/** The contract of an orchestrator. */
export function workflowContract(
  pieces: readonly [WorkflowPiece, ...WorkflowPiece[]],
  { name, description }: { readonly name: string | null; readonly description: string },
): BuiltContract {
  const [{ entity, role }] = pieces;
  const steps = pieces.flatMap((piece) => piece.steps);
  const maxParallel = pieces.flatMap((piece) => piece.maxParallel ?? [])[0];
  const unknown = [...pieces.flatMap((piece) => piece.unknown), ...doubts(steps)];
  const output = (key: string, schema: object) => ({
    name: key,
    schema: { ...schema },
    isRequired: true,
  });
  return {
    document: {
      ...contractHead({
        name: name ?? `${entity}_${role}`,
        nodeType: 'ORCHESTRATOR_GENERIC',
        description,
      }),
      input_schema: objectOf([
        {
          name: entity,
          schema: {
            type: 'object',
            description: `The ${words(entity)} that it is about; every step gets it.`,
          },
          isRequired: true,
        },
      ]),
      output_schema: objectOf([
        output('status', {
          enum: ['completed', 'completed_with_warnings', 'failed'],
          description: 'How it ended.',
        }),
        output('steps', { type: 'object', description: 'How each step ended.' }),
        output('calls', { type: 'object', description: 'Attempts of each step that ran.' }),
        output('compensated', {
          type: 'array',
          items: { type: 'string' },
          description: 'What was undone.',
        }),
        output('failed_step', { type: ['string', 'null'], description: 'The step that ended it.' }),
      ]),
      workflow_coordination: {
        ...(maxParallel === undefined ? {} : { max_parallel: maxParallel }),
        steps,
      },
    },
    entity,
    assumptions: [...new Set(pieces.flatMap(({ assumptions }) => assumptions))],
    unknown,
  };
}

function doubts(steps: WorkflowPiece['steps']): readonly Unknown[] {
  const path = 'workflow_coordination.steps';
  const ids = steps.map(({ id }) => String(id));
  const twice = ids.find((id, at) => ids.indexOf(id) !== at);
  return [
    ...(ids.length === 1
      ? [
          {
            path,
            question: `What else is to be done beside "${words(ids[0] ?? '')}"? One step alone is no workflow.`,
          },
        ]
      : []),
    ...(twice === undefined
      ? []
      : [{ path, question: `"${words(twice)}" is said twice: what tells the two steps apart?` }]),
  ];
}
