import Lozenge from '@atlaskit/lozenge';
import SectionMessage from '@atlaskit/section-message';
import type { Schemas } from '../api/client';
import { useDesk } from '../api/queries';
import { bytes, count, duration, moment } from '../format';
import { Async } from '../parts/Async';
import { useIs } from '../SignedIn';
import { useLanguage, useSay } from '../words';
import { CertificateCard } from './CertificateCard';
import { Facts } from './Facts';
import { useHealth } from './queries';

/** How fresh everything is, what waits, and how large the store has become. */
export function Health() {
  const say = useSay();
  const desk = useDesk();
  const health = useHealth();
  const isAdmin = useIs('admin');
  return (
    <>
      <Async query={health} height={120}>
        {(known) => <Shown health={known} zone={desk.data?.zone ?? 'UTC'} />}
      </Async>
      {isAdmin && (
        <>
          <h3>{say('certificate')}</h3>
          <Async query={desk} height={96}>
            {(value) => <CertificateCard certificate={value.certificate} zone={value.zone} />}
          </Async>
        </>
      )}
    </>
  );
}

function Shown({ health, zone }: { health: Schemas['Health']; zone: string }) {
  const say = useSay();
  const language = useLanguage();
  const number = (value: number) => count(value, language);
  const age = (at: string | null, stale: boolean) =>
    at === null ? (
      say('never')
    ) : (
      <>
        {moment(at, zone, language)}{' '}
        <small>{say('ago', duration((Date.parse(health.now) - Date.parse(at)) / 1000, language))}</small>{' '}
        {stale && <Lozenge appearance="moved">{say('old')}</Lozenge>}
      </>
    );
  return (
    <>
      {health.siteFailingSince !== null && health.siteTriesAgain !== null && (
        <SectionMessage appearance="error" title={say('siteSilent')}>
          <p>
            {say(
              'siteSilentSays',
              moment(health.siteFailingSince, zone, language),
              moment(health.siteTriesAgain, zone, language),
            )}
          </p>
        </SectionMessage>
      )}
      {health.stale.length > 0 && (
        <SectionMessage appearance="warning">
          <p>{say('stale')}</p>
        </SectionMessage>
      )}
      {health.unusual.length > 0 && (
        <SectionMessage appearance="warning" title={say('unusualUse')}>
          {health.unusual.map(({ what, who, count: times, last }) => (
            <p key={`${what.en} ${who}`}>
              {number(times)} {what[language]}: <bdi>{who}</bdi> ({moment(last, zone, language)})
            </p>
          ))}
        </SectionMessage>
      )}
      <Facts
        facts={[
          [say('synced'), age(health.syncedAt, health.stale.includes('sync'))],
          [say('analysed'), age(health.analysedAt, health.stale.includes('analysis'))],
          [say('toAnalyse'), number(health.toAnalyse)],
          [say('setAside'), number(health.setAside)],
          [say('unsent'), number(health.unsent)],
          [say('ticketsOf'), number(health.tickets)],
          [say('comments'), number(health.messages)],
          [say('storeSize'), bytes(health.storeBytes, language)],
          [say('freeSpace'), bytes(health.freeBytes, language)],
        ]}
      />
    </>
  );
}
