import Lozenge from '@atlaskit/lozenge';
import type { Schemas } from '../api/client';
import { useRivals } from '../api/queries';
import { count, monthsBefore } from '../format';
import { Async } from '../parts/Async';
import { TicketLinks } from '../parts/TicketLinks';
import { useLanguage, useSay, useSayValue } from '../words';
import { Sparkline } from './Sparkline';
import { stretch, type GadgetProps } from './settings';

type Named = Schemas['Rivals']['named'][number];

/** Rivals and products that customers name, what they say of them, and whether that grows. */
export function Rivals({ settings, today, height }: GadgetProps) {
  const say = useSay();
  const { from, to } = stretch(settings, today);
  const query = useRivals(from, to);
  return (
    <Async query={query} height={height}>
      {({ listed, named }) => (
        <>
          {!listed && <p className="note">{say('noRivalsListed')}</p>}
          {named.length === 0 ? <p className="empty">{say('noRivalsSaid')}</p> : <Rows named={named} />}
        </>
      )}
    </Async>
  );
}

function Rows({ named }: { named: Named[] }) {
  const say = useSay();
  const language = useLanguage();
  return (
    <div className="scroll" tabIndex={0} role="group" aria-label={say('kind.rivals')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{say('name')}</th>
            <th scope="col" className="number">
              {say('ticketsOf')}
            </th>
            <th scope="col" className="number">
              {say('saidBad')}
            </th>
            <th scope="col" className="number">
              {say('saidGood')}
            </th>
            <th scope="col">{say('trend')}</th>
            <th scope="col">{say('whatIsSaid')}</th>
          </tr>
        </thead>
        <tbody>
          {named.map((one) => (
            <tr key={`${one.kind} ${one.name}`}>
              <th scope="row">
                <bdi>{one.name}</bdi>
                <br />
                <small>{say(`rival.${one.kind}`)}</small>
              </th>
              <td className="number">{count(one.tickets, language)}</td>
              <td className="number">{count(one.negative, language)}</td>
              <td className="number">{count(one.positive, language)}</td>
              <td>
                <Trend named={one} />
              </td>
              <td>
                <Said said={one.said} />
                {one.latest.length > 0 && (
                  <details>
                    <summary>{say('latestContacts')}</summary>
                    <TicketLinks tickets={one.latest} />
                  </details>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Trend({ named }: { named: Named }) {
  const say = useSay();
  const language = useLanguage();
  const months = everyMonth(named.months);
  return (
    <>
      <Lozenge appearance={named.trend === 'GROWS' ? 'moved' : 'default'}>{say(`rivalTrend.${named.trend}`)}</Lozenge>
      {months.length > 1 && <Sparkline values={months.map(([, tickets]) => tickets)} />}
      <span className="hidden">
        {say('ticketsByMonth')}: {months.map(([month, tickets]) => `${month} ${count(tickets, language)}`).join(', ')}
      </span>
    </>
  );
}

/** From the first to the last, those without a ticket too. */
function everyMonth(months: Named['months']): [string, number][] {
  const [last = '', ...before] = Object.keys(months).sort().reverse();
  const first = before[before.length - 1] ?? last;
  const all: [string, number][] = [];
  for (let month = last; month !== '' && month >= first; month = monthsBefore(`${month}-01`, 1).slice(0, 7)) {
    all.unshift([month, months[month] ?? 0]);
  }
  return all;
}

function Said({ said }: { said: Named['said'] }) {
  const sayValue = useSayValue();
  return (
    <ul className="plain">
      {said.map(({ sentence, mood }, place) => (
        <li key={place}>
          <Lozenge appearance={mood === 'negative' ? 'removed' : mood === 'positive' ? 'success' : 'default'}>
            {sayValue('sentiment', mood.toUpperCase())}
          </Lozenge>{' '}
          <bdi>{sentence}</bdi>
        </li>
      ))}
    </ul>
  );
}
