import { Async } from '../parts/Async';
import { useSay } from '../words';
import { Facts } from './Facts';
import { usePeople } from './queries';
import { Switch } from './WrittenFields';

/** Who may do what; what they see is decided by Jira. */
export function People() {
  const say = useSay();
  const query = usePeople();
  return (
    <Async query={query} height={240}>
      {({ people, adminGroups, leadGroups, keptMinutes, filesForAll }) => (
        <>
          <Facts
            facts={[
              [say('adminGroups'), adminGroups.join(', ') || '–'],
              [say('leadGroups'), leadGroups.join(', ') || '–'],
              [say('askedAgain'), say('afterMinutes', keptMinutes)],
              [say('filesForAll'), <Switch on={filesForAll} />],
            ]}
          />
          {people.length === 0 ? (
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
                  </tr>
                </thead>
                <tbody>
                  {people.map((person) => (
                    <tr key={person.account}>
                      <th scope="row">
                        <bdi>{person.name}</bdi>
                      </th>
                      <td>
                        <code>{person.account}</code>
                      </td>
                      <td>{say(`role.${person.role}`)}</td>
                      <td>{person.teams.join(', ')}</td>
                      <td>
                        <Switch on={person.signsIn} />
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )}
          <p className="note">{say('switchedIn', 'access')}</p>
        </>
      )}
    </Async>
  );
}
