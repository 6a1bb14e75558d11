import ButtonGroup from '@atlaskit/button/button-group';
import Button from '@atlaskit/button/new';
import Lozenge from '@atlaskit/lozenge';
import { useState } from 'react';
import type { Schemas } from '../api/client';
import { useScheduleCommands, useSchedules } from '../api/queries';
import { moment } from '../format';
import { Async } from '../parts/Async';
import { useLanguage, useSay, type WordKey } from '../words';

type Task = Schemas['TaskState'];

/** When each task runs, how its last run went, and the switches for it. */
export function Schedules() {
  const say = useSay();
  const query = useSchedules();
  return (
    <Async query={query} height={200}>
      {(tasks) => (
        <div className="scroll" tabIndex={0} role="region" aria-label={say('schedules')}>
          <table>
            <thead>
              <tr>
                <th scope="col">{say('task')}</th>
                <th scope="col">{say('when')}</th>
                <th scope="col">{say('next')}</th>
                <th scope="col">{say('last')}</th>
                <td />
              </tr>
            </thead>
            <tbody>
              {tasks.map((task) => (
                <Row key={task.task} task={task} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Async>
  );
}

function Row({ task }: { task: Task }) {
  const say = useSay();
  const language = useLanguage();
  const { command, change } = useScheduleCommands();
  const [cron, setCron] = useState(task.schedule.cron);
  const zone = task.schedule.zone;
  const name = say(`task.${task.task}` as WordKey);
  const failed = change.error ?? command.error;
  const next = task.nextRuns[0];
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            change.mutate({ task: task.task, cron, zone });
          }}
        >
          <input
            aria-label={`${name}: cron`}
            aria-invalid={change.isError}
            value={cron}
            onChange={(event) => setCron(event.target.value)}
          />{' '}
          <small>{zone}</small>{' '}
          {cron !== task.schedule.cron && (
            <Button type="submit" spacing="compact" isLoading={change.isPending}>
              {say('save')}
            </Button>
          )}
        </form>
        {failed && (
          <p role="alert" className="error">
            {failed.message}
          </p>
        )}
      </td>
      <td>{task.paused ? say('paused') : next ? moment(next, zone, language) : '–'}</td>
      <td>
        <LastRun task={task} />
      </td>
      <td className="actions">
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
      </td>
    </tr>
  );
}

function LastRun({ task: { running, lastRun, schedule } }: { task: Task }) {
  const say = useSay();
  const language = useLanguage();
  if (running) {
    return (
      <span role="status">
        <Lozenge appearance="inprogress">{say('running')}</Lozenge> {running.stage} {running.done}
        {running.total > 0 && ` / ${running.total}`}
        {running.total > 0 && <progress value={running.done} max={running.total} aria-label={running.stage} />}
      </span>
    );
  }
  if (!lastRun) {
    return say('never');
  }
  return (
    <>
      <Lozenge appearance={lastRun.succeeded ? 'success' : 'removed'}>{lastRun.succeeded ? '✓' : '✗'}</Lozenge>{' '}
      {moment(lastRun.started, schedule.zone, language)} <small>{lastRun.message}</small>
    </>
  );
}
