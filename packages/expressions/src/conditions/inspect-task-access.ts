import { suggest } from '@parallel-dispatcher/schema';
import { knownStart, type AccessChain, type AccessStep } from './tree-node.ts';
import type { TreeReport } from './tree-report.ts';

/** What a condition sees of a task. */
const taskFields = ['outcome', 'status', 'output', 'error'] as const;
const errorFields = ['code', 'message'] as const;

export interface Access {
  readonly report: TreeReport;
  /** Whether `has()` asks for the last step, so that it need not exist. */
  readonly isAsked: boolean;
}

/** Notes which task `tasks.a.output.x` mentions, and refuses fields that no task has. */
export function inspectTaskAccess({ steps }: AccessChain, { report, isAsked }: Access): void {
  const [id, field, ...rest] = steps;
  if (typeof id?.segment !== 'string') {
    report.faults.push({
      at: id?.node.start ?? 0,
      problem: 'tasks[...] takes the id of a task as a text, not a computed value',
      hint: 'Name the task, such as tasks["build-api"], so that its end can be waited for.',
    });
    return;
  }
  report.tasks.add(id.segment);
  if (field === undefined || !checkField(field, { fields: taskFields, report })) return;
  const [first] = rest;
  if (field.segment === 'error' && first !== undefined) {
    checkField(first, { fields: errorFields, report });
  }
  if (field.segment !== 'output') return;
  const path = knownStart(rest);
  const isWhole = path.length === rest.length;
  report.outputs.push({
    task: id.segment,
    path: isAsked && isWhole ? path.slice(0, -1) : path,
  });
}

function checkField(
  { segment, node }: AccessStep,
  { fields, report }: { readonly fields: readonly string[]; readonly report: TreeReport },
): boolean {
  if (typeof segment === 'string' && fields.includes(segment)) return true;
  const named = typeof segment === 'string' ? segment : '[...]';
  const meant = typeof segment === 'string' ? suggest(segment, fields) : undefined;
  report.faults.push({
    at: node.op === '.' ? node.pos : node.start,
    problem: `there is no field ${JSON.stringify(named)}; there are ${fields.join(', ')}`,
    hint: meant === undefined ? 'What an agent answered is in .output.' : `Did you mean .${meant}?`,
  });
  return false;
}
