import type { Schemas } from '../api/client';
import { useCustomers, useDesk } from '../api/queries';
import { count, moment } from '../format';
import { Async } from '../parts/Async';
import { ChurnRisk } from '../parts/ChurnRisk';
import { CustomerLink } from '../parts/CustomerLink';
import { TicketLinks } from '../parts/TicketLinks';
import { Upset } from '../parts/Upset';
import { useLanguage, useSay } from '../words';
import type { GadgetProps } from './settings';

type Customer = Schemas['Customer'];

const SHOWN = 10;

/** Who is likely to leave, or whom to win back first: their risk, what tells of it, and what upset them. */
export function AtRisk({ settings, height }: GadgetProps) {
  const say = useSay();
  const query = useCustomers(settings.customers, settings.top ?? SHOWN);
  return (
    <Async query={query} height={height}>
      {(customers) => (customers.length === 0 ? <p className="empty">{say(settings.customers === 'win-back' ? 'noneToWinBack' : 'noneAtRisk')}</p> : <Rows customers={customers} />)}
    </Async>
  );
}

function Rows({ customers }: { customers: Customer[] }) {
  const say = useSay();
  const language = useLanguage();
  const zone = useDesk().data?.zone ?? 'UTC';
  return (
    <div className="scroll" tabIndex={0} role="group" aria-label={say('kind.at-risk')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{say('customer')}</th>
            <th scope="col">{say('churnRisk')}</th>
            <th scope="col">{say('reasons')}</th>
            <th scope="col">{say('tier')}</th>
            <th scope="col" className="number">
              {say('ticketsOf')}
            </th>
            <th scope="col">{say('lastSeen')}</th>
          </tr>
        </thead>
        <tbody>
          {customers.map((customer) => (
            <tr key={customer.customer}>
              <th scope="row">
                <CustomerLink customer={customer.customer} />
                <br />
                <small>{say(`lifecycle.${customer.lifecycle}`)}</small>
              </th>
              <td>
                <ChurnRisk customer={customer} />
              </td>
              <td>
                <Upset upset={customer.upset} />
              </td>
              <td>
                {say(`tier.${customer.tier}`)} <small>{customer.rfm}</small>
              </td>
              <td className="number">{count(customer.tickets, language)}</td>
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
