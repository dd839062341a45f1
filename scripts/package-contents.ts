/** The parts of a package.json that name files. */
export interface Manifest {
  version: string;
  exports: { readonly [path: string]: { readonly [condition: string]: string } };
}

/** Files besides the build. npm adds the first two by itself. */
const DOCUMENTS = new Set(['package.json', 'LICENSE', 'README.md', 'CHANGELOG.md']);

/**
 * Says why a package with these files cannot be published: paths that an import needs and that are not packed, or files that
 * are.
 */
export function packageProblems(manifest: Manifest, packed: readonly string[], rootVersion: string): string[] {
  const files = new Set(packed);
  const targets = Object.values(manifest.exports).flatMap((conditions) => Object.values(conditions));
  const needed = [...targets.map((target) => target.replace(/^\.\//, '')), ...DOCUMENTS];
  const missing = [...new Set(needed)].filter((path) => !files.has(path));
  const foreign = packed.filter((path) => !DOCUMENTS.has(path) && !/^dist\/.+\.(?:js|d\.ts)$/.test(path));
  return [
    ...missing.map((path) => `${path} is needed and is not in the package`),
    ...foreign.map((path) => `${path} is in the package and is neither the build nor a document`),
    ...(manifest.version === rootVersion ? [] : [`The client is ${manifest.version} and the server is ${rootVersion}`]),
  ];
}
