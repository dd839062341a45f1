import { Outlet, useParams } from '@tanstack/react-router';
import { ApiProvider } from '../api/provider';
import { useWords } from '../words/words';
import { ConnectionNotice } from './connection-notice';
import style from './frame.module.css';
import { Header } from './header';
import { shellWords } from './words';

/** What every page has around it. */
export function Frame() {
  const says = useWords(shellWords);
  const { studio } = useParams({ strict: false });
  return (
    <ApiProvider {...(studio !== undefined && { studio })}>
      <a className={style.skip} href="#content">
        {says('skip')}
      </a>
      <Header />
      <ConnectionNotice />
      <main id="content" className={style.content} tabIndex={-1}>
        <Outlet />
      </main>
    </ApiProvider>
  );
}
