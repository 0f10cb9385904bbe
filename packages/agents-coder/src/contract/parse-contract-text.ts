import { CORE_SCHEMA, defineScalarTag, intCoreTag, load, NOT_RESOLVED } from 'js-yaml';
import { isMapping, type Mapping } from './mapping.ts';

/** Like the integer of the core schema, but exact: what a double cannot hold becomes a bigint. */
const exactIntTag = defineScalarTag<number | bigint>(intCoreTag.tagName, {
  implicit: true,
  implicitFirstChars: intCoreTag.implicitFirstChars,
  resolve: (source, isExplicit, tagName) => {
    const value: unknown = intCoreTag.resolve(source, isExplicit, tagName);
    if (typeof value !== 'number') return NOT_RESOLVED;
    if (Number.isSafeInteger(value) || !/^[+-]?\d+$/.test(source)) return value;
    return BigInt(source);
  },
  identify: () => false,
});

const schema = CORE_SCHEMA.withTags(exactIntTag);

/**
 * The mapping that a YAML 1.2 or JSON text holds, also within a Markdown fence.
 * `{ ok: false }` says why it is none.
 */
export function parseContractText(
  text: string,
):
  | { readonly ok: true; readonly value: Mapping }
  | { readonly ok: false; readonly message: string } {
  const fenced =
    /^(?:`{3,}|~{3,})[ \t]*(?:ya?ml|json)?[ \t]*\r?\n([\s\S]*?)^(?:`{3,}|~{3,})[ \t]*$/mu.exec(
      text,
    );
  try {
    const value = load(fenced?.[1] ?? text, { schema, maxDepth: 64, maxAliases: 100 });
    if (isMapping(value)) return { ok: true, value };
    return { ok: false, message: 'It holds no mapping.' };
  } catch (error) {
    return { ok: false, message: error instanceof Error ? error.message : String(error) };
  }
}

/** Whether a mapping is meant as a contract of the dialect, right or wrong. */
export function looksLikeContract(value: Mapping): boolean {
  const signs = [
    'node_type',
    'contract_version',
    'input_schema',
    'output_schema',
    'pipeline',
    'io_operations',
    'state_machine',
    'workflow_coordination',
  ];
  return signs.filter((sign) => Object.hasOwn(value, sign)).length >= 2;
}
