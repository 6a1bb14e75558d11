import Lozenge from '@atlaskit/lozenge';
import type { Schemas } from '../api/client';
import { count, moment } from '../format';
import { useLanguage, useSay } from '../words';

/** What the last sync can prove, and, where it cannot, why not. */
export function CertificateCard({ certificate, zone }: { certificate: Schemas['Certificate']; zone: string }) {
  const say = useSay();
  const language = useLanguage();
  if (certificate === null) {
    return <p>{say('neverSynced')}</p>;
  }
  const number = (value: number) => count(value, language);
  const facts: [string, string][] = [
    [say('comments'), `${number(certificate.commentsFetched)} ${say('ofTotal')} ${number(certificate.commentTotal)}`],
    [say('history'), `${number(certificate.historyFetched)} ${say('ofTotal')} ${number(certificate.historyTotal)}`],
    [say('deleted'), number(certificate.deleted)],
    [say('notVisible'), number(certificate.notVisible)],
    [say('setAside'), number(certificate.setAside.length)],
  ];
  if (certificate.censusTickets >= 0) {
    facts.unshift([
      say('census'),
      `${number(certificate.censusTickets)} · ${say('stored')} ${number(certificate.storedTickets)}`,
    ]);
  }
  return (
    <>
      <p>
        <Lozenge appearance={certificate.complete ? 'success' : 'removed'}>
          {certificate.complete ? `✓ ${say('complete')}` : `✗ ${say('incomplete')}`}
        </Lozenge>{' '}
        {moment(certificate.finishedAt, zone, language)}
      </p>
      <dl className="facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <ul>
        {[...certificate.gaps, ...certificate.notes].map((line) => (
          <li key={line.en}>{line[language]}</li>
        ))}
        {certificate.setAside.map((issue) => (
          <li key={issue.issueId}>
            {issue.key}: <span lang="en">{issue.reason}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
