import Button from '@atlaskit/button/new';
import { useState } from 'react';
import SectionMessage from '@atlaskit/section-message';
import type { Schemas } from '../api/client';
import { Async } from '../parts/Async';
import { useSay } from '../words';
import { DraftForm, FlagField, listed, Outcome, Refusal, TextField, useDraft, type Changing, type Edit } from './editing';
import { useChangeSettings, useGiveToken, usePeople, useSettings } from './queries';

type Person = Schemas['People']['people'][number];
type Role = Person['role'];

const ROLES = ['viewer', 'lead', 'admin', 'auditor'] as const;

/** Who may do what; what they see is decided by Jira. */
export function People() {
  const settings = useSettings();
  const query = usePeople();
  return (
    <Async query={settings} height={240}>
      {() => <Async query={query} height={240}>{(known) => <Known known={known} />}</Async>}
    </Async>
  );
}

function Known({ known }: { known: Schemas['People'] }) {
  const say = useSay();
  const change = useChangeSettings();
  const token = useGiveToken();
  return (
    <>
      <h3>{say('groups')}</h3>
      <Groups keptMinutes={known.keptMinutes} />
      <h3>{say('named')}</h3>
      {known.people.length === 0 ? (
        <p className="empty">{say('nobodyNamed')}</p>
      ) : (
        <div className="scroll" tabIndex={0} role="group" aria-label={say('section.people')}>
          <table>
            <thead>
              <tr>
                <th scope="col">{say('nameOf')}</th>
                <th scope="col">{say('account')}</th>
                <th scope="col">{say('role')}</th>
                <th scope="col">{say('teams')}</th>
                <th scope="col">{say('ownToken')}</th>
                <td />
              </tr>
            </thead>
            <tbody>
              {known.people.map((person, place) => (
                <One
                  key={JSON.stringify(person)}
                  person={person}
                  onChange={(edits) => change.mutate(edits.map(({ path, value }) => ({ path: ['access', 'people', String(place), ...path], value })))}
                  onToken={() => token.mutate(person.account)}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {token.data && (
        <SectionMessage appearance="information" title={say('tokenOf', token.variables)}>
          <p role="status">
            <code>{token.data.token}</code>
          </p>
          <p>{say('tokenOnce')}</p>
        </SectionMessage>
      )}
      <Refusal error={token.error} />
      <Add count={known.people.length} change={change} />
      <Outcome change={change} />
    </>
  );
}

/** Roles that come with groups of Jira. */
function Groups({ keptMinutes }: { keptMinutes: number }) {
  const say = useSay();
  const draft = useDraft();
  return (
    <DraftForm draft={draft}>
      <div className="inputs">
        <TextField draft={draft} path={['access', 'adminGroups']} label={say('adminGroups')} asList />
        <TextField draft={draft} path={['access', 'leadGroups']} label={say('leadGroups')} asList />
        <TextField draft={draft} path={['access', 'auditorGroups']} label={say('auditorGroups')} asList />
        <FlagField draft={draft} path={['access', 'filesForAll']} label={say('filesForAll')} usual={false} />
      </div>
      <p className="note">
        {say('askedAgain')} {say('afterMinutes', keptMinutes)}
      </p>
    </DraftForm>
  );
}

interface OneProps {
  person: Person;
  onChange: (edits: Edit[]) => void;
  onToken: () => void;
}

function One({ person, onChange, onToken }: OneProps) {
  const say = useSay();
  const [role, setRole] = useState<Role>(person.role);
  const [teams, setTeams] = useState(person.teams.join(', '));
  const changed = role !== person.role || listed(teams).join() !== person.teams.join();
  return (
    <tr>
      <th scope="row">
        <bdi>{person.name}</bdi>
      </th>
      <td>
        <code>{person.account}</code>
      </td>
      <td>
        <RoleChoice label={`${say('role')}: ${person.name}`} role={role} onChange={setRole} />
      </td>
      <td>
        {role === 'lead' && (
          <input
            aria-label={`${say('teams')}: ${person.name}`}
            placeholder={say('allTeams')}
            value={teams}
            maxLength={500}
            onChange={({ target }) => setTeams(target.value)}
          />
        )}
      </td>
      <td>
        {say(person.signsIn ? 'hasToken' : 'viaJira')}{' '}
        <Button spacing="compact" aria-label={`${say('newToken')}: ${person.name}`} onClick={onToken}>
          {say('newToken')}
        </Button>
      </td>
      <td className="actions">
        {changed && (
          <Button
            spacing="compact"
            appearance="primary"
            aria-label={`${say('save')}: ${person.name}`}
            onClick={() =>
              onChange([
                { path: ['role'], value: role },
                { path: ['teams'], value: role === 'lead' ? listed(teams) : null },
              ])
            }
          >
            {say('save')}
          </Button>
        )}{' '}
        <Button spacing="compact" aria-label={`${say('remove')}: ${person.name}`} onClick={() => onChange([{ path: [], value: null }])}>
          {say('remove')}
        </Button>
      </td>
    </tr>
  );
}

function RoleChoice({ label, role, onChange }: { label: string; role: Role; onChange: (role: Role) => void }) {
  const say = useSay();
  return (
    <select aria-label={label} value={role} onChange={({ target }) => onChange(target.value as Role)}>
      {ROLES.map((one) => (
        <option key={one} value={one}>
          {say(`role.${one}`)}
        </option>
      ))}
    </select>
  );
}

/** @param count of those who are there: the new entry is behind them */
function Add({ count, change }: { count: number; change: Changing }) {
  const say = useSay();
  const [name, setName] = useState('');
  const [account, setAccount] = useState('');
  const [role, setRole] = useState<Role>('lead');
  const [teams, setTeams] = useState('');
  return (
    <details>
      <summary>{say('addPerson')}</summary>
      <form
        className="inputs"
        onSubmit={(event) => {
          event.preventDefault();
          const person = { name, account, role, ...(role === 'lead' && { teams: listed(teams) }) };
          const edit = count === 0 ? { path: ['access', 'people'], value: [person] } : { path: ['access', 'people', String(count)], value: person };
          change.mutate([edit], {
            onSuccess: () => {
              setName('');
              setAccount('');
              setTeams('');
            },
          });
        }}
      >
        <label>
          {say('nameOf')} <input required value={name} maxLength={200} onChange={({ target }) => setName(target.value)} />
        </label>
        <label>
          {say('account')} <input required value={account} maxLength={200} onChange={({ target }) => setAccount(target.value)} />
        </label>
        <RoleChoice label={say('role')} role={role} onChange={setRole} />
        {role === 'lead' && (
          <label>
            {say('teams')}{' '}
            <input value={teams} placeholder={say('allTeams')} maxLength={500} onChange={({ target }) => setTeams(target.value)} />
          </label>
        )}
        <Button type="submit" spacing="compact" isLoading={change.isPending}>
          {say('save')}
        </Button>
      </form>
    </details>
  );
}
