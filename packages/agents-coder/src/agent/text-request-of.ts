import { posix } from 'node:path';
import type { CoderInput } from '@parallel-dispatcher/schema';
import { snakeCase } from '../text/words/inflect.ts';
import type { TextRequest } from '../text/text-request.ts';

/** The input of a task as a request in words, with what its context files say of types. */
export async function textRequestOf(
  input: CoderInput,
  _readText: (path: string) => Promise<string>,
): Promise<TextRequest> {
  return {
    text: input.contract_description,
    nodeType: input.node_type ?? 'Compute',
    nodeName: nameOf(input),
    types: [],
  };
}

/** The name that the input gives the node: `node_name`, else the file in `output_path`. */
function nameOf({ node_name: name, output_path: path }: CoderInput): string | null {
  const file = /^node_(.+)_(?:effect|compute|reducer|orchestrator)\.(?:ts|py)$/.exec(
    posix.basename(path),
  )?.[1];
  const given =
    name === null
      ? file
      : snakeCase(name)
          .replace(/^node_(?=.)/, '')
          .replace(/(?<=.)_(?:effect|compute|reducer|orchestrator)$/, '');
  return given !== undefined && /^[a-z][a-z0-9]*(?:_[a-z0-9]+)*$/.test(given) ? given : null;
}
