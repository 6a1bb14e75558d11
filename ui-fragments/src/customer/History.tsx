import Button from '@atlaskit/button/new';
import { useState } from 'react';
import type { Schemas } from '../api/client';
import { useAdvice, useCustomerHistory, useDesk } from '../api/queries';
import { amount, count, moment } from '../format';
import { Advice } from '../panel/Advice';
import { Async } from '../parts/Async';
import { Mood } from '../parts/Mood';
import { Reason, type UpsetReason } from '../parts/Upset';
import { useLanguage, useSay, useSayValue } from '../words';

type Contact = Schemas['CustomerHistory']['contacts'][number];

/** As many as the server gives at a time. */
const PAGE = 50;

const REASONS: Record<Contact['reasons'][number], UpsetReason> = {
  OVERDUE: 'overdue',
  REPEAT: 'repeats',
  LOW_RATING: 'lowRatings',
  WORSENING: 'worsening',
  NEGATIVE: 'negative',
};

/** What a customer did here, the latest first, and what to do next. */
export function History({ customer }: { customer: Schemas['Customer'] }) {
  const say = useSay();
  const language = useLanguage();
  const [pages, setPages] = useState(['']);
  const latest = useCustomerHistory(customer.customer, '');
  const query = useCustomerHistory(customer.customer, pages[pages.length - 1] ?? '');
  const before = (pages.length - 1) * PAGE;
  return (
    <>
      <section className="gadget advice" aria-labelledby="customer-next">
        <h3 id="customer-next">{say('onTicket')}</h3>
        <Async query={latest} height={80}>
          {({ contacts }) => <Next ticket={contacts.find((contact) => contact.open)} />}
        </Async>
      </section>
      <section className="gadget" aria-labelledby="customer-tickets">
        <h3 id="customer-tickets">{say('ticketsOf')}</h3>
        <Async query={query} height={240}>
          {({ contacts, next }) =>
            contacts.length === 0 ? (
              <p className="empty">{say('noTickets')}</p>
            ) : (
              <>
                <p role="status">
                  {say('placeOf', count(before + 1, language), count(before + contacts.length, language), count(customer.tickets, language))}
                </p>
                <Contacts contacts={contacts} />
                {pages.length > 1 && <Button onClick={() => setPages(pages.slice(0, -1))}>{say('ticketsBefore')}</Button>}{' '}
                {next !== null && <Button onClick={() => setPages([...pages, next])}>{say('moreTickets')}</Button>}
              </>
            )
          }
        </Async>
      </section>
      <section className="gadget" aria-labelledby="customer-orders">
        <h3 id="customer-orders">{say('allOrders')}</h3>
        <Async query={latest} height={80}>
          {({ orders, more }) => (orders.length === 0 ? <p className="empty">{say('noOrders')}</p> : <Orders orders={orders} more={more} />)}
        </Async>
      </section>
    </>
  );
}

function Next({ ticket }: { ticket: Contact | undefined }) {
  const say = useSay();
  return ticket === undefined ? <p className="empty">{say('noOpenTicket')}</p> : <Advised ticket={ticket} />;
}

function Advised({ ticket }: { ticket: Contact }) {
  const say = useSay();
  const advice = useAdvice(ticket.key);
  return (
    <>
      <p>
        <a href={ticket.url} target="_blank" rel="noreferrer">
          {ticket.key}
        </a>{' '}
        <bdi>{ticket.summary}</bdi>
      </p>
      <Async query={advice} height={80}>
        {({ answers, actions }) =>
          answers.length + actions.length === 0 ? <p className="empty">{say('noNextStep')}</p> : <Advice ticket={ticket.key} />
        }
      </Async>
    </>
  );
}

function Contacts({ contacts }: { contacts: Contact[] }) {
  const say = useSay();
  const sayValue = useSayValue();
  const language = useLanguage();
  const zone = useDesk().data?.zone ?? 'UTC';
  return (
    <div className="scroll" tabIndex={0} role="group" aria-label={say('ticketsOf')}>
      <table>
        <thead>
          <tr>
            {(['created', 'key', 'summary', 'status', 'sentiment', 'course', 'kindOf', 'reasons'] as const).map((column) => (
              <th scope="col" key={column}>
                {say(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {contacts.map((contact) => (
            <tr key={contact.key}>
              <td className="number">{moment(contact.created, zone, language)}</td>
              <th scope="row" className="key">
                <a href={contact.url} target="_blank" rel="noreferrer">
                  {contact.key}
                </a>
              </th>
              <td>
                <bdi>{contact.summary}</bdi>
              </td>
              <td>
                <bdi>{contact.status}</bdi>
              </td>
              <td>{contact.sentiment && <Mood value={contact.sentiment} />}</td>
              <td>{contact.course && say(`course.${contact.course}`)}</td>
              <td>{contact.kind && sayValue('kind', contact.kind)}</td>
              <td>
                {contact.reasons.map((reason) => (
                  <Reason key={reason} reason={REASONS[reason]} />
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Orders({ orders, more }: { orders: Schemas['CustomerHistory']['orders']; more: boolean }) {
  const say = useSay();
  const language = useLanguage();
  const zone = useDesk().data?.zone ?? 'UTC';
  return (
    <>
      {more && <p role="status">{say('ordersCut', orders.length)}</p>}
      <div className="scroll" tabIndex={0} role="group" aria-label={say('allOrders')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{say('orderedAt')}</th>
              <th scope="col">{say('shop')}</th>
              <th scope="col" className="number">
                {say('orderAmount')}
              </th>
            </tr>
          </thead>
          <tbody>
            {orders.map((order, place) => (
              <tr key={place}>
                <td>{moment(order.at, zone, language)}</td>
                <td>
                  <bdi>{order.shop}</bdi>
                </td>
                <td className="number">{order.amount === null ? '–' : amount(order.amount, 'score', language)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
