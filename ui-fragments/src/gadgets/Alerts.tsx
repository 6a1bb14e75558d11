import ButtonGroup from '@atlaskit/button/button-group';
import Button from '@atlaskit/button/new';
import Lozenge from '@atlaskit/lozenge';
import type { Schemas } from '../api/client';
import { useAlertCommands, useAlerts, useDesk } from '../api/queries';
import { count, moment } from '../format';
import { Async } from '../parts/Async';
import { TicketLinks } from '../parts/TicketLinks';
import { useIs } from '../SignedIn';
import { useLanguage, useSay, useSayValue, type WordKey } from '../words';
import type { Names } from './figures';
import type { GadgetProps } from './settings';
import { WithNames } from './WithNames';

const A_DAY = 24;

/** What is unusual right now, with its likely cause; a person takes note of it, or puts it off. */
export function Alerts({ only, height }: GadgetProps) {
  const say = useSay();
  const query = useAlerts(only);
  return (
    <Async query={query} height={height}>
      {(alerts) =>
        alerts.length === 0 ? (
          <p className="empty">{say('noAlerts')}</p>
        ) : (
          <WithNames>
            {(names) => (
              <ol className="findings">
                {alerts.map((alert) => (
                  <Item key={alert.id} alert={alert} names={names} />
                ))}
              </ol>
            )}
          </WithNames>
        )
      }
    </Async>
  );
}

/** They tell of Deskpulse itself. */
const OWN = ['sync_behind', 'analysis_behind', 'writes_fail'];

function Item({ alert, names }: { alert: Schemas['Alert']; names: Names }) {
  const say = useSay();
  const language = useLanguage();
  const sayValue = useSayValue();
  const zone = useDesk().data?.zone ?? 'UTC';
  const lead = useIs('lead');
  const { acknowledge, snooze } = useAlertCommands();
  const slice = (of: Record<string, string>) =>
    Object.entries(of)
      .map(([dimension, value]) => `${names.ofDimension(dimension)} = ${sayValue(dimension, value)}`)
      .join(', ') || say('wholeDesk');
  const failed = acknowledge.error ?? snooze.error;
  return (
    <li>
      <h3>
        {say(`signal.${alert.signal}` as WordKey)} <Lozenge>{say(`state.${alert.state}`)}</Lozenge>
      </h3>
      <p className="note">
        {OWN.includes(alert.signal) ? (
          <>
            {moment(alert.from, zone, language)} · {say('dueRuns', count(alert.observed, language))} {say('inHours', alert.hours)}
          </>
        ) : (
          <>
            {slice(alert.slice)} · {moment(alert.from, zone, language)} · {say('observed')} {count(alert.observed, language)} ·{' '}
            {say('expected')} {count(alert.expected, language)} {say('inHours', alert.hours)}
          </>
        )}
      </p>
      {alert.part && <p className="note">{say('partOfFilter')}</p>}
      {Object.keys(alert.cause).length > Object.keys(alert.slice).length && (
        <p>
          {say('likelyCause')}: {slice(alert.cause)}
        </p>
      )}
      {lead && alert.state === 'open' && (
        <ButtonGroup label={say('kind.alerts')}>
          <Button spacing="compact" isLoading={acknowledge.isPending} onClick={() => acknowledge.mutate(alert.id)}>
            {say('acknowledge')}
          </Button>
          <Button
            spacing="compact"
            appearance="subtle"
            isLoading={snooze.isPending}
            onClick={() => snooze.mutate({ id: alert.id, hours: A_DAY })}
          >
            {say('snooze')}
          </Button>
        </ButtonGroup>
      )}
      {failed && (
        <p role="alert" className="error">
          {failed.message}
        </p>
      )}
      {alert.tickets.length > 0 && (
        <details>
          <summary>
            {say('ticketsOf')} ({alert.tickets.length})
          </summary>
          <TicketLinks tickets={alert.tickets} />
        </details>
      )}
    </li>
  );
}
