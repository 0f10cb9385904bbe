import type { ReducerContract } from '../../contract/contract.ts';
import type { NodeNames } from '../../node/node-names.ts';
import { bundleModules } from '../support-files/bundle-modules.ts';

/** Source of the real store of a reducer. */
export function storeSource(
  { name }: ReducerContract,
  names: NodeNames,
): { readonly contents: string; readonly support: ReadonlySet<string> } {
  const bundle = bundleModules(['file-store'], {
    folder: 'adapters',
    supportFile: names.supportFile,
    types: ['state-store'],
  });
  const contents = `${bundle.contents}
/** The store on disk. @param folder @default the environment's STATE_FOLDER, else ./state */
export function createStore(folder: string = process.env['STATE_FOLDER'] ?? './state'): StateStore {
  return fileStore(\`\${folder}/${name}.json\`);
}
`;
  return { contents, support: bundle.support };
}
