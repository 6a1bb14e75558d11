import Button, { LinkButton } from '@atlaskit/button/new';
import Modal, { ModalBody, ModalFooter, ModalHeader, ModalTitle } from '@atlaskit/modal-dialog';
import { useState } from 'react';
import type { Schemas } from '../api/client';
import { useDesk, useTickets } from '../api/queries';
import { count, moment } from '../format';
import { useLanguage, useSay, useSayValue } from '../words';
import { Async } from './Async';
import { Mood } from './Mood';

/** A number on the screen, and how to find its tickets. */
export interface Drill {
  title: string;
  kpi: string;
  from: string;
  to: string;
  only: string[];
  /** The part of only that the number itself stands for; a whole dashboard can be narrowed to it. */
  own: string[];
}

/** As many as the server gives at a time, and puts into a search. */
const PAGE = 50;
const SEARCHED = 500;

interface TicketListProps {
  drill: Drill;
  onClose: () => void;
  onFilter?: ((only: string[]) => void) | undefined;
}

/** The tickets behind a number. */
export function TicketList({ drill, onClose, onFilter }: TicketListProps) {
  const say = useSay();
  const language = useLanguage();
  const [pages, setPages] = useState(['']);
  const after = pages[pages.length - 1] ?? '';
  const query = useTickets({ kpi: drill.kpi, from: drill.from, to: drill.to, only: drill.only, after });
  return (
    <Modal onClose={onClose} width="x-large">
      <ModalHeader hasCloseButton>
        <ModalTitle>
          {say('ticketsOf')}: {drill.title}
        </ModalTitle>
      </ModalHeader>
      <ModalBody>
        <Async query={query} height={320}>
          {(page) =>
            page.tickets.length === 0 ? (
              <p>{say('noTickets')}</p>
            ) : (
              <>
                <p role="status">
                  {say(
                    page.total === null ? 'placeOfMany' : 'placeOf',
                    count((pages.length - 1) * PAGE + 1, language),
                    count((pages.length - 1) * PAGE + page.tickets.length, language),
                    count(page.total ?? SEARCHED, language),
                  )}
                </p>
                <Rows tickets={page.tickets} />
              </>
            )
          }
        </Async>
      </ModalBody>
      <ModalFooter>
        {onFilter && drill.own.length > 0 && (
          <Button
            onClick={() => {
              onFilter(drill.own);
              onClose();
            }}
          >
            {say('filterAll')}
          </Button>
        )}
        {pages.length > 1 && <Button onClick={() => setPages(pages.slice(0, -1))}>{say('ticketsBefore')}</Button>}
        {query.data?.next && <Button onClick={() => setPages([...pages, query.data.next!])}>{say('moreTickets')}</Button>}
        {query.data && query.data.tickets.length > 0 && (
          <LinkButton appearance="primary" href={query.data.search} target="_blank">
            {query.data.total === null ? say('openFirstInJira', SEARCHED) : say('openInJira')}
          </LinkButton>
        )}
      </ModalFooter>
    </Modal>
  );
}

function Rows({ tickets }: { tickets: Schemas['TicketRow'][] }) {
  const say = useSay();
  const sayValue = useSayValue();
  const language = useLanguage();
  const zone = useDesk().data?.zone ?? 'UTC';
  return (
    <div className="scroll" tabIndex={0} role="group" aria-label={say('ticketsOf')}>
      <table>
        <thead>
          <tr>
            {(['key', 'summary', 'status', 'created', 'sentiment', 'kindOf', 'priority'] as const).map((column) => (
              <th scope="col" key={column}>
                {say(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {tickets.map((ticket) => (
            <tr key={ticket.key}>
              <th scope="row" className="key">
                <a href={ticket.url} target="_blank" rel="noreferrer">
                  {ticket.key}
                </a>
              </th>
              <td>
                <bdi>{ticket.summary}</bdi>
              </td>
              <td>{ticket.status}</td>
              <td className="number">{moment(ticket.created, zone, language)}</td>
              <td>{ticket.sentiment && <Mood value={ticket.sentiment} />}</td>
              <td>{ticket.kind && sayValue('kind', ticket.kind)}</td>
              <td>{ticket.priority && sayValue('priority', ticket.priority)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
