import Button from '@atlaskit/button/new';
import { createContext, useContext, useEffect, useState, type FormEvent, type ReactNode } from 'react';
import { ApiError, type Schemas } from './api/client';
import { NotKept, useSession, useSignIn } from './api/queries';
import { FRAMED } from './frame';
import { keep, kept } from './kept';
import { Async } from './parts/Async';
import { EmptyPage } from './parts/EmptyPage';
import { useSay } from './words';

type Session = Schemas['Session'];

const ROLES: Session['role'][] = ['auditor', 'viewer', 'lead', 'admin'];

const SessionContext = createContext<Session | undefined>(undefined);

/** Who looks at this screen. */
export function useViewer(): Session {
  return useContext(SessionContext)!;
}

/** Whether who looks may do what this role may. */
export function useIs(atLeast: Session['role']): boolean {
  return ROLES.indexOf(useViewer().role) >= ROLES.indexOf(atLeast);
}

/** The first start prints a link with the token behind #, which stays in the browser; taken out before anything else. */
function takeToken(): string | undefined {
  const token = /^#\/sign-in\/([\w-]+)$/.exec(window.location.hash)?.[1];
  if (token !== undefined) {
    window.history.replaceState(null, '', window.location.pathname + window.location.search);
  }
  return token;
}

const carried = takeToken();

const KNOWN_KEY = 'deskpulse.signedIn';

/** Whether the last visit was of somebody who had signed in, and this one needs no token. */
export function wasSignedIn(): boolean {
  return carried === undefined && kept(KNOWN_KEY) === 'yes';
}

/** What is for those who have signed in; the others are asked to. */
export function SignedIn({ children }: { children: ReactNode }) {
  const signIn = useSignIn();
  const { mutate } = signIn;
  const [arriving, setArriving] = useState(carried !== undefined);
  const session = useSession(!arriving);
  const say = useSay();
  const problem = signIn.error instanceof NotKept ? say(FRAMED ? 'notKeptInFrame' : 'notKept') : signIn.error?.message;
  useEffect(() => {
    if (carried !== undefined) {
      mutate(carried, { onSettled: () => setArriving(false) });
    }
  }, [mutate]);
  const refused = session.error instanceof ApiError && session.error.status === 401;
  const known = session.data !== undefined && !refused;
  useEffect(() => {
    if (known || refused) {
      keep(KNOWN_KEY, known ? 'yes' : 'no');
    }
  }, [known, refused]);
  if (refused) {
    return <Asked onToken={mutate} busy={signIn.isPending} problem={problem} />;
  }
  if (session.data === undefined) {
    return (
      <EmptyPage>
        <Async query={session} height={400}>
          {() => null}
        </Async>
      </EmptyPage>
    );
  }
  return <SessionContext.Provider value={session.data}>{children}</SessionContext.Provider>;
}

interface AskedProps {
  onToken: (token: string) => void;
  busy: boolean;
  problem: string | undefined;
}

function Asked({ onToken, busy, problem }: AskedProps) {
  const say = useSay();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    onToken(String(new FormData(event.currentTarget).get('token')));
  };
  return (
    <main className="sign-in">
      <h1>{say('title')}</h1>
      <form onSubmit={submit}>
        <label htmlFor="token">{say('token')}</label>
        <input id="token" name="token" className="wide" type="password" autoComplete="current-password" required maxLength={200} />
        <p className="note">{say('tokenFrom')}</p>
        {problem !== undefined && (
          <p className="error" role="alert">
            {problem}
          </p>
        )}
        <Button type="submit" appearance="primary" isLoading={busy}>
          {say('signInNow')}
        </Button>
      </form>
      {FRAMED && (
        <a href={window.location.href} target="_blank" rel="noreferrer">
          {say('byItself')}
        </a>
      )}
    </main>
  );
}
