import type { ReducerContract } from '../../contract/contract.ts';
import type { NodeNames } from '../../node/node-names.ts';
import { adaptersFile } from '../adapters-file.ts';

/** Python source of the real store of a reducer. */
export function storeSource({ name }: ReducerContract, names: NodeNames): string {
  const source = `def create_store() -> FileStore:
    """The store on disk, in the environment's STATE_FOLDER, else ./state."""
    return FileStore(f"{os.environ.get('STATE_FOLDER', './state')}/${name}.json")
`;
  return adaptersFile(source, { names, wanted: ['FileStore'], imports: ['import os'] });
}
