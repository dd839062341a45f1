import { type ErrorComponentProps, useRouter } from '@tanstack/react-router';
import { PageTitle } from '../parts/page-title';
import { useWords } from '../words/words';
import { FailureNotice } from './failure-notice';
import { shellWords } from './words';

/** Stands for a page that threw an error. */
export function ErrorPage({ error, reset }: ErrorComponentProps) {
  const says = useWords(shellWords);
  const router = useRouter();
  const tryAgain = () => {
    reset();
    void router.invalidate();
  };
  return (
    <>
      <PageTitle>{says('failed.title')}</PageTitle>
      <FailureNotice error={error} onTryAgain={tryAgain} />
    </>
  );
}
