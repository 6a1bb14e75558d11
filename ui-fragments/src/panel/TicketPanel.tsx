import Button from '@atlaskit/button/new';
import Lozenge from '@atlaskit/lozenge';
import SectionMessage from '@atlaskit/section-message';
import type { Schemas } from '../api/client';
import { useAdvice, useCorrectTag, useDesk, usePanel, type TagTask } from '../api/queries';
import { copy } from '../copy';
import { count, duration, moment, share } from '../format';
import { Async } from '../parts/Async';
import { EmptyPage } from '../parts/EmptyPage';
import { Stale } from '../parts/Stale';
import { Sparkline } from '../gadgets/Sparkline';
import { useLanguage, useSay, useSayRule, useSayValue, type WordKey } from '../words';
import { Advice, Success } from './Advice';
import { CustomerCard } from './CustomerCard';
import { runs } from './marked';

type Panel = Schemas['Panel'];

const VALUES: Record<TagTask, string[]> = {
  sentiment: ['NEGATIVE', 'NEUTRAL', 'POSITIVE'],
  kind: ['COMPLAINT', 'SUGGESTION', 'PRAISE', 'QUESTION', 'REQUEST'],
  priority: ['HIGHEST', 'HIGH', 'MEDIUM', 'LOW', 'LOWEST'],
};

/** What the ledger's tasks are called. */
const TASKS: Record<string, WordKey> = { SENTIMENT: 'sentiment', KIND: 'kindOf', PRIORITY: 'priority' };

/** What an agent needs beside the ticket. */
export function TicketPanel({ ticket }: { ticket: string | null }) {
  const say = useSay();
  if (ticket === null) {
    return (
      <EmptyPage>
        <p className="empty">{say('noTicketKey')}</p>
      </EmptyPage>
    );
  }
  return <Loaded ticket={ticket} />;
}

function Loaded({ ticket }: { ticket: string }) {
  const query = usePanel(ticket);
  return (
    <main className="panel">
      <Stale />
      {query.data === undefined && <h1 className="hidden">{ticket}</h1>}
      <Async query={query} height={480}>
        {(panel) => <Shown panel={panel} />}
      </Async>
    </main>
  );
}

function Shown({ panel }: { panel: Panel }) {
  const say = useSay();
  const sayRule = useSayRule();
  const sayValue = useSayValue();
  const language = useLanguage();
  const zone = useDesk().data?.zone ?? 'UTC';
  const felt = panel.messages.filter((message) => message.sentiment !== null);
  return (
    <>
      <h1>
        <a href={panel.url} target="_blank" rel="noreferrer">
          {panel.key}
        </a>{' '}
        <bdi>{panel.summary}</bdi>
      </h1>
      {panel.warning && (
        <SectionMessage appearance="warning">
          <p>{say('earlyWarning')}</p>
        </SectionMessage>
      )}
      <dl className="tags">
        <TagLine panel={panel} task="sentiment" label={say('sentiment')} />
        <TagLine panel={panel} task="kind" label={say('kindOf')} />
        <TagLine panel={panel} task="priority" label={say('priority')} />
      </dl>

      {panel.steps.map(({ action, step, taken }) => (
        <SectionMessage key={action} appearance={taken ? 'discovery' : 'information'}>
          <p>
            {say(taken ? 'takeStep' : 'asUsual')} <bdi>{step}</bdi>
          </p>
        </SectionMessage>
      ))}

      <h2>{say('mood')}</h2>
      <p>
        <Lozenge appearance={panel.warning ? 'removed' : 'default'}>{say(`course.${panel.course}`)}</Lozenge>
      </p>
      {felt.length > 1 && <Sparkline values={felt.map((message) => message.score)} />}
      <ol className="hidden" aria-label={say('moodPath')}>
        {felt.map((message) => (
          <li key={message.id}>{sayValue('sentiment', message.sentiment!)}</li>
        ))}
      </ol>

      {panel.reasons.length > 0 && (
        <>
          <h2>{say('whyPriority')}</h2>
          <ul>
            {panel.reasons.map((reason) => (
              <li key={`${reason.rule} ${reason.text.en}`}>
                <bdi>{reason.text[language]}</bdi>{' '}
                <small>
                  {sayRule(reason.rule)} +{reason.weight.toFixed(2)}
                </small>
              </li>
            ))}
          </ul>
        </>
      )}

      <h2>{say('sla')}</h2>
      {panel.sla.length === 0 ? (
        <p className="note">{say('noSla')}</p>
      ) : (
        <ul>
          {panel.sla.map((clock, i) => (
            <li key={`${clock.name} ${i}`}>
              {clock.name}:{' '}
              <Lozenge appearance={clock.state === 'breached' ? 'removed' : clock.state === 'met' ? 'success' : 'inprogress'}>
                {clock.state === 'running' && clock.left !== null
                  ? say('sla.running', duration(clock.left, language))
                  : say(`sla.${clock.state}`)}
              </Lozenge>
            </li>
          ))}
        </ul>
      )}

      <h2>{say('topicOf')}</h2>
      <p>
        {panel.topic ? <bdi>{panel.topic.name}</bdi> : say('noTopic')}
        {panel.topic && panel.topic.words.length > 0 && <small> {panel.topic.words.join(' · ')}</small>}
      </p>
      {panel.routing[0] && (
        <p className="note">
          {say('bestBy')} {say(`level.${panel.routing[0].level}` as WordKey)} <bdi>{panel.routing[0].who}</bdi> (
          {share(panel.routing[0].score, language)}, {count(panel.routing[0].cases, language)} {say('cases')})
        </p>
      )}

      {panel.customer && <CustomerCard ticket={panel.key} glance={panel.customer} />}

      <Advice ticket={panel.key} />
      {panel.similar.length > 0 && <Similar ticket={panel.key} similar={panel.similar} />}
      <Words panel={panel} />

      {panel.ledger.length > 0 && (
        <details>
          <summary>{say('changes')}</summary>
          <ul>
            {panel.ledger.map((change) => (
              <li key={`${change.at} ${change.task}`}>
                {moment(change.at, zone, language)} · {say(TASKS[change.task] ?? 'correctTag')}: {change.from ? sayValue(change.task, change.from) : '–'} →{' '}
                {change.to ? sayValue(change.task, change.to) : '–'} · {change.who ?? say('byModel')}
              </li>
            ))}
          </ul>
        </details>
      )}
      <p className="note">
        {say('judged')} {moment(panel.judgedAt, zone, language)} · {panel.model}
      </p>
    </>
  );
}

