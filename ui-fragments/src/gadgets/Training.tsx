import Button from '@atlaskit/button/new';
import Lozenge from '@atlaskit/lozenge';
import { useState, type FormEvent } from 'react';
import type { Schemas } from '../api/client';
import { useAddTraining, useTrainingNeeds, useTrainings } from '../api/queries';
import { decimal, duration, longDay, share } from '../format';
import { AgentChoice } from '../parts/AgentChoice';
import { Async } from '../parts/Async';
import { TicketLinks } from '../parts/TicketLinks';
import { useIs } from '../SignedIn';
import { useLanguage, useSay, type Language } from '../words';
import { stretch, type GadgetProps } from './settings';

type Need = Schemas['TrainingNeed'];
type Change = Schemas['TrainingChange'];

const LONGEST = 500;

/** Topics in which agents and teams fall behind on like cases, and what trainings changed. */
export function Training({ settings, today, height }: GadgetProps) {
  const say = useSay();
  const lead = useIs('lead');
  const { from, to } = stretch(settings, today);
  const needs = useTrainingNeeds(from, to);
  const trainings = useTrainings();
  return (
    <>
      <Async query={needs} height={height}>
        {({ agents, teams }) => (
          <>
            <Needs title={say('needsOfAgents')} none={say('noNeedsOfAgents')} needs={agents} />
            <Needs title={say('needsOfTeams')} none={say('noNeedsOfTeams')} needs={teams} />
          </>
        )}
      </Async>
      <Async query={trainings} height={60}>
        {(all) => (
          <section aria-label={say('trainings')}>
            <h3>{say('trainings')}</h3>
            {lead && <Add today={today} />}
            {all.length === 0 && <p className="empty">{say('noTrainings')}</p>}
            <ul className="feedback" tabIndex={0} aria-label={say('trainings')}>
              {all.map((training) => (
                <Had key={training.number} training={training} />
              ))}
            </ul>
          </section>
        )}
      </Async>
    </>
  );
}

function Needs({ title, none, needs }: { title: string; none: string; needs: Need[] }) {
  const say = useSay();
  const language = useLanguage();
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      {needs.length === 0 ? (
        <p className="empty">{none}</p>
      ) : (
        <ul className="feedback" tabIndex={0} aria-label={title}>
          {needs.map((need) => (
            <li key={`${need.agent} ${need.team} ${need.topic} ${need.figure.name.en}`}>
              <strong>
                <bdi>{need.name}</bdi>
              </strong>{' '}
              · <bdi>{need.topic}</bdi> · {need.figure.name[language]}: {onLikeCases(need, language)}
              <details>
                <summary>{say('examples')}</summary>
                <h4>{say('examplesBad')}</h4>
                <TicketLinks tickets={need.bad} />
                <h4>{say('examplesGood')}</h4>
                <TicketLinks tickets={need.good} />
              </details>
            </li>
          ))}
        </ul>
      )}
    </section>
  );

  function onLikeCases({ figure }: Need, language: Language): string {
    const of = (value: number | null | undefined) =>
      value == null ? '–' : figure.duration ? duration(value, language) : share(value, language);
    return say('needIs', of(figure.adjusted), of(figure.low), of(figure.high), of(figure.team), figure.cases);
  }
}

function Had({ training }: { training: Schemas['Training'] }) {
  const say = useSay();
  const language = useLanguage();
  return (
    <li>
      <strong>
        <bdi>{training.name}</bdi>
      </strong>{' '}
      <small>
        {longDay(training.day, language)} · <bdi>{training.topic ?? say('allTopics')}</bdi>
      </small>
      <p>
        <bdi>{training.note}</bdi>
      </p>
      {training.changes.length === 0 ? (
        <small>{say('nothingToCompareYet')}</small>
      ) : (
        <ul className="plain">
          {training.changes.map((change) => (
            <li key={change.name.en}>
              {change.name[language]}: {moved(change, change.value, language)} ({moved(change, change.low, language)} –{' '}
              {moved(change, change.high, language)}) <Verdict verdict={change.verdict} />
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

function Verdict({ verdict }: { verdict: Change['verdict'] }) {
  const say = useSay();
  const text = say(`progress.${verdict}`);
  return verdict === 'CANNOT_TELL' ? (
    <small>{text}</small>
  ) : (
    <Lozenge appearance={verdict === 'IMPROVED' ? 'success' : 'removed'}>{text}</Lozenge>
  );
}

/** Of durations a factor, of shares a difference. */
function moved(change: Change, value: number, language: Language): string {
  return change.duration ? `× ${decimal(value, language)}` : `${value > 0 ? '+' : ''}${share(value, language)}`;
}

/** A lead keeps a training that an agent had. */
function Add({ today }: { today: string }) {
  const say = useSay();
  const add = useAddTraining();
  const [agent, setAgent] = useState('');
  const [topic, setTopic] = useState('');
  const [day, setDay] = useState(today);
  const [note, setNote] = useState('');
  const send = (event: FormEvent) => {
    event.preventDefault();
    add.mutate({ agent, topic: topic.trim() || null, day, note }, { onSuccess: () => setNote('') });
  };
  return (
    <details>
      <summary>{say('addTraining')}</summary>
      <form className="inputs" onSubmit={send}>
        <AgentChoice today={today} value={agent} onChange={setAgent} />
        <label>
          {say('topic')} <input value={topic} maxLength={200} placeholder={say('allTopics')} onChange={(event) => setTopic(event.target.value)} />
        </label>
        <label>
          {say('firstDayAfter')}{' '}
          <input type="date" required value={day} max={today} onChange={(event) => setDay(event.target.value)} />
        </label>
        <label>
          {say('whatWasTrained')}{' '}
          <input className="wide" required maxLength={LONGEST} value={note} onChange={(event) => setNote(event.target.value)} />
        </label>
        <Button type="submit" spacing="compact" isDisabled={agent === ''} isLoading={add.isPending}>
          {say('save')}
        </Button>
        {add.error && (
          <p role="alert" className="error">
            {add.error.message}
          </p>
        )}
      </form>
    </details>
  );
}
