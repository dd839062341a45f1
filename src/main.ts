import { nodeVersionProblem } from './boot/node-version.js';
import { sentenceFor } from './boot/start-error.js';

const problem = nodeVersionProblem(process.versions.node);
if (problem) {
  console.error(problem);
  process.exit(1);
}

// Imported after the check, because the rest does not parse on an old Node.js.
const { startServer } = await import('./boot/start.js');
const { readEnvFile } = await import('./boot/env-file.js');
try {
  readEnvFile(process.env);
  await startServer(process.env, () => import('./app.js'));
} catch (error) {
  console.error(sentenceFor(error) ?? error);
  process.exit(1);
}
