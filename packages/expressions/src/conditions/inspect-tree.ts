import { suggest } from '@parallel-dispatcher/schema';
import { macroMethods, namesOf, refusedCall, typeNames } from './allowed-names.ts';
import { inspectParamAccess } from './inspect-param-access.ts';
import { inspectTaskAccess } from './inspect-task-access.ts';
import type { Weight } from './meter.ts';
import { readChain, type TreeNode } from './tree-node.ts';
import type { TreeReport } from './tree-report.ts';

/** Walks a parsed condition: what it mentions, what it may not say, and what its nodes cost. */
export function inspectTree(root: TreeNode, variables: ReadonlySet<string>): TreeReport {
  const report: TreeReport = {
    faults: [],
    tasks: new Set(),
    outputs: [],
    params: [],
    askedParams: [],
    weights: new Map(),
    variables,
    bound: [],
  };
  visit(root, report);
  return report;
}

function visit(node: TreeNode, report: TreeReport): void {
  switch (node.op) {
    case 'value':
      return;
    case 'id':
      return visitName(node.args, { node, report });
    case '.':
    case '[]':
    case '.?':
    case '[?]':
      return visitAccess(node, report);
    case 'call':
      return visitCall(node, report);
    case 'rcall':
      return visitMethod(node, report);
    case 'list':
      return visitAll(node.args, report);
    case 'map':
      return visitAll(node.args.flat(), report);
    case '!_':
    case '-_':
      return visit(node.args, report);
    case '?:':
    case '||':
    case '&&':
      return visitAll(node.args, report);
    case '==':
    case '!=':
    case 'in':
      weigh(node.args, { weight: 'deep', report });
      return visitAll(node.args, report);
    case '+':
    case '-':
    case '*':
    case '/':
    case '%':
    case '<':
    case '<=':
    case '>':
    case '>=':
      weigh([node, ...node.args], { weight: 'shallow', report });
      visitAll(node.args, report);
  }
}

function visitAll(nodes: readonly TreeNode[], report: TreeReport): void {
  for (const node of nodes) visit(node, report);
}

function weigh(
  nodes: readonly TreeNode[],
  { weight, report }: { readonly weight: Weight; readonly report: TreeReport },
): void {
  for (const node of nodes) {
    if (report.weights.get(node) !== 'deep') report.weights.set(node, weight);
  }
}

function visitName(
  name: string,
  { node, report }: { readonly node: TreeNode; readonly report: TreeReport },
): void {
  if (report.bound.includes(name) || typeNames.has(name)) return;
  if (name === 'tasks') {
    report.faults.push({
      at: node.start,
      problem: 'tasks must be followed by the id of a task',
      hint: 'Name each task, such as tasks.check.output.ok or tasks["build-api"].status, so that its end can be waited for.',
    });
  } else if (name === 'params') {
    // As a whole it is asked what there is: `"x" in params`.
    report.askedParams.push([]);
  } else if (!report.variables.has(name)) {
    report.faults.push(unknownName(name, { node, report }));
  }
}

function unknownName(
  name: string,
  { node, report }: { readonly node: TreeNode; readonly report: TreeReport },
): TreeReport['faults'][number] {
  const known = [...report.variables, ...report.bound];
  const meant = suggest(name, known);
  const dashed = /tasks\.[\w-]*-\s*$/.exec(node.input.slice(0, node.start)) !== null;
  const isMapOnly = name === 'item' || name === 'index';
  return {
    at: node.start,
    problem: `${name} is not known; there are ${known.join(', ')}`,
    hint: dashed
      ? 'An id with a dash goes in brackets: tasks["build-api"].output.'
      : isMapOnly
        ? `${name} is there in tasks with "map" only.`
        : meant === undefined
          ? 'Texts go in quotes; values are below tasks and params.'
          : `Did you mean ${meant}?`,
  };
}

function visitAccess(node: TreeNode, report: TreeReport, isAsked = false): void {
  const chain = readChain(node);
  const { base, steps } = chain;
  // No macro can give these two names to an element.
  const root = base.op === 'id' ? base.args : undefined;
  if (root === 'tasks') inspectTaskAccess(chain, { report, isAsked });
  else if (root === 'params') inspectParamAccess(chain, { report, isAsked });
  else visit(base, report);
  for (const step of steps) {
    if (step.node.op === '[]' && step.segment === undefined) visit(step.node.args[1], report);
  }
}

function visitCall(node: Extract<TreeNode, { op: 'call' }>, report: TreeReport): void {
  const [name, args] = node.args;
  const refused = refusedCall(name, 'function');
  if (refused !== undefined) report.faults.push(refusal(refused, { node, kind: 'function' }));
  const [asked] = args;
  if (name === 'has' && asked !== undefined && (asked.op === '.' || asked.op === '[]')) {
    return visitAccess(asked, report, true);
  }
  weigh(args, { weight: 'shallow', report });
  visitAll(args, report);
}

function visitMethod(node: Extract<TreeNode, { op: 'rcall' }>, report: TreeReport): void {
  const [name, receiver, args] = node.args;
  const refused = refusedCall(name, 'method');
  if (refused !== undefined) report.faults.push(refusal(refused, { node, kind: 'method' }));
  visit(receiver, report);
  weigh([receiver, ...args], { weight: 'shallow', report });
  const [variable, ...rest] = args;
  if (!macroMethods.has(name) || variable?.op !== 'id') return visitAll(args, report);
  if (report.variables.has(variable.args) || typeNames.has(variable.args)) {
    report.faults.push({
      at: variable.start,
      problem: `${variable.args} has a meaning already and cannot name an element`,
      hint: 'Take another name.',
    });
  }
  report.bound.push(variable.args);
  visitAll(rest, report);
  report.bound.pop();
}

function refusal(
  problem: string,
  { node, kind }: { readonly node: TreeNode; readonly kind: 'function' | 'method' },
): TreeReport['faults'][number] {
  return { at: node.start, problem, hint: `There are: ${namesOf(kind).join(', ')}.` };
}
