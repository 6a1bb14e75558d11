import Button from '@atlaskit/button/new';
import Lozenge from '@atlaskit/lozenge';
import SectionMessage from '@atlaskit/section-message';
import type { Schemas } from '../api/client';
import { count, share } from '../format';
import { Async } from '../parts/Async';
import { useLanguage, useSay, type WordKey } from '../words';
import { useModels, useRestoreModel } from './queries';

const SHIPPED = 'shipped';

type Task = Schemas['TaskModels'];

/** The models that tag: which is used, how good each is, and what people say of it. */
export function Models() {
  const query = useModels();
  return (
    <Async query={query} height={320}>
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
  const language = useLanguage();
  const restore = useRestoreModel();
  const { tagged, corrected, agreed } = task.agreement;
  const name = say(task.task === 'sentiment' ? 'sentiment' : 'kindOf');
  return (
    <section className="task" aria-label={name}>
      <h3>{name}</h3>
      {task.problem !== null && (
        <SectionMessage appearance="warning">
          <p lang="en">{task.problem}</p>
        </SectionMessage>
      )}
      <p>
        {corrected === 0
          ? say('nobodyCorrected', count(tagged, language))
          : say('agreement', count(corrected, language), count(tagged, language), count(agreed, language), share(agreed / corrected, language))}
      </p>
      <div className="scroll" tabIndex={0} role="group" aria-label={name}>
        <table>
          <thead>
            <tr>
              <th scope="col">{say('version')}</th>
              <th scope="col">{say('language')}</th>
              <th scope="col" className="number">
                {say('accuracy')}
              </th>
              <th scope="col" className="number">
                {say('macroF1')}
              </th>
              <th scope="col" className="number">
                {say('calibration')}
              </th>
              <th scope="col" className="number">
                {say('texts')}
              </th>
              <td />
            </tr>
          </thead>
          <tbody>
            {task.versions.map((version) => (
              <Version
                key={version.version}
                version={version}
                restoring={restore.isPending}
                onRestore={() => restore.mutate({ task: task.task, version: version.version })}
              />
            ))}
          </tbody>
        </table>
      </div>
      {restore.isError && (
        <p role="alert" className="error" lang="en">
          {restore.error.message}
        </p>
      )}
      <p className="note">{say('trainBy', `deskpulse train --task ${task.task}`)}</p>
    </section>
  );
}

interface VersionProps {
  version: Task['versions'][number];
  restoring: boolean;
  onRestore: () => void;
}

function Version({ version, restoring, onRestore }: VersionProps) {
  const say = useSay();
  const language = useLanguage();
  const rows = version.quality.length === 0 ? [undefined] : version.quality;
  return rows.map((quality, i) => (
    <tr key={quality?.language ?? ''} className={i > 0 ? 'grouped' : undefined}>
      {i === 0 && (
        <th scope="rowgroup" rowSpan={rows.length}>
          {version.version === SHIPPED ? say('shipped') : version.version}{' '}
          {version.inUse && <Lozenge appearance="success">{say('inUse')}</Lozenge>}
          {!version.readable && <Lozenge appearance="removed">{say('damaged')}</Lozenge>}
        </th>
      )}
      <td>{quality && say(`language.${quality.language}` as WordKey)}</td>
      <td className="number">{quality && share(quality.accuracy, language)}</td>
      <td className="number">{quality?.macroF1.toFixed(3)}</td>
      <td className="number">{quality?.calibrationError.toFixed(3)}</td>
      <td className="number">{quality && count(quality.texts, language)}</td>
      {i === 0 && (
        <td rowSpan={rows.length} className="actions">
          {!version.inUse && version.readable && (
            <Button spacing="compact" isLoading={restoring} onClick={onRestore}>
              {say('useThis')}
            </Button>
          )}
        </td>
      )}
    </tr>
  ));
}
