import { Link, useLocation } from '@tanstack/react-router';
import { useChange } from '../api/hooks';
import { Button } from '../parts/button';
import { Choice } from '../parts/choice';
import { SignOutDocument } from '../session/generated/graphql';
import { endSession, useSession } from '../session/store';
import { isLocale, LOCALES } from '../words/locale';
import { chooseLocale, useLocale, useWords } from '../words/words';
import style from './frame.module.css';
import { shellWords } from './words';

/** Short, so that a telephone has room for it. */
const CODES = { sk: 'SK', cs: 'CZ', en: 'EN' } as const;

export function Header() {
  const says = useWords(shellWords);
  const locale = useLocale();
  return (
    <header className={style.header}>
      <Link to="/" className={style.brand}>
        <Mark />
        <span className={style.brandName}>Permanentka</span>
      </Link>
      <div className={style.tools}>
        <Choice
          label={says('language')}
          isLabelHidden
          value={locale}
          options={LOCALES.map((id) => ({ id, name: CODES[id] }))}
          onChange={(id) => isLocale(id) && void chooseLocale(id)}
        />
        <Account />
      </div>
    </header>
  );
}

function Account() {
  const says = useWords(shellWords);
  const session = useSession();
  const { href, pathname } = useLocation();
  const [signOut, isSigningOut] = useChange(SignOutDocument);
  if (session === undefined) {
    const back = pathname === '/sign-in' ? undefined : href;
    return (
      <Link to="/sign-in" search={back === undefined ? {} : { back }} className={style.account}>
        {says('signIn')}
      </Link>
    );
  }
  // The device forgets the token also when the server cannot be told.
  const leave = () =>
    void signOut({})
      .catch(() => undefined)
      .finally(endSession);
  return (
    <div className={style.person}>
      <span className={style.email} title={says('signedInAs', { email: session.email })}>
        {session.email}
      </span>
      <Button kind="quiet" onPress={leave} isPending={isSigningOut}>
        {says('signOut')}
      </Button>
    </div>
  );
}

/** A pass with its two notches. */
const PAPER =
  'M9 8h14a2 2 0 0 1 2 2v3.2a2.8 2.8 0 0 0 0 5.6V22a2 2 0 0 1-2 2H9a2 2 0 0 1-2-2v-3.2a2.8 2.8 0 0 0 0-5.6V10a2 2 0 0 1 2-2Z';

const Mark = () => (
  <svg viewBox="0 0 32 32" width="28" height="28" aria-hidden="true">
    <rect width="32" height="32" rx="9" className={style.markGround} />
    <path className={style.markPaper} d={PAPER} />
    <path className={style.markTick} d="m12 16.2 2.8 2.8 5.4-5.6" />
  </svg>
);
