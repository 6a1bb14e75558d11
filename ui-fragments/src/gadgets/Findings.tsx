import Button from '@atlaskit/button/new';
import Lozenge from '@atlaskit/lozenge';
import { useState } from 'react';
import { useCauseCommands, useFindings } from '../api/queries';
import type { Schemas } from '../api/client';
import { count, ratio, share } from '../format';
import { Async } from '../parts/Async';
import { TicketLinks } from '../parts/TicketLinks';
import { useIs } from '../SignedIn';
import { type Language, useLanguage, useSay, useSayValue } from '../words';
import type { Names } from './figures';
import { AddAction } from './Actions';
import type { GadgetProps } from './settings';
import { WithNames } from './WithNames';

const SHARES = new Set(['first_response', 'csat', 'reopen_rate']);

/** How many times as much as expected, with the ends of the interval. */
function size({ times, low, high }: NonNullable<Schemas['Finding']['effect']>, language: Language): string[] {
  return [times, low, high].map((value) => ratio(value, language));
}

/** Changes that stand out, newest first, each with its slices, its words, its tickets and the next step. */
export function Findings({ only, today, height }: GadgetProps) {
  const say = useSay();
  const query = useFindings(only);
  return (
    <Async query={query} height={height}>
      {(findings) =>
        findings.length === 0 ? (
          <p className="empty">{say('noFindings')}</p>
        ) : (
          <WithNames>
            {(names) => (
              <ol className="findings">
                {findings.map((finding) => (
                  <Item key={finding.id} finding={finding} names={names} today={today} />
                ))}
              </ol>
            )}
          </WithNames>
        )
      }
    </Async>
  );
}

/** Who else was told, with the issue in their project. */
function HandedOver({ handedOver }: { handedOver: NonNullable<Schemas['HandedOver']> }) {
  const say = useSay();
  const { department, state, issue, url } = handedOver;
  return (
    <p>
      <Lozenge>{say('handedOver')}</Lozenge> {department}
      {issue !== null && url !== null && (
        <>
          {': '}
          <a href={url} target="_blank" rel="noreferrer">
            {issue}
          </a>
        </>
      )}{' '}
      <small>{say(`handover.${state}`)}</small>
    </p>
  );
}

/** An action on a finding begins with its figure and its slice. */
function aboutFinding({ id, kpi, slice }: Schemas['Finding']) {
  return {
    finding: id,
    kpi: kpi.replace('_', '-'),
    only: Object.entries(slice).map(([dimension, value]) => `${dimension}=${value}`),
  };
}

function Item({ finding, names, today }: { finding: Schemas['Finding']; names: Names; today: string }) {
  const say = useSay();
  const lead = useIs('lead');
  const language = useLanguage();
  return (
    <li>
      <h3>{finding.headline[language]}</h3>
      <Evidence finding={finding} names={names} />
      {finding.part && <p className="note">{say('partOfFilter')}</p>}
      <Causes finding={finding} />
      {finding.advice && (
        <p>
          <Lozenge appearance="inprogress">{say('advice')}</Lozenge> {finding.advice[language]}
        </p>
      )}
      {finding.handedOver && <HandedOver handedOver={finding.handedOver} />}
      <FindingTickets finding={finding} />
      {lead && <AddAction today={today} about={aboutFinding(finding)} />}
    </li>
  );
}

/** How large a change is and how sure. */
export function Evidence({ finding, names }: { finding: Schemas['Finding']; names: Names }) {
  const say = useSay();
  const sayValue = useSayValue();
  const language = useLanguage();
  const slice = Object.entries(finding.slice)
    .map(([dimension, value]) => `${names.ofDimension(dimension)} = ${sayValue(dimension, value)}`)
    .join(', ');
  // A finding about a rate speaks of shares, one about a number of tickets of counts.
  const show = (value: number) => (SHARES.has(finding.kpi) ? share(value, language) : count(value, language));
  return (
    <p className="note">
      {finding.from} – {finding.to} · {slice} · {say('observed')} {show(finding.observed)} · {say('expected')}{' '}
      {show(finding.expected)}
      {finding.effect && ` · ${say('timesExpected', ...size(finding.effect, language))}`}
      {finding.contribution !== null && ` · ${say('contribution')} ${share(finding.contribution, language)}`} · p{' '}
      {finding.pValue < 0.001 ? '< 0.001' : finding.pValue.toFixed(3)}
    </p>
  );
}

