import { LinkButton } from '../parts/button';
import { Notice } from '../parts/notice';
import { PageTitle } from '../parts/page-title';
import { useWords } from '../words/words';
import { shellWords } from './words';

export function NotFoundPage() {
  const says = useWords(shellWords);
  return (
    <>
      <PageTitle>{says('notFound.title')}</PageTitle>
      <Notice text={says('notFound.text')}>
        <LinkButton to="/">{says('notFound.back')}</LinkButton>
      </Notice>
    </>
  );
}
