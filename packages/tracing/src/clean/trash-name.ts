const prefix = '.trash-';

/** A run that is being removed; no run folder begins with a dot. */
export function trashName(folder: string): string {
  return `${prefix}${folder}`;
}

/** The name that a folder had before; undefined when it is no such folder. */
export function nameBeforeTrash(name: string): string | undefined {
  return name.startsWith(prefix) ? name.slice(prefix.length) : undefined;
}
