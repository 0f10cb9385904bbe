import { CORE_SCHEMA, dump } from 'js-yaml';
import type { Contract } from './contract.ts';
import { parseContractText } from './parse-contract-text.ts';

/** The contract as YAML text: as it was written where it was text without a fence, else from data. */
export function contractText(given: unknown, contract: Contract): string {
  if (typeof given === 'string' && !/^(?:`{3}|~{3})/m.test(given) && parseContractText(given).ok) {
    return given.endsWith('\n') ? given : `${given}\n`;
  }
  return dump(contract.document, { schema: CORE_SCHEMA, noRefs: true, lineWidth: 100 });
}
