import type { EChartsCoreOption } from 'echarts/core';
import { useMemo } from 'react';
import type { Schemas } from '../api/client';
import { useFigures, useForecast } from '../api/queries';
import { Chart, type Mark } from '../chart/Chart';
import { colours } from '../chart/colours';
import { daysBefore, share, shortDay } from '../format';
import { Async } from '../parts/Async';
import { useLanguage, useSay } from '../words';
import { headline, slices, type Figures, type Names, type Table } from './figures';
import { figureQuery, jqlOf, narrowed, type GadgetProps } from './settings';
import { WithNames } from './WithNames';

const AHEAD = 14;

/** One figure over time: a line or bar a slice, with its target and, of volume and backlog, what comes. */
export function Trend(props: GadgetProps) {
  const { settings } = props;
  const each = settings.each && settings.each !== 'whole' ? settings.each : 'day';
  const kpi = settings.kpi?.[0] ?? 'volume';
  const figures = useFigures(figureQuery(props, { kpi: [kpi], each, by: (settings.by ?? []).slice(0, 1) }));
  const only = narrowed(settings, props.linked);
  const wanted =
    settings.forecast === true && jqlOf(only) === '' && (kpi === 'volume' || kpi === 'backlog') && !settings.by?.length && each === 'day';
  const forecast = useForecast(kpi === 'backlog' ? 'backlog' : 'volume', AHEAD, only, wanted);
  return (
    <Async query={figures} height={props.height}>
      {(known) => (
        <WithNames>
          {(names) => <Drawn {...props} figures={known} names={names} forecast={wanted ? forecast.data : undefined} />}
        </WithNames>
      )}
    </Async>
  );
}

interface DrawnProps extends GadgetProps {
  figures: Figures;
  names: Names;
  forecast: Schemas['Forecast'] | undefined;
}

