const OLDEST = { major: 22, minor: 18 };

/**
 * One sentence if this Node.js is too old; undefined otherwise. This file must parse on old versions itself.
 */
export function nodeVersionProblem(version: string): string | undefined {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > OLDEST.major || (major === OLDEST.major && minor >= OLDEST.minor)) return undefined;
  const remedy = 'start it with "npm start", which brings its own on Linux and Windows, or install a newer Node.js';
  return `Permanentka needs Node.js ${OLDEST.major}.${OLDEST.minor} or newer and this is ${version}: ${remedy}.`;
}
