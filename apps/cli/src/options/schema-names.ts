export const schemaNames = ['plan', 'result', 'trace', 'index', 'event', 'config'] as const;
export type SchemaName = (typeof schemaNames)[number];
