/**
 * How files are written in texts: without the folder that all of them share. One file alone keeps
 * its last two names.
 */
export function shortenPaths(files: readonly string[]): (file: string) => string {
  const common = commonFolder(files.filter((file) => file.startsWith('/')));
  return (file) => {
    if (common !== '' && file.startsWith(`${common}/`)) return file.slice(common.length + 1);
    return file.startsWith('/') ? file.split('/').slice(-2).join('/') : file;
  };
}

function commonFolder(paths: readonly string[]): string {
  const [first, ...others] = paths;
  if (first === undefined || others.length === 0) return '';
  let common = first.slice(0, first.lastIndexOf('/'));
  for (const path of others) {
    while (common !== '' && !path.startsWith(`${common}/`)) {
      common = common.slice(0, common.lastIndexOf('/'));
    }
  }
  return common;
}
