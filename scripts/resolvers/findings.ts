import { callsOf, keyOf } from './calls.js';
import { forbiddenImports, forbiddenIn } from './forbidden.js';
import { type ResolverFile, type ResolverFunction, readResolverFile } from './functions.js';

/** A function of this many lines is too long. */
export const TOO_MANY_LINES = 15;

export interface ResolverFinding {
  readonly file: string;
  readonly line: number;
  readonly name: string;
  readonly problem: string;
}

/** Finds what makes resolvers thick. The keys of `sources` are paths from the root of the repository. */
export function findingsInResolvers(sources: ReadonlyMap<string, string>): ResolverFinding[] {
  const files = [...sources].map(([path, text]) => readResolverFile(path, text));
  const servicesOf = serviceCalls(files);
  return files.flatMap((file) => [
    ...forbiddenImports(file).map((from) => ({ file: file.path, line: 1, name: 'imports', problem: `imports ${from}` })),
    ...file.functions.flatMap((own) => findingsOf(own, servicesOf(own))),
  ]);
}

function findingsOf(own: ResolverFunction, services: readonly string[]): ResolverFinding[] {
  const { file, line, name, bodyLines } = own;
  const found = forbiddenIn(own).map((touched) => ({ file, line: touched.line, name, problem: `touches ${touched.what}` }));
  if (bodyLines >= TOO_MANY_LINES) {
    found.push({ file, line, name, problem: `has ${bodyLines} lines; fewer than ${TOO_MANY_LINES} are allowed` });
  }
  if (services.length > 1) found.push({ file, line, name, problem: `calls ${services.length} services: ${services.join(', ')}` });
  return found;
}

/** The service calls of a function, with those of the resolver functions that it calls. */
function serviceCalls(files: readonly ResolverFile[]): (own: ResolverFunction) => readonly string[] {
  const calls = new Map(
    files.flatMap((file) => file.functions.map((own) => [keyOf(own.file, own.name), callsOf(file, own)] as const)),
  );
  const collect = (key: string, seen: ReadonlySet<string>): readonly string[] => {
    const own = calls.get(key);
    if (!own || seen.has(key)) return [];
    const within = new Set([...seen, key]);
    return [...own.services, ...own.resolvers.flatMap((called) => collect(called, within))];
  };
  return (own) => collect(keyOf(own.file, own.name), new Set());
}
