import { RouterProvider } from '@tanstack/react-router';
import { I18nProvider } from 'react-aria-components';
import { router } from './routes';
import { useLocale } from './words/words';

/** React Aria says a few words of its own, in the language of the page. */
export function App() {
  return (
    <I18nProvider locale={useLocale()}>
      <RouterProvider router={router} />
    </I18nProvider>
  );
}
