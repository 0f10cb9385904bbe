/**
 * Version of every document. Apart from the schemas, as is all that is needed to write a document
 * and not to check one: a run then makes only the schemas of what it reads.
 */
export const schemaVersion = 1;
