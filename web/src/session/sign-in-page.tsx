import { createLazyRoute, useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import { PageTitle } from '../parts/page-title';
import { useWords } from '../words/words';
import style from './sign-in.module.css';
import { SignInForm } from './sign-in-form';
import { useSession } from './store';
import { sessionWords } from './words';

export const page = createLazyRoute('/sign-in')({ component: SignInPage });

function SignInPage() {
  const says = useWords(sessionWords);
  const { back = '/' } = page.useSearch();
  const isSignedIn = useSession() !== undefined;
  const router = useRouter();
  // Also when another tab has signed in. An address of another site is no way back.
  useEffect(() => {
    if (isSignedIn) router.history.replace(/^\/(?![/\\])/.test(back) ? back : '/');
  }, [isSignedIn, back, router]);
  return (
    <div className={style.card}>
      <PageTitle>{says('title')}</PageTitle>
      <SignInForm />
    </div>
  );
}
