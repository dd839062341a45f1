import './styles/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app';
import { router } from './routes';
import { shellWords } from './shell/words';
import { preferredLocale } from './words/locale';
import { chooseLocale } from './words/words';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no element with the id root.');
// The page and its words come with the words of the shell, not after them.
await Promise.all([shellWords.load(preferredLocale()), router.load()]);
await chooseLocale(preferredLocale(), { isRemembered: false });
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
