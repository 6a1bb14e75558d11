import Button from '@atlaskit/button/new';
import Lozenge from '@atlaskit/lozenge';
import { Fragment, useState } from 'react';
import type { Schemas } from '../api/client';
import { useNameTopic, useTopic, useTopics } from '../api/queries';
import { count, duration, share } from '../format';
import { Async } from '../parts/Async';
import { useIs } from '../SignedIn';
import { useLanguage, useSay, type WordKey } from '../words';
import { within } from './narrowing';
import { USUAL_DAYS, type GadgetProps } from './settings';

const SHOWN = 10;
const COLUMNS = 6;
const HOUR = 3600;

/** What tickets are about, the most common first; each opens to its tickets and to the answers that helped. */
export function Topics({ settings, only, height, onDrill }: GadgetProps) {
  const say = useSay();
  const [all, setAll] = useState(false);
  const query = useTopics(settings.days ?? USUAL_DAYS, only);
  const shown = settings.top ?? SHOWN;
  return (
    <Async query={query} height={height}>
      {(topics) =>
        topics.length === 0 ? (
          <p className="empty">{say('noProblems')}</p>
        ) : (
          <>
            <Rows
              topics={all ? topics : topics.slice(0, shown)}
              drill={({ name }) => {
                const own = [`topic=${name}`];
                onDrill({ title: name, kpi: 'volume', only: within(only, own), own });
              }}
            />
            {!all && topics.length > shown && (
              <Button appearance="subtle" onClick={() => setAll(true)}>
                {`${say('showAll')} (${topics.length})`}
              </Button>
            )}
          </>
        )
      }
    </Async>
  );
}

interface RowsProps {
  topics: Schemas['Topic'][];
  drill: (topic: Schemas['Topic']) => void;
}

function Rows({ topics, drill }: RowsProps) {
  const say = useSay();
  const [open, setOpen] = useState<string | null>(null);
  return (
    <div className="scroll" tabIndex={0} role="group" aria-label={say('kind.topics')}>
      <table className="problems">
        <thead>
          <tr>
            <th scope="col">{say('problem')}</th>
            <th scope="col" className="number">{say('ticketsOf')}</th>
            <th scope="col" className="number">{say('share')}</th>
            <th scope="col" className="number" title={say('trendHint')}>{say('trend')}</th>
            <th scope="col" className="number">{say('NEGATIVE')}</th>
            <th scope="col" className="number">{say('resolutionP50')}</th>
          </tr>
        </thead>
        <tbody>
          {topics.map((topic) => (
            <Fragment key={topic.id}>
              <TopicRow
                topic={topic}
                open={open === topic.id}
                turn={() => setOpen(open === topic.id ? null : topic.id)}
                drill={() => drill(topic)}
              />
              {open === topic.id && (
                <tr>
                  <td colSpan={COLUMNS}>
                    <Detail id={topic.id} />
                  </td>
                </tr>
              )}
            </Fragment>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface TopicRowProps {
  topic: Schemas['Topic'];
  open: boolean;
  turn: () => void;
  drill: () => void;
}

function TopicRow({ topic, open, turn, drill }: TopicRowProps) {
  const say = useSay();
  const language = useLanguage();
  return (
    <tr>
      <th scope="row">
        <button type="button" className="fold plain" aria-expanded={open} onClick={turn}>
          <span aria-hidden="true">{open ? '▾' : '▸'}</span> <bdi lang={topic.language}>{topic.name}</bdi>
        </button>{' '}
        {topic.news && <Lozenge appearance="new">{say(`news.${topic.news}`)}</Lozenge>}
      </th>
      <td className="number">
        <button type="button" className="plain" aria-label={`${say('ticketsOf')}: ${topic.name} ${count(topic.tickets, language)}`} onClick={drill}>
          {count(topic.tickets, language)}
        </button>
      </td>
      <td className="number">{share(topic.share, language)}</td>
      <td className="number">{topic.trend === null ? '–' : `× ${topic.trend.toFixed(2)}`}</td>
      <td className="number">{topic.negative === null ? '–' : share(topic.negative, language)}</td>
      <td className="number">{topic.resolutionHours === null ? '–' : duration(topic.resolutionHours * HOUR, language)}</td>
    </tr>
  );
}

function Detail({ id }: { id: string }) {
  const say = useSay();
  const language = useLanguage();
  const admin = useIs('admin');
  const query = useTopic(id);
  return (
    <Async query={query} height={160}>
      {(detail) => (
        <>
          {admin && <Naming key={detail.name} detail={detail} />}
          <h3>{say('typicalTickets')}</h3>
          <Sayings all={detail.typical} />
          <h3>{say('answers')}</h3>
          <Sayings all={detail.answers} />
          {detail.routing.length > 0 && (
            <>
              <h3>{say('whoResolved')}</h3>
              <ul>
                {detail.routing.map((hint) => (
                  <li key={`${hint.level} ${hint.who}`}>
                    {say(`level.${hint.level}` as WordKey)} <bdi>{hint.who}</bdi>: {share(hint.score, language)}{' '}
                    {say('resolvedWell')}{' '}
                    <small>
                      {count(hint.cases, language)} {say('cases')}
                    </small>
                  </li>
                ))}
              </ul>
            </>
          )}
        </>
      )}
    </Async>
  );
}

function Sayings({ all }: { all: Schemas['Said'][] }) {
  const say = useSay();
  return all.length === 0 ? (
    <p>{say('none')}</p>
  ) : (
    <ul>
      {all.map((said) => (
        <li key={said.key}>
          <a href={said.url} target="_blank" rel="noreferrer">
            {said.key}
          </a>{' '}
          <bdi>{said.text}</bdi>{' '}
          {said.alike > 1 && (
            <small>
              {said.alike} {say('alike')}
            </small>
          )}
        </li>
      ))}
    </ul>
  );
}

/** A name that a person gives stays when topics are found anew. */
function Naming({ detail }: { detail: Schemas['TopicDetail'] }) {
  const say = useSay();
  const [name, setName] = useState(detail.name);
  const save = useNameTopic(detail.id);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(name);
      }}
    >
      <label>
        {say('nameOf')}{' '}
        <input
          className="wide"
          maxLength={200}
          value={name}
          aria-invalid={save.isError}
          onChange={(event) => setName(event.target.value)}
        />
      </label>{' '}
      {name !== detail.name && (
        <Button type="submit" isLoading={save.isPending}>
          {say('save')}
        </Button>
      )}
      {save.isError && (
        <p role="alert" className="error">
          {save.error.message}
        </p>
      )}
    </form>
  );
}
