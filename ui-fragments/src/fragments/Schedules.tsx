import { useContext, useState } from 'react';
import { api, type TaskState } from '../api';
import { moment } from '../format';
import { LanguageContext, useWords } from '../i18n';
import { Panel } from '../Panel';
import { useLoaded } from '../useLoaded';

/** When each task runs, how its last run went, and the switches for it. */
export function Schedules() {
  const t = useWords();
  const loaded = useLoaded(() => api.schedules(), [], 5);
  return (
    <Panel title={t('schedules')} loaded={loaded} height={200}>
      {(tasks) => (
        <div className="scroll" tabIndex={0} role="region" aria-label={t('schedules')}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t('task')}</th>
                <th scope="col">{t('when')}</th>
                <th scope="col">{t('next')}</th>
                <th scope="col">{t('last')}</th>
                <th scope="col" />
              </tr>
            </thead>
            <tbody>
              {tasks.map((task) => (
                <Row key={task.task} task={task} changed={loaded.state === 'ready' ? loaded.reload : () => undefined} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Panel>
  );
}

function Row({ task, changed }: { task: TaskState; changed: () => void }) {
  const t = useWords();
  const language = useContext(LanguageContext);
  const zone = task.schedule.zone;
  const [cron, setCron] = useState(task.schedule.cron);
  const [problem, setProblem] = useState('');
  const name = t(`task.${task.task}`);

  const act = (action: Promise<TaskState>) => {
    action.then(
      () => {
        setProblem('');
        changed();
      },
      (error: unknown) => setProblem(error instanceof Error ? error.message : String(error)),
    );
  };

  const next = task.nextRuns[0];
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            act(api.change(task.task, cron, zone));
          }}
        >
          <input
            aria-label={`${name}: cron`}
            aria-invalid={problem !== ''}
            value={cron}
            onChange={(event) => setCron(event.target.value)}
          />{' '}
          <small>{zone}</small> {cron !== task.schedule.cron && <button type="submit">{t('save')}</button>}
        </form>
        {problem && (
          <p role="alert" className="error">
            {problem}
          </p>
        )}
      </td>
      <td>{task.paused ? t('paused') : next ? moment(next, zone, language) : '–'}</td>
      <td>
        {task.running ? (
          <span className="badge">
            {t('running')}: {task.running.stage} {task.running.done}
            {task.running.total > 0 && ` / ${task.running.total}`}
          </span>
        ) : task.lastRun ? (
          <>
            <span className={task.lastRun.succeeded ? 'badge good' : 'badge bad'}>
              {task.lastRun.succeeded ? '✓' : '✗'}
            </span>{' '}
            {moment(task.lastRun.started, zone, language)} <small>{task.lastRun.message}</small>
          </>
        ) : (
          t('never')
        )}
      </td>
      <td className="actions">
        <button type="button" disabled={task.running !== null} onClick={() => act(api.command(task.task, 'run'))}>
          {t('runNow')}
        </button>{' '}
        <button type="button" onClick={() => act(api.command(task.task, task.paused ? 'resume' : 'pause'))}>
          {task.paused ? t('resume') : t('pause')}
        </button>
      </td>
    </tr>
  );
}
