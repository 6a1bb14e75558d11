import ButtonGroup from '@atlaskit/button/button-group';
import Button from '@atlaskit/button/new';
import { useState } from 'react';
import type { Schemas } from '../api/client';
import { useNameTopic, useTopics } from '../api/queries';
import { count } from '../format';
import { Async } from '../parts/Async';
import { useLanguage, useSay } from '../words';
import { useChangedTopics, useTopicCommands } from './queries';

/** Far enough back that topics nobody asks about today can still be tidied. */
const DAYS = 365;

/** Names, merges and splits common problems, and takes that back. */
export function Topics() {
  const say = useSay();
  const topics = useTopics(DAYS);
  const changed = useChangedTopics();
  return (
    <>
      <Async query={topics} height={320}>
        {(known) => (known.length === 0 ? <p className="empty">{say('noProblems')}</p> : <Standing topics={known} />)}
      </Async>
      <h3>{say('mergedAndSplit')}</h3>
      <Async query={changed} height={48}>
        {(known) => (known.length === 0 ? <p className="empty">{say('nothingChanged')}</p> : <Changed topics={known} />)}
      </Async>
    </>
  );
}

function Standing({ topics }: { topics: Schemas['Topic'][] }) {
  const say = useSay();
  return (
    <div className="scroll" tabIndex={0} role="group" aria-label={say('section.topics')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{say('problem')}</th>
            <th scope="col" className="number">
              {say('ticketsOf')}
            </th>
            <th scope="col">{say('rename')}</th>
            <th scope="col">{say('mergeWith')}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {topics.map((topic) => (
            <Row key={`${topic.id} ${topic.name}`} topic={topic} topics={topics} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ topic, topics }: { topic: Schemas['Topic']; topics: Schemas['Topic'][] }) {
  const say = useSay();
  const language = useLanguage();
  const name = useNameTopic(topic.id);
  const { merge, split } = useTopicCommands();
  const [own, setOwn] = useState(topic.name);
  const [other, setOther] = useState('');
  const failed = name.error ?? merge.error ?? split.error;
  return (
    <tr>
      <th scope="row">
        <small>{topic.id}</small> <bdi lang={topic.language}>{topic.name}</bdi>
        {failed && (
          <p role="alert" className="error" lang="en">
            {failed.message}
          </p>
        )}
      </th>
      <td className="number">{count(topic.tickets, language)}</td>
      <td>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            name.mutate(own);
          }}
        >
          <input
            aria-label={`${say('rename')}: ${topic.name}`}
            value={own}
            maxLength={200}
            onChange={(event) => setOwn(event.target.value)}
          />{' '}
          {own.trim() !== '' && own !== topic.name && (
            <Button type="submit" spacing="compact" isLoading={name.isPending}>
              {say('save')}
            </Button>
          )}
        </form>
      </td>
      <td>
        <select
          aria-label={`${say('mergeWith')}: ${topic.name}`}
          value={other}
          onChange={(event) => setOther(event.target.value)}
        >
          <option value="">–</option>
          {topics
            .filter(({ id }) => id !== topic.id)
            .map(({ id, name: title }) => (
              <option key={id} value={id}>
                {id} {title}
              </option>
            ))}
        </select>{' '}
        {other !== '' && (
          <Button spacing="compact" isLoading={merge.isPending} onClick={() => merge.mutate({ id: topic.id, other })}>
            {say('merge')}
          </Button>
        )}
      </td>
      <td className="actions">
        <ButtonGroup label={topic.name}>
          <Button spacing="compact" isLoading={split.isPending} onClick={() => split.mutate(topic.id)}>
            {say('split')}
          </Button>
        </ButtonGroup>
      </td>
    </tr>
  );
}

function Changed({ topics }: { topics: Schemas['ChangedTopic'][] }) {
  const say = useSay();
  const { undo } = useTopicCommands();
  return (
    <>
      <ul>
        {topics.map((topic) => (
          <li key={topic.id}>
            <small>{topic.id}</small> <bdi lang={topic.language}>{topic.name}</bdi>:{' '}
            {topic.change === 'merged' ? say('mergedInto', topic.into ?? '') : say('wasSplit')}{' '}
            <Button
              spacing="compact"
              isLoading={undo.isPending && undo.variables === topic.id}
              onClick={() => undo.mutate(topic.id)}
            >
              {say('undo')}
            </Button>
          </li>
        ))}
      </ul>
      {undo.isError && (
        <p role="alert" className="error" lang="en">
          {undo.error.message}
        </p>
      )}
    </>
  );
}
