import Lozenge from '@atlaskit/lozenge';
import type { Schemas } from '../api/client';
import { useCustomersAtRisk, useDesk } from '../api/queries';
import { count, moment } from '../format';
import { Async } from '../parts/Async';
import { TicketLinks } from '../parts/TicketLinks';
import { useLanguage, useSay } from '../words';
import { USUAL_DAYS, type GadgetProps } from './settings';

const SHOWN = 10;
const REASONS = ['overdue', 'repeats', 'lowRatings', 'worsening', 'negative'] as const;

/** Customers with what may drive them away: what is known of them, and no guess. */
export function AtRisk({ settings, height }: GadgetProps) {
  const say = useSay();
  const query = useCustomersAtRisk(settings.days ?? USUAL_DAYS, settings.top ?? SHOWN);
  return (
    <Async query={query} height={height}>
      {(customers) => (customers.length === 0 ? <p className="empty">{say('noneAtRisk')}</p> : <Rows customers={customers} />)}
    </Async>
  );
}

function Rows({ customers }: { customers: Schemas['CustomerAtRisk'][] }) {
  const say = useSay();
  const language = useLanguage();
  const zone = useDesk().data?.zone ?? 'UTC';
  return (
    <div className="scroll" tabIndex={0} role="group" aria-label={say('kind.at-risk')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{say('customer')}</th>
            <th scope="col">{say('reasons')}</th>
            <th scope="col" className="number">
              {say('ticketsOf')}
            </th>
            <th scope="col" className="number">
              {say('openOf')}
            </th>
            <th scope="col">{say('lastTicket')}</th>
          </tr>
        </thead>
        <tbody>
          {customers.map((customer) => (
            <tr key={customer.customer}>
              <th scope="row">
                <bdi>{customer.customer}</bdi>
              </th>
              <td>
                {REASONS.filter((reason) => customer[reason] > 0).map((reason) => (
                  <span key={reason}>
                    <Lozenge appearance={reason === 'overdue' || reason === 'lowRatings' ? 'removed' : 'moved'}>
                      {`${say(`reason.${reason}`)} ${count(customer[reason], language)}`}
                    </Lozenge>{' '}
                  </span>
                ))}
              </td>
              <td className="number">{count(customer.tickets, language)}</td>
              <td className="number">{count(customer.open, language)}</td>
              <td>
                <details>
                  <summary>{moment(customer.last, zone, language)}</summary>
                  <TicketLinks tickets={customer.latest} />
                </details>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
