import Button from '@atlaskit/button/new';
import Lozenge from '@atlaskit/lozenge';
import SectionMessage from '@atlaskit/section-message';
import { useState } from 'react';
import type { Schemas } from '../api/client';
import { useDesk } from '../api/queries';
import { count, moment } from '../format';
import { Async } from '../parts/Async';
import { useLanguage, useSay, type WordKey } from '../words';
import { type AuditAsked, useAudit, useAuditVerdict } from './queries';

type Entry = Schemas['AuditEntry'];

const ACTIONS: Schemas['AuditAction'][] = [
  'SIGN_IN',
  'SIGN_OUT',
  'REFUSED',
  'CHANGE',
  'ADMIN',
  'SETTINGS',
  'EXPORT',
  'READ',
  'UNMASK',
  'ERASE',
  'WRITE_BACK',
  'UNDO',
];
const OUTCOMES: Schemas['AuditOutcome'][] = ['DONE', 'REFUSED', 'FAILED'];

/** Who did what, narrowed as wanted, and whether the log is as it was written. */
export function Audit() {
  const say = useSay();
  const [asked, setAsked] = useState<AuditAsked>({});
  const query = useAudit(asked);
  const narrow = (more: AuditAsked) => setAsked({ ...asked, before: undefined, ...more });
  return (
    <>
      <Verdict />
      <p>
        <label>
          {say('audit')}{' '}
          <select
            value={asked.action ?? ''}
            onChange={({ target }) => narrow({ action: ACTIONS.find((action) => action === target.value) })}
          >
            <option value="">{say('anyAction')}</option>
            {ACTIONS.map((action) => (
              <option key={action} value={action}>
                {say(`audit.${action}` as WordKey)}
              </option>
            ))}
          </select>
        </label>{' '}
        <label>
          {say('outcome')}{' '}
          <select
            value={asked.outcome ?? ''}
            onChange={({ target }) => narrow({ outcome: OUTCOMES.find((outcome) => outcome === target.value) })}
          >
            <option value="">{say('anyOutcome')}</option>
            {OUTCOMES.map((outcome) => (
              <option key={outcome} value={outcome}>
                {say(`audited.${outcome}` as WordKey)}
              </option>
            ))}
          </select>
        </label>{' '}
        <label>
          {say('sinceDay')}{' '}
          <input
            type="date"
            onChange={({ target }) => narrow({ since: target.value ? new Date(`${target.value}T00:00:00`).toISOString() : undefined })}
          />
        </label>
        {asked.actor !== undefined && (
          <>
            {' '}
            <Button spacing="compact" onClick={() => narrow({ actor: undefined })}>
              {asked.actor} ×
            </Button>
          </>
        )}
      </p>
      <Async query={query} height={320}>
        {({ entries, next }) => (
          <>
            {entries.length === 0 ? (
              <p className="empty">{say('noAudit')}</p>
            ) : (
              <Entries entries={entries} onActor={(actor) => narrow({ actor })} />
            )}
            <p>
              {asked.before !== undefined && (
                <Button spacing="compact" onClick={() => narrow({})}>
                  {say('newestEntries')}
                </Button>
              )}{' '}
              {next !== null && (
                <Button spacing="compact" onClick={() => setAsked({ ...asked, before: next })}>
                  {say('olderEntries')}
                </Button>
              )}
            </p>
          </>
        )}
      </Async>
    </>
  );
}

/** Asked for, since it reads the whole log. */
function Verdict() {
  const say = useSay();
  const language = useLanguage();
  const verdict = useAuditVerdict();
  return (
    <div role="status">
      <Button spacing="compact" isLoading={verdict.isPending} onClick={() => verdict.mutate()}>
        {say('checkAudit')}
      </Button>
      {verdict.isError && (
        <p role="alert" className="error" lang="en">
          {verdict.error.message}
        </p>
      )}
      {verdict.data &&
        (verdict.data.problems.length === 0 ? (
          <SectionMessage appearance="success">
            <p>{say('auditIntact', count(verdict.data.entries, language))}</p>
          </SectionMessage>
        ) : (
          <SectionMessage appearance="error" title={say('auditBroken')}>
            {verdict.data.problems.map((problem) => (
              <p key={problem.en}>{problem[language]}</p>
            ))}
          </SectionMessage>
        ))}
    </div>
  );
}

function Entries({ entries, onActor }: { entries: Entry[]; onActor: (actor: string) => void }) {
  const say = useSay();
  const language = useLanguage();
  const zone = useDesk().data?.zone ?? 'UTC';
  return (
    <div className="scroll" tabIndex={0} role="group" aria-label={say('section.audit')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{say('when')}</th>
            <th scope="col">{say('who')}</th>
            <th scope="col">{say('audit')}</th>
            <th scope="col">{say('onWhat')}</th>
            <th scope="col">{say('outcome')}</th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <tr key={entry.number}>
              <th scope="row">
                {moment(entry.at, zone, language)} <small>{entry.number}</small>
              </th>
              <td>
                <Button spacing="compact" appearance="subtle" onClick={() => onActor(entry.actor)}>
                  {entry.name ?? entry.actor}
                </Button>{' '}
                <small>
                  {entry.role} <bdi>{entry.origin}</bdi>
                </small>
              </td>
              <td>
                {say(`audit.${entry.action}` as WordKey)}
                {entry.times > 1 && <small> ×{count(entry.times, language)}</small>}
              </td>
              <td>
                <code>{entry.target}</code> <bdi>{entry.detail}</bdi>
              </td>
              <td>
                <Lozenge appearance={entry.outcome === 'DONE' ? 'default' : 'removed'}>
                  {say(`audited.${entry.outcome}` as WordKey)}
                </Lozenge>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
