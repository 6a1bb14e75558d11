import Lozenge from '@atlaskit/lozenge';
import { ApiError, type Schemas } from '../api/client';
import { useCustomerProfile, useCustomerSummary, useDesk } from '../api/queries';
import { amount, count, moment } from '../format';
import { Async } from '../parts/Async';
import { ChurnRisk } from '../parts/ChurnRisk';
import { RiskQuality } from '../parts/RiskQuality';
import { REASONS, Upset } from '../parts/Upset';
import { useLanguage, useSay } from '../words';
import { History } from './History';

/** Everything about one customer, of the tickets and orders that the reader sees. */
export function CustomerPage({ customer }: { customer: string }) {
  const say = useSay();
  const profile = useCustomerProfile(customer);
  const unseen = profile.error instanceof ApiError && profile.error.status === 400;
  return (
    <>
      <h2 className="customer-name">
        {say('customer')}: <bdi>{customer}</bdi>
      </h2>
      {unseen ? (
        <p className="empty" role="status">
          {say('customerNotSeen')}
        </p>
      ) : (
        <Async query={profile} height={400}>
          {(told) => (
            <div className="grid">
              <Profile customer={told} />
              <Leaving customer={told} />
              <History customer={told} />
            </div>
          )}
        </Async>
      )}
    </>
  );
}

function Profile({ customer }: { customer: Schemas['Customer'] }) {
  const say = useSay();
  const language = useLanguage();
  const zone = useDesk().data?.zone ?? 'UTC';
  const kinds = REASONS.filter((reason) => customer.upset[reason] > 0).length;
  const day = moment(customer.lifecycle === 'NEW' ? customer.first : customer.last, zone, language);
  return (
    <section className="gadget half" aria-labelledby="customer-profile">
      <h3 id="customer-profile">{say('profile')}</h3>
      <dl className="tags">
        <dt>{say('lifecycle')}</dt>
        <dd>
          <Lozenge appearance={customer.lifecycle === 'AT_RISK' || customer.lifecycle === 'LOST' ? 'removed' : 'success'}>
            {say(`lifecycle.${customer.lifecycle}`)}
          </Lozenge>{' '}
          <small>{say(`because.${customer.lifecycle}`, day, kinds)}</small>
        </dd>
        <dt>{say('tier')}</dt>
        <dd>
          <Lozenge appearance={customer.tier === 'GOLD' ? 'new' : 'default'}>{say(`tier.${customer.tier}`)}</Lozenge>
        </dd>
        <dt>{say('rfm')}</dt>
        <dd>
          {customer.rfm} <small>{say('rfmNote')}</small>
        </dd>
        <dt>{say('loyalty')}</dt>
        <dd>{say(`loyalty.${customer.loyalty}`)}</dd>
        <dt>{say('segment')}</dt>
        <dd>{customer.segment === null ? say('noSegments') : customer.segment[language]}</dd>
        <dt>{say('knownSince')}</dt>
        <dd>{moment(customer.first, zone, language)}</dd>
        <dt>{say('ticketsOf')}</dt>
        <dd>{say('ticketCount', count(customer.tickets, language), count(customer.open, language))}</dd>
        {customer.orders > 0 && (
          <>
            <dt>{say('allOrders')}</dt>
            <dd>{say('orderCount', count(customer.orders, language), amount(customer.amount, 'score', language))}</dd>
          </>
        )}
        {(customer.csat !== null || customer.nps !== null) && (
          <>
            <dt>{say('csatNps')}</dt>
            <dd>{[customer.csat, customer.nps].map((rating) => (rating === null ? '–' : amount(rating, 'score', language))).join(', ')}</dd>
          </>
        )}
      </dl>
    </section>
  );
}

/** Whether they may leave, what tells of it and how well that is known, and what upset them. */
function Leaving({ customer }: { customer: Schemas['Customer'] }) {
  const say = useSay();
  const summary = useCustomerSummary();
  const upset = REASONS.some((reason) => customer.upset[reason] > 0);
  return (
    <section className="gadget half" aria-labelledby="customer-leaving">
      <h3 id="customer-leaving">{say('churnRisk')}</h3>
      <dl className="tags">
        <dt>{say('churnRisk')}</dt>
        <dd>{customer.risk === null ? say(`lifecycle.${customer.lifecycle}`) : <ChurnRisk customer={customer} />}</dd>
        <dt>{say('riskQuality')}</dt>
        <dd>
          <Async query={summary} height={40}>
            {({ quality }) => <RiskQuality quality={quality} />}
          </Async>
        </dd>
        <dt>{say('whatUpset')}</dt>
        <dd>{upset ? <Upset upset={customer.upset} /> : say('nothingUpset')}</dd>
      </dl>
    </section>
  );
}
