import Button from '@atlaskit/button/new';
import Lozenge from '@atlaskit/lozenge';
import type { FormEvent } from 'react';
import type { Schemas } from '../api/client';
import { useDesk } from '../api/queries';
import { moment } from '../format';
import { Async } from '../parts/Async';
import { useLanguage, useSay } from '../words';
import { useHandoverCommands, useHandovers } from './queries';

/** Which findings other departments were told of, and how far they are. */
export function Handovers() {
  return (
    <Async query={useHandovers()} height={240}>
      {(known) => (
        <>
          <Departments departments={known.departments} />
          <Planned planned={known.planned} possible={known.departments.length > 0} problems={known.problems} />
          <Handed handed={known.handed} />
        </>
      )}
    </Async>
  );
}

function Departments({ departments }: { departments: Schemas['Handovers']['departments'] }) {
  const say = useSay();
  return departments.length === 0 ? (
    <p className="empty">{say('noDepartments')}</p>
  ) : (
    <ul>
      {departments.map(({ name, project, type, kpis, names, about }) => (
        <li key={name}>
          <strong>
            <bdi>{name}</bdi>
          </strong>{' '}
          <code>{project}</code> {type} <small>{[...kpis, ...names, ...about].join(' · ')}</small>
        </li>
      ))}
    </ul>
  );
}

interface PlannedProps {
  planned: Schemas['Handovers']['planned'];
  possible: boolean;
  problems: string[];
}

/** What the next run tells, and that run. */
function Planned({ planned, possible, problems }: PlannedProps) {
  const say = useSay();
  const language = useLanguage();
  const { run } = useHandoverCommands();
  return (
    <>
      <h3>{say('handoverNext')}</h3>
      {planned.length === 0 ? (
        <p className="empty">{say('handoverNothing')}</p>
      ) : (
        <ul>
          {planned.map(({ finding, headline, department }) => (
            <li key={finding}>
              <bdi>{headline[language]}</bdi> → <strong>{department}</strong>
            </li>
          ))}
        </ul>
      )}
      {possible && (
        <Button isLoading={run.isPending} onClick={() => run.mutate()}>
          {say('handoverRun')}
        </Button>
      )}
      {[...problems, ...(run.error ? [run.error.message] : [])].map((problem) => (
        <p key={problem} role="alert" className="error">
          {problem}
        </p>
      ))}
    </>
  );
}

function Handed({ handed }: { handed: Schemas['Handover'][] }) {
  const say = useSay();
  return (
    <>
      <h3>{say('handoverPast')}</h3>
      {handed.length === 0 ? (
        <p className="empty">{say('handoverNone')}</p>
      ) : (
        <div className="scroll" tabIndex={0} role="group" aria-label={say('handoverPast')}>
          <table>
            <thead>
              <tr>
                <th scope="col">{say('finding')}</th>
                <th scope="col">{say('department')}</th>
                <th scope="col">{say('handoverIssue')}</th>
                <th scope="col">{say('handoverSince')}</th>
                <th scope="col">{say('handoverState')}</th>
              </tr>
            </thead>
            <tbody>
              {handed.map((one) => (
                <One key={one.finding} handover={one} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}

function One({ handover }: { handover: Schemas['Handover'] }) {
  const say = useSay();
  const language = useLanguage();
  const zone = useDesk().data?.zone ?? 'UTC';
  const { withdraw } = useHandoverCommands();
  const takeBack = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    withdraw.mutate({ finding: handover.finding, why: String(new FormData(event.currentTarget).get('why')) });
  };
  return (
    <tr>
      <th scope="row">
        <bdi>{handover.headline[language]}</bdi>
      </th>
      <td>{handover.department}</td>
      <td>
        {handover.issue !== null && handover.url !== null ? (
          <a href={handover.url} target="_blank" rel="noreferrer">
            {handover.issue}
          </a>
        ) : (
          handover.project
        )}
      </td>
      <td>{moment(handover.intendedAt, zone, language)}</td>
      <td>
        <HandoverState state={handover.state} />{' '}
        {handover.endedAt !== null && <small>{moment(handover.endedAt, zone, language)}</small>}
        {handover.state === 'open' && (
          <details>
            <summary>{say('withdraw')}</summary>
            <form className="inputs" onSubmit={takeBack}>
              <input name="why" aria-label={say('withdrawWhy')} placeholder={say('withdrawWhy')} required maxLength={500} />
              <Button type="submit" spacing="compact" isLoading={withdraw.isPending}>
                {say('withdraw')}
              </Button>
              {withdraw.error && (
                <p role="alert" className="error">
                  {withdraw.error.message}
                </p>
              )}
            </form>
          </details>
        )}
      </td>
    </tr>
  );
}

function HandoverState({ state }: { state: Schemas['HandoverState'] }) {
  const say = useSay();
  return <Lozenge appearance={state === 'open' ? 'inprogress' : 'default'}>{say(`handover.${state}`)}</Lozenge>;
}