function Drawn({ settings, height, linked, onDrill, figures, names, forecast }: DrawnProps) {
  const say = useSay();
  const language = useLanguage();
  const table = figures.tables[0]!;
  const ahead = useMemo(() => forecast?.points ?? [], [forecast]);
  // Today is not over: where what comes is drawn, the past ends where that begins.
  const periods = useMemo(
    () => axis(figures, table).filter((day) => ahead[0] === undefined || day < ahead[0].day),
    [figures, table, ahead],
  );
  const option = useMemo(
    () => chart(settings, figures, table, names, periods, ahead, say('meanOf'), say('interval95')),
    [settings, figures, table, names, periods, ahead, say],
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
      to: lastDay(period, figures),
      only: [...narrowed(settings, linked), ...own],
      own,
    });
  };
  return (
    <>
      <Chart option={option} description={describe(table, names, periods)} height={height} onMark={drill} />
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

/** Every period of the stretch, those without a row too. */
function axis(figures: Figures, table: Table): string[] {
  if (figures.each !== 'day') {
    return [...new Set(table.rows.map((row) => row.period))].sort();
  }
  const days = [];
  for (let day = figures.from; day <= figures.to; day = daysBefore(day, -1)) {
    days.push(day);
  }
  return days;
}

function lastDay(period: string, figures: Figures): string {
  if (figures.each === 'day') {
    return period;
  }
  if (figures.each === 'week') {
    const sunday = daysBefore(period, -6);
    return sunday < figures.to ? sunday : figures.to;
  }
  const next = new Date(`${period}T00:00:00Z`);
  next.setUTCMonth(next.getUTCMonth() + 1);
  const last = daysBefore(next.toISOString().slice(0, 10), 1);
  return last < figures.to ? last : figures.to;
}

function describe(table: Table, names: Names, periods: string[]): string {
  const known = table.rows.map((row) => headline(table, row)).filter((value) => value !== null);
  const range = known.length > 0 ? `${names.show(table, Math.min(...known))} – ${names.show(table, Math.max(...known))}` : '';
  return `${names.ofKpi(table.kpi)}, ${periods[0] ?? ''} – ${periods[periods.length - 1] ?? ''}: ${range}`;
}

function chart(
  settings: GadgetProps['settings'],
  figures: Figures,
  table: Table,
  names: Names,
  periods: string[],
  ahead: Schemas['Forecast']['points'],
  meanOf: string,
  interval: string,
): EChartsCoreOption {
  const paint = colours();
  const places = new Map(periods.map((period, i) => [period, i]));
  const bars = settings.shape === 'bar' || settings.shape === 'stacked';
  const lines = figures.by.length === 0 ? [''] : slices(table, 0);
  const series: Record<string, unknown>[] = lines.map((slice) => {
    const data: (number | null)[] = periods.map(() => (table.unit === 'count' && figures.each === 'day' ? 0 : null));
    table.rows
      .filter((row) => figures.by.length === 0 || row.slice[0] === slice)
      .forEach((row) => {
        const place = places.get(row.period);
        if (place !== undefined) {
          data[place] = headline(table, row);
        }
      });
    return {
      name: figures.by.length === 0 ? names.ofKpi(table.kpi) : names.ofSlice(figures, 0, slice),
      type: bars ? 'bar' : 'line',
      ...(settings.shape === 'stacked' ? { stack: 'all' } : {}),
      showSymbol: periods.length < 40,
      connectNulls: false,
      emphasis: { focus: 'series' },
      data,
    };
  });
  if (settings.target !== undefined && series[0]) {
    series[0]['markLine'] = {
      symbol: 'none',
      silent: true,
      lineStyle: { color: paint.warning },
      label: { formatter: names.show(table, settings.target), color: paint.text },
      data: [{ yAxis: settings.target }],
    };
  }
  if (ahead.length > 0) {
    series.push(...band(periods.length, ahead, meanOf, interval, paint.brand));
  }
  return {
    grid: { left: 8, right: 16, top: lines.length > 1 || ahead.length > 0 ? 36 : 16, bottom: 32, outerBoundsMode: 'same' },
    legend: lines.length > 1 || ahead.length > 0 ? { type: 'scroll', top: 0, textStyle: { color: paint.text } } : undefined,
    tooltip: {
      trigger: 'axis',
      confine: true,
      backgroundColor: paint.surface,
      textStyle: { color: paint.text },
      valueFormatter: (value: unknown) => (typeof value === 'number' ? names.show(table, value) : '–'),
    },
    dataZoom: [{ type: 'inside', zoomOnMouseWheel: 'ctrl' }],
    xAxis: {
      type: 'category',
      data: [...periods, ...ahead.map((point) => point.day)],
      axisLabel: { color: paint.subtle, formatter: (day: string) => shortDay(day, names.language) },
      axisLine: { lineStyle: { color: paint.line } },
    },
    yAxis: {
      type: 'value',
      axisLabel: { color: paint.subtle, formatter: (value: number) => names.show(table, value) },
      splitLine: { lineStyle: { color: paint.line } },
    },
    series,
  };
}

/** The interval as a band: an invisible line below, and the width of the interval stacked on it. */
function band(start: number, ahead: Schemas['Forecast']['points'], meanOf: string, interval: string, colour: string) {
  const gap = Array.from({ length: start }, () => null);
  const common = { type: 'line', showSymbol: false, silent: true };
  return [
    { ...common, name: interval, stack: 'band', lineStyle: { opacity: 0 }, color: colour, tooltip: { show: false }, data: [...gap, ...ahead.map((p) => p.lo95)] },
    { ...common, name: interval, stack: 'band', lineStyle: { opacity: 0 }, color: colour, areaStyle: { color: colour, opacity: 0.18 }, tooltip: { show: false }, data: [...gap, ...ahead.map((p) => p.hi95 - p.lo95)] },
    { ...common, name: meanOf, lineStyle: { type: 'dashed', color: colour }, color: colour, data: [...gap, ...ahead.map((p) => p.mean)] },
  ];
}
