/** Builds relay.ts of the folder that it is run in, as a page does: by Relay's compiler, its Babel plugin and a bundler. */
import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { transformAsync } from '@babel/core';
import relayPlugin from 'babel-plugin-relay';
import { build } from 'esbuild';
import relayCompiler from 'relay-compiler';

execFileSync(relayCompiler, ['relay.config.json'], { stdio: 'inherit' });
const tags = {
  name: 'relay',
  setup: ({ onLoad }) =>
    onLoad({ filter: /relay\.ts$/ }, async ({ path: filename }) => {
      const plugins = [[relayPlugin, { eagerEsModules: true }]];
      const syntax = { configFile: false, babelrc: false, parserOpts: { plugins: ['typescript'] } };
      const { code } = await transformAsync(await readFile(filename, 'utf8'), { filename, plugins, ...syntax });
      return { contents: code, loader: 'ts' };
    }),
};
await build({
  entryPoints: ['relay.ts'],
  outfile: 'relay.mjs',
  bundle: true,
  platform: 'node',
  format: 'esm',
  plugins: [tags],
  logLevel: 'warning',
});
