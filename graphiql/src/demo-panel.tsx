import { type GraphiQLPlugin, useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import { useEffect, useId } from 'react';
import { type Example, examplesOf } from './examples.js';
import { usePeople } from './people.js';

/** Monaco marks characters that look like others, such as the dash in the name of a studio. */
const PLAIN_DASHES = { unicodeHighlight: { ambiguousCharacters: false } };

/** The people and the examples of the demo studio, beside the editors. */
export const DEMO_PLUGIN: GraphiQLPlugin = { title: 'Demo studio', icon: Icon, content: Panel };

function Icon() {
  return (
    <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.5" aria-hidden="true">
      <circle cx="12" cy="8" r="4" />
      <path d="M4 21c0-5 4-7 8-7s8 2 8 7" strokeLinecap="round" />
    </svg>
  );
}

function Panel() {
  const { demo, choose } = usePeople();
  const { addTab } = useGraphiQLActions();
  const queryEditor = useGraphiQL((state) => state.queryEditor);
  const variableEditor = useGraphiQL((state) => state.variableEditor);
  const responseEditor = useGraphiQL((state) => state.responseEditor);
  useEffect(() => {
    for (const editor of [queryEditor, variableEditor, responseEditor]) editor?.updateOptions(PLAIN_DASHES);
  }, [queryEditor, variableEditor, responseEditor]);
  // The editors come a moment after the page.
  const isReady = queryEditor !== undefined && variableEditor !== undefined;
  const open = ({ as = '', query, variables }: Example): void => {
    choose(as);
    addTab();
    queryEditor?.setValue(query);
    variableEditor?.setValue(variables === undefined ? '' : JSON.stringify(variables, null, 2));
  };
  return (
    <section className="demo-panel" aria-label="Demo studio">
      <h1>{demo ? demo.organisation.name : 'Permanentka'}</h1>
      {demo ? (
        <Sender />
      ) : (
        <p>This server tells of no demo studio. Put a token into the headers: {'{ "authorization": "Bearer …" }'}</p>
      )}
      <h2>Examples</h2>
      <ul>
        {examplesOf(demo, new Date()).map((example) => (
          <li key={example.title}>
            <button type="button" disabled={!isReady} onClick={() => open(example)}>
              {example.title}
              <small>{example.as ?? 'nobody'}</small>
            </button>
          </li>
        ))}
      </ul>
      <p>
        <a href="/schema.graphql">schema.graphql</a>
      </p>
    </section>
  );
}

/** Chooses whose token is sent. */
function Sender() {
  const id = useId();
  const { demo, role, choose } = usePeople();
  return (
    <p className="demo-sender">
      <label htmlFor={id}>Signed in as</label>
      <select id={id} value={role} onChange={({ target }) => choose(target.value)}>
        <option value="">nobody</option>
        {Object.keys(demo?.tokens ?? {}).map((name) => (
          <option key={name}>{name}</option>
        ))}
      </select>
    </p>
  );
}
