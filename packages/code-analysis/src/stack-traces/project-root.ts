const testFolder = /\/(?:tests?|specs?|__tests__|e2e)(?=\/|$)/;
const absolute = /^(?:\/|[A-Za-z]:\/)/;

/**
 * The folder that the absolute files of a text have in common, as far as they can tell: what stands
 * before `node_modules`, else the deepest common folder, without a test folder at its end.
 * Null without absolute files. Paths with `/`.
 */
export function projectRoot(files: readonly string[]): string | null {
  const paths = files
    .map((file) => file.replaceAll('\\', '/'))
    .filter((path) => absolute.test(path));
  const own = paths.filter(
    (path) => !/\/(?:node_modules|site-packages|dist-packages)\//.test(path),
  );
  const besideModules = paths
    .filter((path) => path.includes('/node_modules/'))
    .map((path) => path.slice(0, path.indexOf('/node_modules/')))
    .find((root) => own.some((path) => path.startsWith(`${root}/`)));
  if (besideModules !== undefined) return besideModules;
  const common = commonFolder(own);
  if (common === null) return null;
  const last = common.slice(common.lastIndexOf('/'));
  return testFolder.test(last) ? common.slice(0, common.lastIndexOf('/')) : common;
}

function commonFolder(paths: readonly string[]): string | null {
  const [first, ...others] = paths;
  if (first === undefined) return null;
  let common = first.slice(0, first.lastIndexOf('/'));
  for (const path of others) {
    while (common !== '' && !path.startsWith(`${common}/`)) {
      common = common.slice(0, common.lastIndexOf('/'));
    }
  }
  return common === '' ? null : common;
}
