import type { JsonObject } from '../documents/json.ts';
import type { Fault } from '../problems/fault.ts';
import { nodeTypeFault, nodeTypeOf, type NodeType } from './node-type.ts';

interface CoderFields {
  readonly contract_description?: string | undefined;
  readonly node_type?: NodeType | null | undefined;
  readonly contract: string | JsonObject | null;
}

/** What no single field of a coder input can say: each form needs its own fields. */
export function findCoderInputFaults(fields: CoderFields): Fault[] {
  const { contract } = fields;
  if (contract === null || contract === undefined) return findMissing(fields);
  if (typeof contract !== 'object') return [];
  return findNodeTypeFaults(fields, contract);
}

function findMissing(fields: CoderFields): Fault[] {
  const faults: Fault[] = [];
  if (fields.contract_description === undefined || fields.contract_description === '') {
    faults.push({
      code: 'MISSING_FIELD',
      at: ['contract_description'],
      expected:
        'text that says what to generate, such as "Computes the net price of an order line."',
      hint: 'Give "contract_description", or a whole "contract".',
    });
  }
  if (fields.node_type === undefined || fields.node_type === null) {
    faults.push({
      code: 'MISSING_FIELD',
      at: ['node_type'],
      expected: 'one of "Effect", "Compute", "Reducer", "Orchestrator"',
      hint: 'Give "node_type", or a "contract" that has one.',
    });
  }
  return faults;
}

function findNodeTypeFaults(fields: CoderFields, contract: JsonObject): Fault[] {
  const stated = contract['node_type'];
  const inContract = nodeTypeOf(stated) ?? nodeTypeOf(contract['type']);
  if (stated !== undefined && nodeTypeOf(stated) === undefined) {
    return [
      { ...nodeTypeFault(typeof stated === 'string' ? stated : ''), at: ['contract', 'node_type'] },
    ];
  }
  if (inContract === undefined && !fields.node_type) {
    return [
      {
        code: 'MISSING_FIELD',
        at: ['node_type'],
        expected: 'one of "Effect", "Compute", "Reducer", "Orchestrator"',
        hint: 'The contract names no node type either: give "node_type", or "contract.node_type".',
      },
    ];
  }
  if (fields.node_type && inContract !== undefined && fields.node_type !== inContract) {
    return [
      {
        at: ['node_type'],
        expected: `"${inContract}", as the contract says`,
        hint: 'Remove one of the two, or make them agree.',
      },
    ];
  }
  return [];
}
