import { HISTORY_PLUGIN } from '@graphiql/plugin-history';
import type { Fetcher } from '@graphiql/toolkit';
import { GraphiQL } from 'graphiql';
import { buildSchema } from 'graphql';
import { StrictMode, useMemo, useRef, useState } from 'react';
import { createRoot } from 'react-dom/client';
import 'graphiql/style.css';
import { type Demo, demoStudio, schemaText } from './demo.js';
import { DEMO_PLUGIN } from './demo-panel.js';
import { fetcherAs } from './fetcher.js';
import './page.css';
import { PeopleContext } from './people.js';
import { setUpWorkers } from './workers.js';

const PLUGINS = [HISTORY_PLUGIN, DEMO_PLUGIN];
const WELCOME = `# Choose an example on the left, or write your own.
# Ctrl-Enter runs it, Ctrl-Space completes.
query Me {
  viewer {
    kind
    role
  }
}
`;

function App({ demo, schema }: { demo: Demo | undefined; schema: string }) {
  const [role, setRole] = useState('');
  const token = useRef<string>(undefined);
  const choose = (chosen: string): void => {
    token.current = demo?.tokens[chosen];
    setRole(chosen);
  };
  // One fetcher for the whole life of the page: what is running goes on when another person is chosen.
  const fetcher = useMemo((): Fetcher => (params, options) => fetcherAs(token.current)(params, options), []);
  const built = useMemo(() => buildSchema(schema), [schema]);
  return (
    <PeopleContext value={{ demo, role, choose }}>
      <GraphiQL
        fetcher={fetcher}
        schema={built}
        plugins={PLUGINS}
        visiblePlugin={DEMO_PLUGIN.title}
        defaultQuery={WELCOME}
        defaultEditorToolsVisibility="variables"
        showPersistHeadersSettings={false}
      >
        <GraphiQL.Logo>Permanentka</GraphiQL.Logo>
      </GraphiQL>
    </PeopleContext>
  );
}

setUpWorkers();
const place = document.getElementById('graphiql');
if (!place) throw new Error('The page has no place for GraphiQL');
const root = createRoot(place);
try {
  const [demo, schema] = await Promise.all([demoStudio(), schemaText()]);
  root.render(
    <StrictMode>
      <App demo={demo} schema={schema} />
    </StrictMode>,
  );
} catch (error) {
  root.render(<p role="alert">{String(error)}</p>);
}
