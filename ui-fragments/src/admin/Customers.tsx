import type { Schemas } from '../api/client';
import { count } from '../format';
import { Async } from '../parts/Async';
import { useLanguage, useSay, type WordKey } from '../words';
import { DraftForm, TextField, useDraft } from './editing';
import { useCustomerRules, useSettings } from './queries';

/** The settings of each group, in the order in which people think of them. */
const GROUPS: Record<string, string[]> = {
  lifecycle: ['newFor', 'atRiskAfter', 'lostAfter', 'wonBackFor', 'reasonsWithin', 'reasonsAtRisk'],
  value: ['gold', 'silver', 'loyalMonths'],
  risk: ['highRisk', 'mediumRisk'],
};
const STAGES = ['NEW', 'ACTIVE', 'AT_RISK', 'LOST', 'WON_BACK'] as const;
const KINDS = [
  { kind: 'lifecycles', title: 'lifecycle', values: STAGES },
  { kind: 'tiers', title: 'tier', values: ['GOLD', 'SILVER', 'BRONZE'] },
  { kind: 'loyalties', title: 'loyalty', values: ['LOYAL', 'RETURNING', 'ONCE', 'AWAY'] },
  { kind: 'risks', title: 'churnRisk', values: ['HIGH', 'MEDIUM', 'LOW'] },
] as const;
/** How the words of each kind begin. */
const WORDS = { lifecycles: 'lifecycle', tiers: 'tier', loyalties: 'loyalty', risks: 'risk' } as const;

/** When a customer is what, and whom customers might rather go to. */
export function Customers() {
  const settings = useSettings();
  const query = useCustomerRules();
  return (
    <Async query={settings} height={320}>
      {() => <Async query={query} height={320}>{({ usual }) => <Rules usual={usual} />}</Async>}
    </Async>
  );
}

function Rules({ usual }: { usual: Record<string, string> }) {
  const say = useSay();
  const draft = useDraft();
  const moves = draft.preview.data?.customers;
  return (
    <DraftForm draft={draft} tried>
      {Object.entries(GROUPS).map(([group, keys]) => (
        <section key={group} aria-label={say(`customerRules.${group}` as WordKey)}>
          <h3>{say(`customerRules.${group}` as WordKey)}</h3>
          <p className="note">{say(`customerRules.${group}.says` as WordKey)}</p>
          <div className="inputs">
            {keys.map((key) => (
              <TextField key={key} draft={draft} path={['customers', key]} label={say(`customerRule.${key}` as WordKey)} usual={usual[key]!} />
            ))}
          </div>
        </section>
      ))}
      <h3>{say('rivalsNamed')}</h3>
      <p className="note">{say('rivalsNamedSays')}</p>
      <TextField draft={draft} path={['rivals']} label={say('rivalsNamed')} hidden asList />
      {moves && <Moves moves={moves} />}
    </DraftForm>
  );
}

/** Who would stand elsewhere by the rules that are typed. */
function Moves({ moves }: { moves: NonNullable<Schemas['CustomerMoves']> }) {
  const say = useSay();
  const language = useLanguage();
  const moved = moves.moves.reduce((sum, { customers }) => sum + customers, 0);
  return (
    <section aria-label={say('customerMoves')}>
      <h3>{say('customerMoves')}</h3>
      <p role="status">{say('customersMove', count(moved, language), count(moves.customers, language))}</p>
      {moves.cut && <p className="note">{say('customersCut')}</p>}
      {moves.moves.length > 0 && (
        <ul>
          {moves.moves.map(({ from, to, customers }) => (
            <li key={from + to}>
              {say(`lifecycle.${from}`)} → {say(`lifecycle.${to}`)}: {count(customers, language)}
            </li>
          ))}
        </ul>
      )}
      <div className="scroll" tabIndex={0} role="group" aria-label={say('customerMoves')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{say('customersOf')}</th>
              <th scope="col">{say('now')}</th>
              <th scope="col">{say('byChanges')}</th>
            </tr>
          </thead>
          {KINDS.map(({ kind, title, values }) => (
            <tbody key={kind}>
              {values.map((value) => (
                <tr key={value}>
                  <th scope="row">
                    {say(title)}: {say(`${WORDS[kind]}.${value}` as WordKey)}
                  </th>
                  <td>{count(moves.now[kind]?.[value] ?? 0, language)}</td>
                  <td>{moves.then[kind] ? count(moves.then[kind][value] ?? 0, language) : say('learnedAnew')}</td>
                </tr>
              ))}
            </tbody>
          ))}
        </table>
      </div>
    </section>
  );
}
