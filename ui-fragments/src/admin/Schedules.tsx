import ButtonGroup from '@atlaskit/button/button-group';
import Button from '@atlaskit/button/new';
import Lozenge from '@atlaskit/lozenge';
import { useId, useState } from 'react';
import type { Schemas } from '../api/client';
import { useDesk } from '../api/queries';
import { moment } from '../format';
import { Async } from '../parts/Async';
import { useLanguage, useSay, useSayStage, type WordKey } from '../words';
import { CertificateCard } from './CertificateCard';
import { inWords } from './cron';
import { useScheduleCommands, useSchedules } from './queries';

type Task = Schemas['TaskState'];

/** Tasks whose run leaves a certificate. */
const CERTIFIED = ['sync', 'census'];

/** When each task runs, how its last run went, and the switches for it. */
export function Schedules() {
  const query = useSchedules();
  return (
    <Async query={query} height={400}>
      {(tasks) => (
        <>
          {tasks.map((task) => (
            <One key={task.task} task={task} />
          ))}
        </>
      )}
    </Async>
  );
}

function One({ task }: { task: Task }) {
  const say = useSay();
  const { command } = useScheduleCommands();
  const name = say(`task.${task.task}` as WordKey);
  return (
    <section className="task" aria-label={name}>
      <div className="section-head">
        <h3>
          {name} {task.paused && <Lozenge appearance="moved">{say('paused')}</Lozenge>}
        </h3>
        <ButtonGroup label={name}>
          <Button
            spacing="compact"
            isDisabled={task.running !== null}
            onClick={() => command.mutate({ task: task.task, command: 'run' })}
          >
            {say('runNow')}
          </Button>
          <Button
            spacing="compact"
            appearance="subtle"
            onClick={() => command.mutate({ task: task.task, command: task.paused ? 'resume' : 'pause' })}
          >
            {say(task.paused ? 'resume' : 'pause')}
          </Button>
        </ButtonGroup>
      </div>
      {command.isError && (
        <p role="alert" className="error">
          {command.error.message}
        </p>
      )}
      <When task={task} name={name} />
      <NextRuns task={task} />
      <LastRun task={task} />
    </section>
  );
}

/** The times, in words and as they can be changed. */
function When({ task, name }: { task: Task; name: string }) {
  const say = useSay();
  const language = useLanguage();
  const { change } = useScheduleCommands();
  const zones = useId();
  const [draft, setDraft] = useState<Schemas['Schedule']>();
  const { cron, zone } = draft ?? task.schedule;
  const changed = cron !== task.schedule.cron || zone !== task.schedule.zone;
  return (
    <form
      className="inputs"
      onSubmit={(event) => {
        event.preventDefault();
        // What was typed while it was saved stays.
        change.mutate({ task: task.task, cron, zone }, { onSuccess: () => setDraft((now) => (now === draft ? undefined : now)) });
      }}
    >
      <strong>{inWords(cron, language) ?? say('noSuchTimes')}</strong>
      <label>
        cron{' '}
        <input
          aria-label={`${name}: cron`}
          aria-invalid={change.isError}
          value={cron}
          onChange={(event) => setDraft({ cron: event.target.value, zone })}
        />
      </label>
      <label>
        {say('zone')}{' '}
        <input
          aria-label={`${name}: ${say('zone')}`}
          list={zones}
          value={zone}
          onChange={(event) => setDraft({ cron, zone: event.target.value })}
        />
      </label>
      <datalist id={zones}>
        {Intl.supportedValuesOf('timeZone').map((known) => (
          <option key={known} value={known} />
        ))}
      </datalist>
      {changed && (
        <Button type="submit" spacing="compact" isLoading={change.isPending}>
          {say('save')}
        </Button>
      )}
      {change.isError && (
        <p role="alert" className="error">
          {change.error.message}
        </p>
      )}
    </form>
  );
}

function NextRuns({ task }: { task: Task }) {
  const say = useSay();
  const language = useLanguage();
  return (
    <p>
      {say('next')}:{' '}
      {task.nextRuns.length === 0
        ? say('never')
        : task.nextRuns.map((at) => moment(at, task.schedule.zone, language)).join(' · ')}
    </p>
  );
}

function LastRun({ task: { task, running, lastRun, schedule } }: { task: Task }) {
  const say = useSay();
  const sayStage = useSayStage();
  const language = useLanguage();
  if (running) {
    return (
      <p role="status">
        <Lozenge appearance="inprogress">{say('running')}</Lozenge> {sayStage(running.stage)} {running.done}
        {running.total > 0 && ` / ${running.total} `}
        {running.total > 0 && <progress value={running.done} max={running.total} aria-label={sayStage(running.stage)} />}
      </p>
    );
  }
  return (
    <>
      <p>
        {say('last')}:{' '}
        {lastRun ? (
          <>
            <Lozenge appearance={lastRun.succeeded ? 'success' : 'removed'}>{lastRun.succeeded ? '✓' : '✗'}</Lozenge>{' '}
            {moment(lastRun.started, schedule.zone, language)} <small>{lastRun.message[language]}</small>
          </>
        ) : (
          say('never')
        )}
      </p>
      {lastRun && CERTIFIED.includes(task) && <LastCertificate />}
    </>
  );
}

function LastCertificate() {
  const say = useSay();
  const desk = useDesk().data;
  return (
    desk && (
      <details>
        <summary>{say('certificate')}</summary>
        <CertificateCard certificate={desk.certificate} zone={desk.zone} />
      </details>
    )
  );
}
