import { posix } from 'node:path';
import type { CoderInput } from '@parallel-dispatcher/schema';
import { isMapping } from '../contract/mapping.ts';
import { fieldsOfForm } from '../entity-types/fields-of-form.ts';
import { readEntityTypes } from '../entity-types/read-entity-types.ts';
import type { EntityType } from '../entity-types/entity-type.ts';
import { anyEntity } from '../patterns/entity-fields.ts';
import type { TypeFile } from '../entity-types/type-files.ts';
import type { DescribedForm, TextRequest } from '../text/text-request.ts';
import { snakeCase } from '../text/words/inflect.ts';

/** The input of a task as a request in words, with what it and its context files say of types. */
export async function textRequestOf(
  input: CoderInput,
  readText: (path: string) => Promise<string>,
): Promise<TextRequest> {
  const files: TypeFile[] = [];
  for (const path of input.context_files) {
    if (/\.(?:[cm]?ts|py|sql|json|ya?ml)$/i.test(path))
      files.push({ path, text: await readText(path) });
  }
  const { types, unread } = await readEntityTypes(files);
  return {
    text: textOf(input),
    nodeType: input.node_type ?? 'Compute',
    nodeName: nameOf(input),
    types: [...types, ...formTypes(input)],
    unread,
    form: formOf(input),
  };
}

/** The description, else the operations of a contract that only describes: `create_user` is a request. */
function textOf({ contract_description: description, contract }: CoderInput): string {
  const operations =
    isMapping(contract) && isMapping(contract['operations']) ? contract['operations'] : {};
  if (description.trim() !== '') return description;
  return Object.entries(operations)
    .map(([name, about]) =>
      isMapping(about) && typeof about['description'] === 'string'
        ? about['description']
        : name.replaceAll('_', ' '),
    )
    .join('. ');
}

/** `input_model { field: { type } }` of a contract that only describes: the fields of what it is about. */
function formTypes({ contract }: CoderInput): readonly EntityType[] {
  const fields = isMapping(contract) ? fieldsOfForm(contract['input_model']) : null;
  return fields === null ? [] : [{ name: anyEntity, fields, source: 'contract.input_model' }];
}

/** What a contract that only describes asks for beside its text. */
function formOf({ contract }: CoderInput): DescribedForm {
  if (!isMapping(contract)) return { operations: [], outputs: [] };
  const operations = isMapping(contract['operations']) ? Object.keys(contract['operations']) : [];
  return { operations, outputs: fieldsOfForm(contract['output_model']) ?? [] };
}

/** The name that the input gives the node: `node_name`, else the file in `output_path`. */
function nameOf({ node_name: name, output_path: path }: CoderInput): string | null {
  const kinds = 'effect|compute|reducer|orchestrator';
  const file = new RegExp(`^node_(.+)_(?:${kinds})\\.(?:ts|py)$`).exec(posix.basename(path))?.[1];
  const given =
    name === null
      ? file
      : snakeCase(name)
          .replace(/^node_(?=.)/, '')
          .replace(new RegExp(`(?<=.)_(?:${kinds})$`), '');
  return given !== undefined && /^[a-z][a-z0-9]*(?:_[a-z0-9]+)*$/.test(given) ? given : null;
}
