import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useChange } from '../api/hooks';
import { Button } from '../parts/button';
import { TextField } from '../parts/text-field';
import { type Says, useLocale, useWords } from '../words/words';
import { RequestSignInCodeDocument, SignInDocument } from './generated/graphql';
import style from './sign-in.module.css';
import { beginSession } from './store';
import { sessionWords } from './words';

/** A code that was asked for. It belongs to this request alone, so the page keeps both while it is there. */
interface Asked {
  readonly email: string;
  readonly request: string;
}

interface SignInFormProps {
  /** Called when the token is kept. A page that watches the session needs no call. */
  onSignedIn?: () => void;
}

/** Signs in by a code sent by e-mail. It stands in a page of its own, and in whatever needs to know the user on the way. */
export function SignInForm({ onSignedIn }: SignInFormProps) {
  const [asked, setAsked] = useState<Asked | undefined>(undefined);
  const [email, setEmail] = useState('');
  if (asked === undefined) return <EmailStep email={email} onEmail={setEmail} onAsked={setAsked} />;
  return (
    <CodeStep asked={asked} onAsked={setAsked} onOtherEmail={() => setAsked(undefined)} {...(onSignedIn && { onSignedIn })} />
  );
}

interface Refusal {
  readonly code: string;
  readonly message: string;
  readonly retryAfterSeconds?: number;
}

const SECONDS_OF_MINUTE = 60;

/** What is wrong, in words that say what to do. Undefined when nothing is. */
function problemOf(says: Says<typeof import('./words/en.json')>, errors: readonly Refusal[]): string | undefined {
  const [refusal] = errors;
  if (refusal?.retryAfterSeconds === undefined) return refusal?.message;
  return says('wait', { minutes: Math.ceil(refusal.retryAfterSeconds / SECONDS_OF_MINUTE) });
}

/** Asks for a code. Answers what was asked for, or the problem. */
function useAskForCode() {
  const says = useWords(sessionWords);
  const locale = useLocale();
  const [ask, isAsking] = useChange(RequestSignInCodeDocument);
  const askFor = async (email: string): Promise<Asked | string> => {
    try {
      const { requestSignInCode: told } = await ask({ input: { email, locale } });
      return told.request === null ? (problemOf(says, told.errors) ?? says('noAnswer')) : { email, request: told.request };
    } catch {
      return says('noAnswer');
    }
  };
  return [askFor, isAsking] as const;
}

interface EmailStepProps {
  email: string;
  onEmail: (email: string) => void;
  onAsked: (asked: Asked) => void;
}

function EmailStep({ email, onEmail, onAsked }: EmailStepProps) {
  const says = useWords(sessionWords);
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const [askFor, isAsking] = useAskForCode();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (isAsking) return;
    if (!email.includes('@')) return setProblem(says('emailMissing'));
    const asked = await askFor(email.trim());
    if (typeof asked === 'string') setProblem(asked);
    else onAsked(asked);
  };
  return (
    <form className={style.form} onSubmit={(event) => void submit(event)} noValidate>
      <p>{says('lead')}</p>
      <TextField
        {...{ label: says('email'), type: 'email', value: email, onChange: onEmail, problem }}
        autoComplete="email"
        isRequired
      />
      <Button type="submit" isPending={isAsking}>
        {says('send')}
      </Button>
    </form>
  );
}

interface CodeStepProps extends SignInFormProps {
  asked: Asked;
  onAsked: (asked: Asked) => void;
  onOtherEmail: () => void;
}

function CodeStep({ asked, onAsked, onOtherEmail, onSignedIn }: CodeStepProps) {
  const says = useWords(sessionWords);
  const [code, setCode] = useState('');
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const [askFor, isAsking] = useAskForCode();
  const [signIn, isSigningIn] = useChange(SignInDocument);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const digits = code.replace(/\D/g, '');
    if (isSigningIn) return;
    if (digits === '') return setProblem(says('codeMissing'));
    try {
      const { signIn: told } = await signIn({ input: { ...asked, code: digits } });
      const { token, expiresAt } = told;
      if (token === null || expiresAt === null) return setProblem(problemOf(says, told.errors) ?? says('noAnswer'));
      beginSession({ token, expiresAt, email: asked.email });
      onSignedIn?.();
    } catch {
      setProblem(says('noAnswer'));
    }
  };
  const askAgain = async () => {
    const again = await askFor(asked.email);
    setProblem(typeof again === 'string' ? again : undefined);
    if (typeof again !== 'string') onAsked(again);
  };
  return (
    <form className={style.form} onSubmit={(event) => void submit(event)} noValidate>
      <p role="status">{says('sent', { email: asked.email })}</p>
      <TextField
        {...{ label: says('code'), value: code, onChange: setCode, problem, ref: field }}
        inputMode="numeric"
        autoComplete="one-time-code"
        isRequired
      />
      <Button type="submit" isPending={isSigningIn}>
        {says('confirm')}
      </Button>
      <div className={style.others}>
        <Button kind="quiet" onPress={() => void askAgain()} isPending={isAsking}>
          {says('sendAgain')}
        </Button>
        <Button kind="quiet" onPress={onOtherEmail}>
          {says('otherEmail')}
        </Button>
      </div>
    </form>
  );
}
