/** When an error of this package comes, and how to get rid of it. */
export interface CatalogueEntry {
  readonly when: string;
  readonly fix: string;
}

/** Every code of this package. The table in the README is this one. */
export const errorCatalogue = {
  CACHE_DIR_UNSAFE: {
    when: 'The folder is a link or a file, belongs to somebody else, could be written by others, or holds files that are not of a cache. It is not touched, and every task runs.',
    fix: 'Name a folder of its own; remove one that others could write to.',
  },
  CACHE_UNAVAILABLE: {
    when: 'The folder cannot be created or listed. Every task runs.',
    fix: 'Correct the path or its permissions; the message has the code of the OS.',
  },
  CACHE_ENTRY_DAMAGED: {
    when: 'What was read is not what was stored. The entry is removed and the task runs.',
    fix: 'Nothing to do for one; for many, check the disk.',
  },
  CACHE_READ_FAILED: {
    when: 'The disk refused to read an entry. The task runs.',
    fix: 'Read as the user who wrote the cache; the message has the code of the OS.',
  },
  CACHE_WRITE_FAILED: {
    when: 'An answer could not be stored: full disk, no permission, read-only. The run goes on.',
    fix: 'Make room or lower `maxBytes`; the message has the code of the OS.',
  },
  CACHE_ENTRY_INVALID: {
    when: 'What was to be stored is no success, has no proper key, or is no JSON.',
    fix: 'Store the accepted output of a task that succeeded, under a key of `keyOf`.',
  },
  CACHE_ENTRY_TOO_LARGE: {
    when: 'An answer with its files is larger than the whole cache may be.',
    fix: 'Raise `maxBytes`, or do not cache this task.',
  },
  CACHE_ARTIFACT_MISSING: {
    when: 'An answer names an artifact whose bytes are not in the given store. It is not stored.',
    fix: 'Give the artifact store of the run.',
  },
  CACHE_RESTORE_FAILED: {
    when: 'A file or artifact of a hit could not be put in its place. Some may be there already.',
    fix: 'Run the task: it writes them anew. The message says which and why.',
  },
  CACHE_PRUNE_FAILED: {
    when: 'Old entries could not be removed, so the cache may be larger than allowed.',
    fix: 'Correct the permissions, or remove the folder.',
  },
} as const satisfies Record<string, CatalogueEntry>;

export type CacheErrorCode = keyof typeof errorCatalogue;
