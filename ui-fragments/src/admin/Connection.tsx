import Button from '@atlaskit/button/new';
import Lozenge from '@atlaskit/lozenge';
import type { Schemas } from '../api/client';
import { Async } from '../parts/Async';
import { useLanguage, useSay } from '../words';
import { Facts } from './Facts';
import { useConnection, useDoctor } from './queries';

const APPEARANCE = { OK: 'success', WARNING: 'moved', FAILED: 'removed' } as const;

/** Which site this is about, and whether all is well with it. */
export function Connection() {
  const say = useSay();
  const connection = useConnection();
  const doctor = useDoctor();
  return (
    <>
      <Async query={connection} height={48}>
        {(known) => (
          <Facts
            facts={[
              [say('siteOf'), <a href={known.site}>{known.site}</a>],
              [say('deployment'), say(`deployment.${known.deployment}`)],
              [say('signIn'), say(`signIn.${known.signIn}`)],
              [say('projects'), known.projects.join(', ') || say('everyProject')],
              [say('sourceOf'), known.source],
              [say('pace'), say('paceIs', known.parallelRequests, known.readsPerSecond, known.writesPerSecond)],
              [say('settingsFile'), <code>{known.file}</code>],
            ]}
          />
        )}
      </Async>
      <div className="section-head">
        <h3>{say('doctor')}</h3>
        <Button spacing="compact" isLoading={doctor.isFetching} onClick={() => void doctor.refetch()}>
          {say('checkAgain')}
        </Button>
      </div>
      <Async query={doctor} height={320}>
        {(checks) => <Checks checks={checks} />}
      </Async>
    </>
  );
}

function Checks({ checks }: { checks: Schemas['Check'][] }) {
  const say = useSay();
  const language = useLanguage();
  const wrong = checks.filter((check) => check.verdict !== 'OK').length;
  return (
    <>
      <p role="status">{wrong === 0 ? say('allWell') : say('toMend', wrong)}</p>
      <div className="scroll" tabIndex={0} role="group" aria-label={say('doctor')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{say('verdict')}</th>
              <th scope="col">{say('check')}</th>
              <th scope="col">{say('found')}</th>
              <th scope="col">{say('mend')}</th>
            </tr>
          </thead>
          <tbody>
            {checks.map((check) => (
              <tr key={check.name.en}>
                <td>
                  <Lozenge appearance={APPEARANCE[check.verdict]}>{say(`verdict.${check.verdict}`)}</Lozenge>
                </td>
                <th scope="row">{check.name[language]}</th>
                <td>{check.found[language]}</td>
                <td>{check.mend[language]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
