import { Argument, type Command } from 'commander';
import { schemaNames, type SchemaName } from '../options/schema-names.ts';
import type { CommandContext } from './command-context.ts';

export function addSchemaCommand(program: Command, context: CommandContext): void {
  program
    .command('schema')
    .description('print the JSON Schema of a document')
    .addArgument(new Argument('[name]', 'which document').choices(schemaNames).default('plan'))
    .action(async (name: SchemaName) => {
      const { showSchema } = await import('../actions/show-schema.ts');
      context.settle(showSchema(name));
    });
}