/** A tag and, in one step, what it should be instead. */
function TagLine({ panel, task, label }: { panel: Panel; task: TagTask; label: string }) {
  const say = useSay();
  const sayValue = useSayValue();
  const language = useLanguage();
  const correct = useCorrectTag(panel.key);
  const tag = panel[task];
  return (
    <>
      <dt>{label}</dt>
      <dd>
        <select
          aria-label={`${say('correctTag')}: ${label}`}
          value={tag.value}
          disabled={correct.isPending}
          onChange={(event) => correct.mutate({ task, value: event.target.value })}
        >
          {[...new Set([tag.value, ...VALUES[task]])].map((value) => (
            <option key={value} value={value}>
              {sayValue(task, value)}
            </option>
          ))}
        </select>{' '}
        {tag.confidence !== null && tag.value === tag.judged && (
          <small>{say('sure', share(tag.confidence, language))}</small>
        )}
        {tag.value !== tag.judged && (
          <small>
            {say('modelSays')}: {sayValue(task, tag.judged)}
          </small>
        )}
        {correct.isError && (
          <span role="alert" className="error">
            {correct.error.message}
          </span>
        )}
      </dd>
    </>
  );
}

function Similar({ ticket, similar }: { ticket: string; similar: Panel['similar'] }) {
  const say = useSay();
  const language = useLanguage();
  const advice = useAdvice(ticket).data;
  const ends = new Map(advice?.ends.map((end) => [end.key, end.well]));
  return (
    <>
      <h2>{say('similar')}</h2>
      {advice && advice.like.cases > 0 && (
        <p className="note">
          {say('likeTickets')} <Success success={advice.like} word="endedWell" />
        </p>
      )}
      <ul>
        {similar.map((like) => (
          <li key={like.key}>
            <a href={like.url} target="_blank" rel="noreferrer">
              {like.key}
            </a>{' '}
            <bdi>{like.summary}</bdi> <small>{share(like.score, language)}</small>{' '}
            {like.solved && <Lozenge appearance={ends.get(like.key) === false ? 'default' : 'success'}>{say('solved')}</Lozenge>}{' '}
            {ends.has(like.key) && <small>{say(ends.get(like.key) ? 'likeWell' : 'likeNotWell')}</small>}
            {like.answer !== null && (
              <blockquote>
                <bdi>{like.answer}</bdi>{' '}
                <Button
                  spacing="compact"
                  appearance="subtle"
                  onClick={() => void copy(like.answer!)}
                >
                  {say('copyAnswer')}
                </Button>
              </blockquote>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

/** The customer's words with those marked that decided. */
function Words({ panel }: { panel: Panel }) {
  const say = useSay();
  const sayRule = useSayRule();
  const sayValue = useSayValue();
  return (
    <>
      <h2>{say('whatDecided')}</h2>
      {panel.entities.length > 0 && (
        <p className="note">
          {say('mentions')}:{' '}
          {panel.entities.map((entity) => `${say(`entity.${entity.type}` as WordKey)} ${entity.value}`).join(' · ')}
        </p>
      )}
      {panel.messages.map((message) => (
        <p key={message.id} className="said">
          {message.sentiment !== null && <Lozenge>{sayValue('sentiment', message.sentiment)}</Lozenge>}{' '}
          <bdi>
            {runs(message.text, message.marks).map((run, i) =>
              run.marks.length === 0 ? (
                run.text
              ) : (
                <mark key={i} className={tone(run.marks)} title={[...new Set(run.marks.map((mark) => sayRule(mark.rule)))].join(', ')}>
                  {run.text}
                </mark>
              ),
            )}
          </bdi>
        </p>
      ))}
    </>
  );
}

function tone(marks: { weight: number }[]): string {
  const weight = marks.reduce((sum, mark) => sum + mark.weight, 0);
  return weight < 0 ? 'mark-bad' : weight > 0 ? 'mark-good' : 'mark-even';
}
