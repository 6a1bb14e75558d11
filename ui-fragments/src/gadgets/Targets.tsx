import { useTargets } from '../api/queries';
import { amount } from '../format';
import { Async } from '../parts/Async';
import { Light } from '../parts/Light';
import { useLanguage, useSay } from '../words';
import type { GadgetProps } from './settings';
import { useSayOnly } from './useNarrowed';
import { WithNames } from './WithNames';

const SHOWN = 4;

/** How the desk's targets stand, the running period first. */
export function Targets({ only, height }: GadgetProps) {
  const say = useSay();
  const language = useLanguage();
  const sayOnly = useSayOnly();
  const query = useTargets(only);
  return (
    <Async query={query} height={height}>
      {(targets) =>
        targets.length === 0 ? (
          <p className="empty">{say('noTargets')}</p>
        ) : (
          <WithNames>
            {(names) => (
              <>
              {only.length > 0 && <p className="note">{say('goalsOfAll')}</p>}
              <div className="scroll" tabIndex={0} role="group" aria-label={say('kind.targets')}>
                <table>
                  <thead>
                    <tr>
                      <th scope="col">{say('kpi')}</th>
                      <th scope="col">{say('goal')}</th>
                      <th scope="col" colSpan={SHOWN}>
                        {say('period')}
                      </th>
                    </tr>
                  </thead>
                  <tbody>
                    {targets.map((target) => (
                      <tr key={target.name}>
                        <th scope="row">
                          {names.ofKpi(target.kpi)} <small>{sayOnly(target.only)}</small>
                        </th>
                        <td>
                          {say(`direction.${target.direction}`)} {amount(target.goal, target.unit, language)}
                        </td>
                        {target.periods.slice(0, SHOWN).map((period) => (
                          <td key={period.from}>
                            <Light light={period.light} />{' '}
                            {period.value === null ? '–' : amount(period.value, target.unit, language)}
                            <br />
                            <small>
                              {period.from} – {period.to}
                            </small>
                          </td>
                        ))}
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
              </>
            )}
          </WithNames>
        )
      }
    </Async>
  );
}
