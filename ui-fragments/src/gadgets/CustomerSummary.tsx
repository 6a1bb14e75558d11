import type { Schemas } from '../api/client';
import { useCustomerSummary } from '../api/queries';
import { count } from '../format';
import { Async } from '../parts/Async';
import { RiskQuality } from '../parts/RiskQuality';
import { useLanguage, useSay } from '../words';
import type { GadgetProps } from './settings';

type Summary = Schemas['CustomerSummary'];

const LIFECYCLES = ['NEW', 'ACTIVE', 'AT_RISK', 'LOST', 'WON_BACK'] as const;
const RISKS = ['HIGH', 'MEDIUM', 'LOW'] as const;
const TIERS = ['GOLD', 'SILVER', 'BRONZE'] as const;
const LOYALTIES = ['LOYAL', 'RETURNING', 'ONCE', 'AWAY'] as const;

/** How many customers are what, and how well churn risk is known. */
export function CustomerSummary({ height }: GadgetProps) {
  const say = useSay();
  const query = useCustomerSummary();
  return (
    <Async query={query} height={height}>
      {(summary) => (summary.customers === 0 ? <p className="empty">{say('noCustomers')}</p> : <Table summary={summary} />)}
    </Async>
  );
}

function Table({ summary }: { summary: Summary }) {
  const say = useSay();
  const language = useLanguage();
  const rows: { name: string; counts: [string, number][] }[] = [
    { name: say('lifecycle'), counts: LIFECYCLES.map((key) => [say(`lifecycle.${key}`), summary.lifecycles[key] ?? 0]) },
    { name: say('churnRisk'), counts: RISKS.map((key) => [say(`risk.${key}`), summary.risks[key] ?? 0]) },
    {
      name: say(summary.orders ? 'tierByOrders' : 'tierByContacts'),
      counts: TIERS.map((key) => [say(`tier.${key}`), summary.tiers[key] ?? 0]),
    },
    { name: say('loyalty'), counts: LOYALTIES.map((key) => [say(`loyalty.${key}`), summary.loyalties[key] ?? 0]) },
    { name: say('segments'), counts: summary.segments.map((segment) => [segment.name[language], segment.customers]) },
  ];
  return (
    <div className="scroll" tabIndex={0} role="group" aria-label={say('kind.customers')}>
      <table>
        <tbody>
          {rows.map((row) => (
            <tr key={row.name}>
              <th scope="row">{row.name}</th>
              <td>
                {row.counts.length === 0
                  ? say('noSegments')
                  : row.counts.map(([name, n]) => (
                      <span key={name}>
                        {name} <strong>{count(n, language)}</strong>
                        {'\u2003'}
                      </span>
                    ))}
              </td>
            </tr>
          ))}
          <tr>
            <th scope="row">{say('riskQuality')}</th>
            <td>
              <RiskQuality quality={summary.quality} />
            </td>
          </tr>
        </tbody>
      </table>
      {summary.cut && <p>{say('customersCut')}</p>}
    </div>
  );
}
