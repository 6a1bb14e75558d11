import { useContext } from 'react';
import { api, type Finding } from '../api';
import { count, share } from '../format';
import { LanguageContext, useWords } from '../i18n';
import { Panel } from '../Panel';
import { useLoaded } from '../useLoaded';

const SHARES = new Set(['first_response', 'csat']);

/** Changes that stand out, newest first, each with its slices, its words and its tickets. */
export function Findings({ zone }: { zone: string }) {
  const t = useWords();
  const loaded = useLoaded(() => api.findings(), [zone], 60);
  return (
    <Panel title={t('findings')} loaded={loaded} height={160}>
      {(findings) =>
        findings.length === 0 ? (
          <p>{t('noFindings')}</p>
        ) : (
          <ol className="findings">
            {findings.map((finding) => (
              <Item key={finding.id} finding={finding} />
            ))}
          </ol>
        )
      }
    </Panel>
  );
}

function Item({ finding }: { finding: Finding }) {
  const t = useWords();
  const language = useContext(LanguageContext);
  const slice = Object.entries(finding.slice)
    .map(([dimension, value]) => `${t(dimension)} = ${t(value)}`)
    .join(', ');
  // A finding about a rate speaks of shares, one about a number of tickets of counts.
  const show = (value: number) =>
    SHARES.has(finding.kpi) ? share(value, language) : count(value, language);
  return (
    <li>
      <h3>{finding.headline[language] ?? finding.headline['en'] ?? slice}</h3>
      <p className="muted">
        {finding.from} – {finding.to} · {slice} · {t('observed')} {show(finding.observed)} · {t('expected')}{' '}
        {show(finding.expected)} · {t('contribution')}{' '}
        {share(finding.contribution, language)} · p {finding.pValue < 0.001 ? '< 0.001' : finding.pValue.toFixed(3)}
      </p>
      {finding.suspectedCause && (
        <p>
          <span className="badge">{t('suspected')}</span> {finding.suspectedCause}
        </p>
      )}
      <details>
        <summary>
          {t('evidenceTickets')} ({finding.ticketCount})
        </summary>
        {finding.words.length > 0 && (
          <p>
            {t('words')}: {finding.words.join(' · ')}
          </p>
        )}
        <ul>
          {finding.tickets.map((ticket) => (
            <li key={ticket.key}>
              <a href={ticket.url}>{ticket.key}</a> {ticket.summary}
            </li>
          ))}
        </ul>
      </details>
    </li>
  );
}
