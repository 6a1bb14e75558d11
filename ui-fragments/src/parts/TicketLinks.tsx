import type { Schemas } from '../api/client';

/** Some tickets to open in Jira. */
export function TicketLinks({ tickets }: { tickets: Schemas['TicketLink'][] }) {
  return (
    <ul>
      {tickets.map((ticket) => (
        <li key={ticket.key}>
          <a href={ticket.url} target="_blank" rel="noreferrer">
            {ticket.key}
          </a>{' '}
          <bdi>{ticket.summary}</bdi>
        </li>
      ))}
    </ul>
  );
}
