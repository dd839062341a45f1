import { Button } from '../parts/button';
import { Notice } from '../parts/notice';
import { useWords } from '../words/words';
import { failureOf } from './failures';
import { shellWords } from './words';

/** Says why something could not be read, and lets the user try again. */
export function FailureNotice({ error, onTryAgain }: { error: unknown; onTryAgain: () => void }) {
  const says = useWords(shellWords);
  const { id, incident } = failureOf(error);
  return (
    <Notice kind="failure" text={says(id, { incident })}>
      <Button kind="plain" onPress={onTryAgain}>
        {says('tryAgain')}
      </Button>
    </Notice>
  );
}
