import type { NodeNames } from '../../node/node-names.ts';
import { bundleModules } from '../support-files/bundle-modules.ts';

/** Source of the real steps of an orchestrator. */
export function stepsSource(names: NodeNames): {
  readonly contents: string;
  readonly support: ReadonlySet<string>;
} {
  const bundle = bundleModules(['named-actions', 'system-clock'], {
    folder: 'adapters',
    supportFile: names.supportFile,
    types: ['workflow-steps'],
  });
  const contents = `${bundle.contents}
/**
 * The steps of the real world: actions by name, else modules in a folder.
 * @param folder @default the environment's ACTIONS_FOLDER, else ./actions
 */
export function createSteps(
  actions: Readonly<Record<string, Action>> = {},
  folder: string = process.env['ACTIONS_FOLDER'] ?? './actions',
): WorkflowSteps {
  return namedActions({ actions, folder });
}
`;
  return { contents, support: bundle.support };
}
