import Lozenge from '@atlaskit/lozenge';
import Spinner from '@atlaskit/spinner';
import type { Schemas } from '../api/client';
import { useCustomerProfile, useDesk } from '../api/queries';
import { moment } from '../format';
import { ChurnRisk } from '../parts/ChurnRisk';
import { CustomerLink } from '../parts/CustomerLink';
import { TicketLinks } from '../parts/TicketLinks';
import { useLanguage, useSay } from '../words';

type Glance = NonNullable<Schemas['Panel']['customer']>;

/** The customer at a glance: what they are worth, whether they may leave, and their other contacts. */
export function CustomerCard({ ticket, glance }: { ticket: string; glance: Glance }) {
  const say = useSay();
  const language = useLanguage();
  const zone = useDesk().data?.zone ?? 'UTC';
  const profile = useCustomerProfile(glance.id);
  return (
    <>
      <h2>{say('customer')}</h2>
      {profile.isPending && <Spinner label={say('loading')} size="small" />}
      {profile.isError && <p className="note">{say('customerUnknown')}</p>}
      {profile.data && <Profile customer={profile.data} />}
      <p>
        {glance.tickets === 0 ? say('firstContact') : say('pastContacts', glance.tickets, glance.negative, glance.open)}
        {glance.last !== null && <small> {moment(glance.last, zone, language)}</small>}
      </p>
      {profile.data && (
        <p>
          <CustomerLink customer={glance.id}>{say('allOfCustomer')}</CustomerLink>
        </p>
      )}
      {profile.data && <Contacts tickets={profile.data.latest.filter((other) => other.key !== ticket)} />}
    </>
  );
}

function Profile({ customer }: { customer: Schemas['Customer'] }) {
  const say = useSay();
  return (
    <dl className="tags">
      <dt>{say('tier')}</dt>
      <dd>
        <Lozenge appearance={customer.tier === 'GOLD' ? 'new' : 'default'}>{say(`tier.${customer.tier}`)}</Lozenge>
      </dd>
      <dt>{say('churnRisk')}</dt>
      <dd>{customer.risk === null ? say(`lifecycle.${customer.lifecycle}`) : <ChurnRisk customer={customer} />}</dd>
    </dl>
  );
}

function Contacts({ tickets }: { tickets: Schemas['TicketLink'][] }) {
  const say = useSay();
  return tickets.length === 0 ? null : (
    <details>
      <summary>{say('latestContacts')}</summary>
      <TicketLinks tickets={tickets} />
    </details>
  );
}
