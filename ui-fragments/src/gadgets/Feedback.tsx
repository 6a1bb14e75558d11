import Button from '@atlaskit/button/new';
import { useState, type FormEvent } from 'react';
import type { Schemas } from '../api/client';
import { useAnswerFeedback, useDesk, useFeedback, useGiveFeedback } from '../api/queries';
import { moment } from '../format';
import { AgentChoice } from '../parts/AgentChoice';
import { Async } from '../parts/Async';
import { useIs } from '../SignedIn';
import { useLanguage, useSay } from '../words';
import { type GadgetProps } from './settings';

const LONGEST = 2000;

/** What leads say to agents of their work; an agent reads their own and answers it. */
export function Feedback({ today, height }: GadgetProps) {
  const say = useSay();
  const lead = useIs('lead');
  const query = useFeedback();
  return (
    <Async query={query} height={height}>
      {(feedback) => (
        <>
          {lead && <Give today={today} />}
          {feedback.length === 0 ? (
            <p className="empty">{say('noFeedback')}</p>
          ) : (
            <ul className="feedback" tabIndex={0} aria-label={say('kind.feedback')}>
              {feedback.map((one) => (
                <One key={one.number} feedback={one} />
              ))}
            </ul>
          )}
        </>
      )}
    </Async>
  );
}

function One({ feedback }: { feedback: Schemas['Feedback'] }) {
  const say = useSay();
  const language = useLanguage();
  const zone = useDesk().data?.zone ?? 'UTC';
  const answer = useAnswerFeedback();
  return (
    <li>
      <strong>
        <bdi>{feedback.agent}</bdi>
      </strong>{' '}
      <small>
        {moment(feedback.at, zone, language)} · <bdi>{feedback.by}</bdi>
      </small>
      <p>
        <bdi>{feedback.note}</bdi>
      </p>
      {feedback.answer !== null && (
        <blockquote>
          <bdi>{feedback.answer}</bdi>
        </blockquote>
      )}
      {feedback.mine && (
        <Say
          label={say(feedback.answer === null ? 'answerFeedback' : 'answerAnew')}
          busy={answer.isPending}
          error={answer.error}
          onSay={(text, done) => answer.mutate({ number: feedback.number, answer: text }, { onSuccess: done })}
        />
      )}
    </li>
  );
}

/** A lead chooses an agent and says something. */
function Give({ today }: { today: string }) {
  const say = useSay();
  const give = useGiveFeedback();
  const [agent, setAgent] = useState('');
  return (
    <details>
      <summary>{say('giveFeedback')}</summary>
      <AgentChoice today={today} value={agent} onChange={setAgent} />
      {agent !== '' && (
        <Say
          label={say('giveFeedback')}
          busy={give.isPending}
          error={give.error}
          onSay={(note, done) => give.mutate({ agent, note }, { onSuccess: done })}
        />
      )}
    </details>
  );
}

interface SayProps {
  label: string;
  busy: boolean;
  error: Error | null;
  onSay: (text: string, done: () => void) => void;
}

function Say({ label, busy, error, onSay }: SayProps) {
  const say = useSay();
  const [text, setText] = useState('');
  const send = (event: FormEvent) => {
    event.preventDefault();
    onSay(text, () => setText(''));
  };
  return (
    <form className="inputs" onSubmit={send}>
      <textarea aria-label={label} required rows={2} maxLength={LONGEST} value={text} onChange={(event) => setText(event.target.value)} />
      <Button type="submit" spacing="compact" isLoading={busy}>
        {say('send')}
      </Button>
      {error && (
        <p role="alert" className="error">
          {error.message}
        </p>
      )}
    </form>
  );
}
