import { pageFiles } from '../src/server/dev/graphiql/page-files.js';

/** Builds GraphiQL ahead, for a server whose development packages are removed after its build. */
const { folder, files } = await pageFiles();
console.log(`${files.size} files in ${folder}`);
