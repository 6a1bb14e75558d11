import { Fragment, useContext, useState } from 'react';
import { api, type Said, type Topic, type TopicDetail } from '../api';
import { count, duration, share } from '../format';
import { LanguageContext, useWords } from '../i18n';
import { Panel } from '../Panel';
import { useLoaded } from '../useLoaded';

const SHOWN = 10;
const COLUMNS = 6;
const HOUR = 3600;

/** What tickets are about, the most common first; each opens to its tickets and to the answers that helped. */
export function Problems({ days }: { days: number }) {
  const t = useWords();
  const [all, setAll] = useState(false);
  const loaded = useLoaded(() => api.topics(days), [days], 60);
  return (
    <Panel title={t('problems')} loaded={loaded} height={220}>
      {(topics) =>
        topics.length === 0 ? (
          <p>{t('noProblems')}</p>
        ) : (
          <>
            <Rows topics={all ? topics : topics.slice(0, SHOWN)} renamed={loaded.state === 'ready' ? loaded.reload : undefined} />
            {!all && topics.length > SHOWN && (
              <p>
                <button type="button" onClick={() => setAll(true)}>
                  {t('showAll')} ({topics.length})
                </button>
              </p>
            )}
          </>
        )
      }
    </Panel>
  );
}

function Rows({ topics, renamed }: { topics: Topic[]; renamed: (() => void) | undefined }) {
  const t = useWords();
  const [open, setOpen] = useState<string | null>(null);
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label={t('problems')}>
      <table className="problems">
        <thead>
          <tr>
            <th scope="col">{t('problem')}</th>
            {['kpi.volume', 'problems.share', 'problems.trend', 'kpi.sentiment', 'kpi.resolution'].map((column) => (
              <th
                scope="col"
                key={column}
                className="number"
                title={column === 'problems.trend' ? t('problems.trendHint') : undefined}
              >
                {t(column)}
                {column === 'kpi.resolution' && ' p50'}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {topics.map((topic) => (
            <Fragment key={topic.id}>
              <Row topic={topic} open={open === topic.id} turn={() => setOpen(open === topic.id ? null : topic.id)} />
              {open === topic.id && (
                <tr id={`problem-${topic.id}`}>
                  <td colSpan={COLUMNS}>
                    <Detail id={topic.id} renamed={renamed} />
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

function Row({ topic, open, turn }: { topic: Topic; open: boolean; turn: () => void }) {
  const t = useWords();
  const language = useContext(LanguageContext);
  return (
    <tr>
      <th scope="row">
        <button type="button" className="fold" aria-expanded={open} onClick={turn}>
          <span aria-hidden="true">{open ? '▾' : '▸'}</span> <span lang={topic.language}>{topic.name}</span>
        </button>{' '}
        {topic.news && <span className="badge">{t(`news.${topic.news}`)}</span>}
      </th>
      <td className="number">{count(topic.tickets, language)}</td>
      <td className="number">{share(topic.share, language)}</td>
      <td className="number">{topic.trend === null ? '–' : `× ${topic.trend.toFixed(2)}`}</td>
      <td className="number">{topic.negative === null ? '–' : share(topic.negative, language)}</td>
      <td className="number">
        {topic.resolutionHours === null ? '–' : duration(topic.resolutionHours * HOUR, language)}
      </td>
    </tr>
  );
}

function Detail({ id, renamed }: { id: string; renamed: (() => void) | undefined }) {
  const t = useWords();
  const language = useContext(LanguageContext);
  const loaded = useLoaded(() => api.topic(id), [id]);
  return (
    <Panel title="" loaded={loaded} height={160}>
      {(detail) => (
        <>
          <Naming detail={detail} renamed={renamed} />
          <h3>{t('typicalTickets')}</h3>
          <Sayings all={detail.typical} />
          <h3>{t('answers')}</h3>
          <Sayings all={detail.answers} />
          {detail.routing.length > 0 && (
            <>
              <h3>{t('whoResolved')}</h3>
              <ul>
                {detail.routing.map((hint) => (
                  <li key={`${hint.level} ${hint.who}`}>
                    {t(`level.${hint.level}`)} {hint.who}: {share(hint.score, language)} {t('resolvedWell')}{' '}
                    <small>
                      {count(hint.cases, language)} {t('cases')}
                    </small>
                  </li>
                ))}
              </ul>
            </>
          )}
        </>
      )}
    </Panel>
  );
}

function Sayings({ all }: { all: Said[] }) {
  const t = useWords();
  return all.length === 0 ? (
    <p>{t('none')}</p>
  ) : (
    <ul>
      {all.map((said) => (
        <li key={said.key}>
          <a href={said.url}>{said.key}</a> {said.text}{' '}
          {said.alike > 1 && (
            <small>
              {said.alike} {t('alike')}
            </small>
          )}
        </li>
      ))}
    </ul>
  );
}

/** A name that a person gives stays when topics are found anew. */
function Naming({ detail, renamed }: { detail: TopicDetail; renamed: (() => void) | undefined }) {
  const t = useWords();
  const [kept, setKept] = useState(detail.name);
  const [name, setName] = useState(detail.name);
  const [problem, setProblem] = useState('');
  const save = () => {
    api.nameTopic(detail.id, name).then(
      (saved) => {
        setKept(saved.name);
        setName(saved.name);
        setProblem('');
        renamed?.();
      },
      (error: unknown) => setProblem(error instanceof Error ? error.message : String(error)),
    );
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <label>
        {t('nameOf')}{' '}
        <input
          className="wide"
          maxLength={200}
          value={name}
          aria-invalid={problem !== ''}
          onChange={(event) => setName(event.target.value)}
        />
      </label>{' '}
      {name !== kept && <button type="submit">{t('save')}</button>}
      {problem && (
        <p role="alert" className="error">
          {problem}
        </p>
      )}
    </form>
  );
}