/** The tickets behind a change, and the words that set them apart. */
export function FindingTickets({ finding }: { finding: Schemas['Finding'] }) {
  const say = useSay();
  return (
    <details>
      <summary>
        {say('ticketsOf')} ({finding.ticketCount})
      </summary>
      {finding.words.length > 0 && (
        <p>
          {say('distinctive')}: {finding.words.join(' · ')}
        </p>
      )}
      <TicketLinks tickets={finding.tickets} />
    </details>
  );
}

/** What may have caused it, and what people say of that. */
export function Causes({ finding: { id, causes } }: { finding: Schemas['Finding'] }) {
  const say = useSay();
  const language = useLanguage();
  const admin = useIs('admin');
  const { judge, name, undo } = useCauseCommands(id);
  const [own, setOwn] = useState('');
  const failed = judge.error ?? name.error ?? undo.error;
  const judged = causes.confirmed.length > 0 || causes.suspects.some((suspect) => suspect.verdict !== 'SUSPECTED');
  return (
    <>
      {causes.confirmed.map((cause) => (
        <p key={cause.number}>
          <Lozenge appearance="success">{say('confirmed')}</Lozenge> <bdi>{cause.title[language]}</bdi>{' '}
          {cause.by !== null && <small>{cause.by}</small>}
        </p>
      ))}
      {causes.suspects
        .filter((suspect) => suspect.verdict !== 'CONFIRMED')
        .map((suspect) => (
          <p key={suspect.number}>
            <Lozenge appearance={suspect.verdict === 'REJECTED' ? 'default' : 'moved'}>
              {say(suspect.verdict === 'REJECTED' ? 'rejected' : 'suspected')}
            </Lozenge>{' '}
            <bdi>{suspect.title[language]}</bdi> <small>{suspect.why[language]}</small>{' '}
            {admin && suspect.verdict === 'SUSPECTED' && (
              <>
                <Button
                  spacing="compact"
                  appearance="subtle"
                  onClick={() => judge.mutate({ number: suspect.number, verdict: 'confirm' })}
                >
                  {say('confirm')}
                </Button>
                <Button
                  spacing="compact"
                  appearance="subtle"
                  onClick={() => judge.mutate({ number: suspect.number, verdict: 'reject' })}
                >
                  {say('reject')}
                </Button>
              </>
            )}
          </p>
        ))}
      {causes.before.map((cause) => (
        <p key={cause.number} className="note">
          {say('confirmedBefore', cause.from)}: <bdi>{cause.title[language]}</bdi>
        </p>
      ))}
      {admin && <details>
        <summary>{say('nameCause')}</summary>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            name.mutate(own, { onSuccess: () => setOwn('') });
          }}
        >
          <input
            className="wide"
            aria-label={say('nameCause')}
            maxLength={500}
            value={own}
            onChange={(event) => setOwn(event.target.value)}
          />{' '}
          {own.trim() !== '' && (
            <Button type="submit" spacing="compact" isLoading={name.isPending}>
              {say('confirm')}
            </Button>
          )}
          {judged && (
            <Button spacing="compact" appearance="subtle" onClick={() => undo.mutate()}>
              {say('undo')}
            </Button>
          )}
        </form>
      </details>}
      {failed && (
        <p role="alert" className="error">
          {failed.message}
        </p>
      )}
    </>
  );
}
