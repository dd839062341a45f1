import type { ReactNode } from 'react';
import style from './notice.module.css';

interface NoticeProps {
  /** A failure is said at once by screen readers. */
  kind?: 'plain' | 'failure';
  title?: string;
  text: string;
  /** What to do next. */
  children?: ReactNode;
}

export function Notice({ kind = 'plain', title, text, children }: NoticeProps) {
  return (
    <div className={`${style.notice} ${style[kind]}`} role={kind === 'failure' ? 'alert' : undefined}>
      {title !== undefined && <h2 className={style.title}>{title}</h2>}
      <p>{text}</p>
      {children !== undefined && <div className={style.actions}>{children}</div>}
    </div>
  );
}
