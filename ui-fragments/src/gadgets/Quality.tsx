import Button from '@atlaskit/button/new';
import { useState } from 'react';
import type { Schemas } from '../api/client';
import { useQuality, useReviewReply, useSampledReplies } from '../api/queries';
import { count, decimal, share } from '../format';
import { Async } from '../parts/Async';
import { useIs } from '../SignedIn';
import { useLanguage, useSay } from '../words';
import { stretch, type GadgetProps } from './settings';

type Row = Schemas['QualityRow'];
type Agreement = Schemas['RuleAgreement'];

/** How replies kept the rules, by team and agent; how far reviewers agree; and the sheet on which leads judge some. */
export function Quality({ settings, today, height }: GadgetProps) {
  const say = useSay();
  const lead = useIs('lead');
  const { from, to } = stretch(settings, today);
  const query = useQuality(from, to);
  return (
    <>
      <Async query={query} height={height}>
        {({ teams, agents, agreement }) =>
          teams.length + agents.length === 0 ? (
            <p className="empty">{say('noRepliesToSee')}</p>
          ) : (
            <>
              <p className="hint">{say('qualityCell')}</p>
              <Shares teams={teams} agents={agents} agreement={agreement} />
            </>
          )
        }
      </Async>
      {lead && <Sheet from={from} to={to} />}
    </>
  );
}

function Shares({ teams, agents, agreement }: { teams: Row[]; agents: Row[]; agreement: Agreement[] }) {
  const say = useSay();
  const language = useLanguage();
  const names = new Map([...teams, ...agents].flatMap((row) => row.rules.map((rule) => [rule.rule, rule.name[language]] as const)));
  const rules = [...names.keys()];
  return (
    <div className="scroll" tabIndex={0} role="group" aria-label={say('kind.quality')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{say('teamOrAgent')}</th>
            {rules.map((rule) => (
              <th key={rule} scope="col" className="number">
                {names.get(rule)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[...teams, ...agents].map((row) => (
            <tr key={`${row.agent} ${row.team}`}>
              <th scope="row">
                <bdi>{row.name === '' ? say('noTeam') : row.name}</bdi>
                {row.agent !== '' && row.team !== '' && (
                  <>
                    <br />
                    <small>
                      <bdi>{row.team}</bdi>
                    </small>
                  </>
                )}
              </th>
              {rules.map((rule) => (
                <Broken key={rule} rule={row.rules.find((one) => one.rule === rule)} />
              ))}
            </tr>
          ))}
          {agreement.length > 0 && (
            <tr>
              <th scope="row">{say('reviewersAgree')}</th>
              {rules.map((rule) => (
                <Agreed key={rule} agreement={agreement.find((one) => one.rule === rule)} />
              ))}
            </tr>
          )}
        </tbody>
      </table>
    </div>
  );
}

function Broken({ rule }: { rule: Schemas['ReplyRule'] | undefined }) {
  const language = useLanguage();
  if (rule === undefined) {
    return <td className="number">–</td>;
  }
  return (
    <td className="number">
      {share(rule.broken / rule.asked, language)}
      <br />
      <small>
        {share(rule.low, language)}–{share(rule.high, language)} · {count(rule.broken, language)}/{count(rule.asked, language)}
      </small>
    </td>
  );
}

function Agreed({ agreement }: { agreement: Agreement | undefined }) {
  const say = useSay();
  const language = useLanguage();
  if (agreement === undefined) {
    return <td className="number">–</td>;
  }
  const { kappa, low, high, reviewed } = agreement;
  return (
    <td className="number">
      {kappa == null ? say('cannotTell') : decimal(kappa, language)}
      <br />
      <small>
        {low != null && high != null && `${decimal(low, language)}–${decimal(high, language)} · `}
        {count(reviewed, language)}
      </small>
    </td>
  );
}

/** Replies that nobody has judged yet. What the check says is not shown: whoever sees it agrees too easily. */
function Sheet({ from, to }: { from: string; to: string }) {
  const say = useSay();
  const [open, setOpen] = useState(false);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{say('reviewReplies')}</summary>
      {open && <Sampled from={from} to={to} />}
    </details>
  );
}

function Sampled({ from, to }: { from: string; to: string }) {
  const say = useSay();
  const query = useSampledReplies(from, to);
  return (
    <Async query={query} height={60}>
      {(replies) =>
        replies.length === 0 ? (
          <p className="empty">{say('nothingToReview')}</p>
        ) : (
          <ul className="feedback" tabIndex={0} aria-label={say('reviewReplies')}>
            {replies.map((reply) => (
              <Judge key={`${reply.key} ${reply.message}`} reply={reply} />
            ))}
          </ul>
        )
      }
    </Async>
  );
}

function Judge({ reply }: { reply: Schemas['SampledReply'] }) {
  const say = useSay();
  const language = useLanguage();
  const review = useReviewReply();
  const [broken, setBroken] = useState<string[]>([]);
  const tick = (rule: string, on: boolean) => setBroken(on ? [...broken, rule] : broken.filter((one) => one !== rule));
  return (
    <li>
      <a href={reply.url} target="_blank" rel="noreferrer">
        {reply.key}
      </a>{' '}
      <bdi>{reply.summary}</bdi> · <bdi>{reply.agent}</bdi>
      <blockquote>
        <bdi>{reply.text}</bdi>
      </blockquote>
      <fieldset className="inputs">
        <legend>{say('rulesBroken')}</legend>
        {reply.rules.map(({ rule, name }) => (
          <label key={rule}>
            <input type="checkbox" checked={broken.includes(rule)} onChange={(event) => tick(rule, event.target.checked)} /> {name[language]}
          </label>
        ))}
        <Button
          spacing="compact"
          isLoading={review.isPending}
          onClick={() => review.mutate({ key: reply.key, message: reply.message, broken })}
        >
          {say(broken.length === 0 ? 'breaksNone' : 'save')}
        </Button>
      </fieldset>
      {review.error && (
        <p role="alert" className="error">
          {review.error.message}
        </p>
      )}
    </li>
  );
}
