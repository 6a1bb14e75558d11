import { useMemo, useState } from 'react';
import type { Schemas } from '../api/client';
import { useFigures, useForecast } from '../api/queries';
import { Chart, type Mark, type ToldMark } from '../chart/Chart';
import { Zoom, type Zoomable } from '../chart/Zoom';
import { share, shortDay } from '../format';
import { Async } from '../parts/Async';
import { useLanguage, useSay } from '../words';
import { Cut } from './Cut';
import { headline, slices, type Figures, type Names, type Table } from './figures';
import { jqlOf, within } from './narrowing';
import { comparedWith, isPart, lastDayOf, type Compared } from './periods';
import { figureQuery, isCompared, stretch, type GadgetProps } from './settings';
import { axis, nothing, trendChart } from './trendChart';
import { WithNames } from './WithNames';

const AHEAD = 14;
/** Fewer points are told apart as they are. */
const ZOOMED_FROM = 20;

/** One figure over time: a line or bar a slice, with its target, the period before and, of volume and backlog, what comes. */
export function Trend(props: GadgetProps) {
  const { settings } = props;
  const each = settings.each && settings.each !== 'whole' ? settings.each : 'day';
  const kpi = settings.kpi?.[0] ?? 'volume';
  const figures = useFigures(figureQuery(props, { kpi: [kpi], each, by: (settings.by ?? []).slice(0, 1) }));
  const { only, today } = props;
  const compare = isCompared(settings) && settings.compare === 'year' ? 'year' : 'previous';
  const before = isCompared(settings) ? comparedWith(settings, each, stretch(settings, today), compare) : undefined;
  const past = useFigures(before && figureQuery(props, { kpi: [kpi], each, by: [], from: before.from, to: before.to }));
  const wanted =
    settings.forecast === true && jqlOf(only) === '' && (kpi === 'volume' || kpi === 'backlog') && !settings.by?.length && each === 'day';
  const forecast = useForecast(kpi === 'backlog' ? 'backlog' : 'volume', AHEAD, only, today, wanted);
  return (
    <Async query={figures} height={props.height}>
      {(known) => (
        <>
          <WithNames>
            {(names) => <Drawn
                {...props}
                figures={known}
                names={names}
                forecast={wanted ? forecast.data : undefined}
                before={before}
                past={before && past.data}
              />}
          </WithNames>
          <Cut figures={known} />
        </>
      )}
    </Async>
  );
}

interface DrawnProps extends GadgetProps {
  figures: Figures;
  names: Names;
  forecast: Schemas['Forecast'] | undefined;
  before: Compared | undefined;
  /** The figures of those days. */
  past: Figures | undefined;
}

function Drawn({ settings, height, only, onDrill, figures, names, forecast, before, past }: DrawnProps) {
  const say = useSay();
  const language = useLanguage();
  const [chart, setChart] = useState<Zoomable>();
  const table = figures.tables[0]!;
  const ahead = useMemo(() => forecast?.points ?? [], [forecast]);
  const periods = useMemo(() => axis(figures, ahead), [figures, ahead]);
  const pastName = before && `${say('before')} (${shortDay(before.from, language)} – ${shortDay(before.to, language)})`;
  const pastValues = usePastValues(before, past, periods);
  const option = useMemo(
    () =>
      trendChart({
        settings,
        figures,
        table,
        names,
        periods,
        ahead,
        past: pastName && pastValues ? { name: pastName, values: pastValues } : undefined,
        words: { meanOf: say('meanOf'), interval: say('interval95'), part: say('partOfPeriod') },
      }),
    [settings, figures, table, names, periods, ahead, pastName, pastValues, say],
  );
  if (table.rows.length === 0) {
    return <p className="empty">{say('noDataHere')}</p>;
  }
  const drill = (mark: Mark) => {
    const period = periods[mark.dataIndex];
    if (!period) {
      return;
    }
    const slice = figures.by.length > 0 ? slices(table, 0).find((v) => names.ofSlice(figures, 0, v) === mark.series) : undefined;
    const own = slice === undefined ? [] : [`${figures.by[0]}=${slice}`];
    onDrill({
      title: [names.ofKpi(table.kpi), mark.series, shortDay(period, language)].join(' · '),
      kpi: table.kpi,
      from: period < figures.from ? figures.from : period,
      to: [lastDayOf(figures.each, period), figures.to].sort()[0]!,
      only: within(only, own),
      own,
    });
  };
  const marks = () =>
    table.rows.map((row): ToldMark => {
      const value = headline(table, row);
      const series = figures.by.length > 0 ? names.ofSlice(figures, 0, row.slice[0]!) : names.ofKpi(table.kpi);
      const dataIndex = periods.indexOf(row.period);
      const then = pastValues?.[dataIndex];
      const says =
        `${shortDay(row.period, language)} · ${series}: ${value === null ? '–' : names.show(table, value)}` +
        (then == null ? '' : ` · ${say('before')}: ${names.show(table, then)}`);
      return { name: row.period, series, value, dataIndex, says };
    });
  return (
    <>
      <Chart option={option} description={describe(table, names, periods)} height={height} onMark={drill} marks={marks} onDrawn={setChart} />
      {periods.length >= ZOOMED_FROM && <Zoom chart={chart} />}
      {figures.each !== 'day' && periods.some((period) => isPart(figures.each, period, figures)) && <p className="note">{say('partPeriods')}</p>}
      {settings.forecast && jqlOf(only) !== '' && <p className="note">{say('noForecastByJql')}</p>}
      {forecast && <ForecastNote forecast={forecast} />}
    </>
  );
}

function ForecastNote({ forecast }: { forecast: Schemas['Forecast'] }) {
  const say = useSay();
  const language = useLanguage();
  const { better, worseThanNaive, covered95 } = forecast.accuracy;
  return (
    <p className="note">
      {better !== null && say('forecastError', share(1 - better, language))}
      {worseThanNaive && (
        <>
          {' '}
          <strong>{say('forecastWorse')}</strong>
        </>
      )}
      {covered95 !== null && ` · ${say('forecastCovered', share(covered95, language))}`}
      {forecast.points.length === 0 && forecast.notes.join(' ')}
    </p>
  );
}

/** What the period before was, point by point; a month may have had fewer days. */
function usePastValues(before: Compared | undefined, past: Figures | undefined, periods: string[]): (number | null)[] | undefined {
  return useMemo(() => {
    const table = past?.tables[0];
    if (!before || !past || !table) {
      return undefined;
    }
    return periods.map((period) => {
      const then = before.of(period);
      const row = table.rows.find((one) => one.period === then);
      return row ? headline(table, row) : then > before.to ? null : nothing(past, table);
    });
  }, [before?.from, before?.to, past, periods]);
}

function describe(table: Table, names: Names, periods: string[]): string {
  const known = table.rows.map((row) => headline(table, row)).filter((value) => value !== null);
  const range = known.length > 0 ? `${names.show(table, Math.min(...known))} – ${names.show(table, Math.max(...known))}` : '';
  return `${names.ofKpi(table.kpi)}, ${periods[0] ?? ''} – ${periods[periods.length - 1] ?? ''}: ${range}`;
}
