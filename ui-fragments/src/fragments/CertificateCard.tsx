import { useContext } from 'react';
import type { Certificate } from '../api';
import { count, moment } from '../format';
import { LanguageContext, useWords } from '../i18n';

/** What the last sync can prove, and, where it cannot, why not. */
export function CertificateCard({ certificate, zone }: { certificate: Certificate | null; zone: string }) {
  const t = useWords();
  const language = useContext(LanguageContext);
  if (certificate === null) {
    return <p>{t('neverSynced')}</p>;
  }
  const number = (value: number) => count(value, language);
  const facts: [string, string][] = [
    [t('comments'), `${number(certificate.commentsFetched)} ${t('ofTotal')} ${number(certificate.commentTotal)}`],
    [t('history'), `${number(certificate.historyFetched)} ${t('ofTotal')} ${number(certificate.historyTotal)}`],
    [t('deleted'), number(certificate.deleted)],
    [t('notVisible'), number(certificate.notVisible)],
    [t('setAside'), number(certificate.setAside.length)],
  ];
  if (certificate.censusTickets >= 0) {
    facts.unshift([
      t('census'),
      `${number(certificate.censusTickets)} · ${t('stored')} ${number(certificate.storedTickets)}`,
    ]);
  }
  return (
    <>
      <p>
        <span className={certificate.complete ? 'badge good' : 'badge bad'}>
          {certificate.complete ? `✓ ${t('complete')}` : `✗ ${t('incomplete')}`}
        </span>{' '}
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
          <li key={line}>{line}</li>
        ))}
        {certificate.setAside.map((issue) => (
          <li key={issue.issueId}>
            {issue.key}: {issue.reason}
          </li>
        ))}
      </ul>
    </>
  );
}
