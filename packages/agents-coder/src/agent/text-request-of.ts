import { posix } from 'node:path';
import type { CoderInput, NodeType } from '@parallel-dispatcher/schema';
import { isMapping } from '../contract/mapping.ts';
import { fieldsOfForm } from '../entity-types/fields-of-form.ts';
import { readEntityTypes } from '../entity-types/read-entity-types.ts';
import type { EntityType, Field } from '../entity-types/entity-type.ts';
import { anyEntity } from '../patterns/entity-fields.ts';
import type { TypeFile } from '../entity-types/type-files.ts';
import { describedText } from '../requests/described-text.ts';
import type { DescribedForm, TextRequest } from '../requests/text-request.ts';
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
  const told: string[] = [];
  const form = formOf(input, (what) => void told.push(`The contract: ${what}`));
  const nodeType = input.node_type ?? 'Compute';
  return {
    text: textOf(input),
    nodeType,
    nodeName: nameOf(input),
    types: [...types, ...formTypes(form, nodeType)],
    unread: [...unread, ...told],
    ...(form === null ? {} : { form }),
  };
}

/** The description, and the operations of a contract that only describes: `create_user` is a request. */
function textOf({ contract_description: description, contract }: CoderInput): string {
  const operations = isMapping(contract) ? contract['operations'] : null;
  if (!isMapping(operations)) return description;
  return describedText({
    description,
    operations: Object.entries(operations).map(([name, about]) => {
      const said = isMapping(about) ? about['description'] : about;
      return [name, typeof said === 'string' ? said : ''];
    }),
  });
}

/** What a contract that only describes says of its fields; null: there is none. */
function formOf({ contract }: CoderInput, unread: (what: string) => void): DescribedForm | null {
  if (!isMapping(contract)) return null;
  const fields = (key: string): readonly Field[] => {
    const form = contract[key];
    if (form === undefined || form === null) return [];
    const read = fieldsOfForm(form, unread);
    if (read === null)
      unread(`${key} is not read: it is no mapping of fields, each with its type.`);
    return read ?? [];
  };
  return { inputs: fields('input_model'), outputs: fields('output_model') };
}

/** `input_model { field: { type } }`: the fields of what the request is about, unless that is a list. */
function formTypes(form: DescribedForm | null, nodeType: NodeType): readonly EntityType[] {
  const fields = form?.inputs ?? [];
  const isRows = nodeType === 'Compute' && fields.some(({ schema }) => schema['type'] === 'array');
  return fields.length === 0 || isRows
    ? []
    : [{ name: anyEntity, fields, source: 'contract.input_model' }];
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
