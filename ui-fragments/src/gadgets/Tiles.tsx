import Lozenge from '@atlaskit/lozenge';
import Tooltip from '@atlaskit/tooltip';
import type { Schemas } from '../api/client';
import { useDesk, useFigures, useTargets } from '../api/queries';
import { amount, count } from '../format';
import { Async } from '../parts/Async';
import { Light } from '../parts/Light';
import { useLanguage, useSay } from '../words';
import { headline, turn, verdict, type Names, type Table } from './figures';
import { Sparkline } from './Sparkline';
import { daysIn, figureQuery, stretch, type GadgetProps } from './settings';
import { WithNames } from './WithNames';

/** Which setting gives a KPI its data, where only a field of the admin's own can. */
const NEEDS: Record<string, string> = { nps: 'npsAnswer' };

const SIGNS = { up: '▲', down: '▼', even: '＝' };

/** One tile a KPI: the figure, its interval or percentiles, the cases behind it, its path, and the period before. */
export function Tiles(props: GadgetProps) {
  const whole = useFigures(figureQuery(props, { each: 'whole', by: [], compare: props.settings.compare ?? 'previous' }));
  const path = useFigures(figureQuery(props, { each: daysIn(stretch(props.settings, props.today)) > 100 ? 'week' : 'day', by: [] }));
  const targets = useTargets(props.only);
  const unmapped = useDesk().data?.unmapped ?? [];
  return (
    <Async query={whole} height={props.height}>
      {(figures) => (
        <WithNames>
          {(names) => (
            <ul className="tiles">
              {figures.tables.map((table) => (
                <Tile
                  key={table.kpi}
                  names={names}
                  table={table}
                  before={figures.before?.tables.find((other) => other.kpi === table.kpi)}
                  path={path.data?.tables.find((other) => other.kpi === table.kpi)}
                  own={figures.tables.length === 1 ? props.settings.target : undefined}
                  targets={(targets.data ?? []).filter((target) => target.kpi === table.kpi && target.only.length === 0)}
                  missing={unmapped.find((setting) => setting === NEEDS[table.kpi])}
                  onDrill={() =>
                    props.onDrill({ title: names.ofKpi(table.kpi), kpi: table.kpi, only: props.only, own: [] })
                  }
                />
              ))}
            </ul>
          )}
        </WithNames>
      )}
    </Async>
  );
}

interface TileProps {
  names: Names;
  table: Table;
  before: Table | undefined;
  path: Table | undefined;
  /** The gadget's own target, of a single figure. */
  own: number | undefined;
  /** Those of the settings file. */
  targets: Schemas['TargetReview'][];
  missing: string | undefined;
  onDrill: () => void;
}

function Tile({ names, table, before, path, own, targets, missing, onDrill }: TileProps) {
  const say = useSay();
  const language = useLanguage();
  const row = table.rows[0];
  const value = headline(table, row);
  const past = before ? headline(before, before.rows[0]) : null;
  const show = (number: number) => names.show(table, number);
  return (
    <li className="tile">
      <Tooltip content={names.says(table.kpi)}>
        {(trigger) => (
          <span {...trigger} className="tile-name">
            {names.ofKpi(table.kpi)}
          </span>
        )}
      </Tooltip>
      {value === null ? (
        <strong className="tile-value">{say('noData')}</strong>
      ) : (
        <button type="button" className="tile-value plain" onClick={onDrill}>
          {show(value)}
        </button>
      )}
      {missing && value === null && (
        <span className="tile-more">
          {say('unmapped')}: <code>fields.{missing}</code>
        </span>
      )}
      <span className="tile-more">
        {row &&
          [
            ...details(row.values, show),
            ...(table.unit === 'count' ? [] : [`${count(row.cases, language)} ${say('cases')}`]),
          ].join(' · ')}{' '}
        {row && row.weight !== 'sound' && <Lozenge>{say(`weight.${row.weight}`)}</Lozenge>}
      </span>
      {value !== null && past !== null && (
        <span className={`tile-more turn-${verdict(names, table, value, past)}`}>
          {SIGNS[turn(names, table, value, past)]} {say('before')}: {show(past)}
        </span>
      )}
      {own !== undefined && <OwnTarget names={names} table={table} value={value} target={own} />}
      {targets.map((target) => (
        <KeptTarget key={target.name} names={names} target={target} />
      ))}
      {path && <Sparkline values={path.rows.map((point) => headline(path, point))} />}
    </li>
  );
}

/** The gadget's own target, for its own days. */
function OwnTarget({ names, table, value, target }: { names: Names; table: Table; value: number | null; target: number }) {
  const say = useSay();
  const better = names.kpi(table.kpi)?.better ?? 'neither';
  const met = better === 'higher' ? (value ?? 0) >= target : (value ?? 0) <= target;
  return (
    <span className="tile-more">
      {better !== 'neither' && <Light light={value === null ? 'grey' : met ? 'green' : 'red'} />} {say('ownTarget')}:{' '}
      {better !== 'neither' && say(`direction.${better === 'higher' ? 'at-least' : 'at-most'}`)} {names.show(table, target)}
    </span>
  );
}

/** A target of the settings file, which has a value and periods of its own: it need not be what the tile shows. */
function KeptTarget({ names, target }: { names: Names; target: Schemas['TargetReview'] }) {
  const say = useSay();
  const period = target.periods[0];
  if (!period) {
    return null;
  }
  const show = (value: number) => amount(value, target.unit, names.language);
  return (
    <span className="tile-more">
      <Light light={period.light} /> {names.ofValue(target.kpi, target.value)} {say(`direction.${target.direction}`)} {show(target.goal)} ·{' '}
      {say(`running.${target.review}`)}: {period.value === null ? '–' : show(period.value)}
    </span>
  );
}

function details(values: Record<string, number | null>, show: (value: number) => string): string[] {
  const parts: string[] = [];
  const { p90, low, high } = values;
  if (p90 != null) {
    parts.push(`p90 ${show(p90)}`);
  }
  if (low != null && high != null) {
    parts.push(`${show(low)} – ${show(high)}`);
  }
  return parts;
}
