import type { ReactNode } from 'react';
import style from './page-title.module.css';

/** The heading of a page, and its name in the browser's tab. */
export function PageTitle({ children, lead, tab = children }: { children: string; lead?: ReactNode; tab?: string }) {
  return (
    <div className={style.head}>
      <title>{`${tab} · Permanentka`}</title>
      <h1 className={style.title}>{children}</h1>
      {lead !== undefined && <p className={style.lead}>{lead}</p>}
    </div>
  );
}
