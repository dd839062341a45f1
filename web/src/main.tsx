import './styles/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app';
import { shellWords } from './shell/words';
import { preferredLocale } from './words/locale';
import { chooseLocale } from './words/words';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no element with the id root.');
await shellWords.load(preferredLocale());
await chooseLocale(preferredLocale(), { isRemembered: false });
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
