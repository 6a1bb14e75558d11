import type { EChartsCoreOption } from 'echarts/core';
import { useMemo, useState } from 'react';
import type { Schemas } from '../api/client';
import { useBreakdown, useFindings } from '../api/queries';
import { Chart, type Mark, type ToldMark } from '../chart/Chart';
import { colours } from '../chart/colours';
import { escaped } from '../chart/escaped';
import { count } from '../format';
import { Async } from '../parts/Async';
import { useLanguage, useSay, useSayValue, type Say } from '../words';
import type { Names } from './figures';
import { Causes, Evidence, FindingTickets } from './Findings';
import { within } from './narrowing';
import type { GadgetProps } from './settings';
import { WithNames } from './WithNames';

type Finding = Schemas['Finding'];
type Part = Schemas['Part'];

/** Leads to the tickets of a part, by the parts that it lies in. */
type DrillPart = (path: Part[], title: string) => void;

const CHART_HEIGHT = 220;


/** One finding taken apart: what each slice carries of the change, why, and the tickets. */
export function RootCause({ only, height, onDrill }: GadgetProps) {
  const say = useSay();
  const query = useFindings(only);
  return (
    <Async query={query} height={height}>
      {(findings) =>
        findings.length === 0 ? (
          <p className="empty">{say('noFindings')}</p>
        ) : (
          <WithNames>{(names) => <Chosen findings={findings} names={names} only={only} onDrill={onDrill} />}</WithNames>
        )
      }
    </Async>
  );
}

function Chosen({ findings, names, only, onDrill }: Pick<GadgetProps, 'only' | 'onDrill'> & { findings: Finding[]; names: Names }) {
  const say = useSay();
  const language = useLanguage();
  const [id, setId] = useState(findings[0]!.id);
  const finding = findings.find((one) => one.id === id) ?? findings[0]!;
  const breakdown = useBreakdown(finding.id);
  const drill: DrillPart = (path, title) => {
    const own = path.map((part) => `${part.dimension}=${part.value}`);
    onDrill({ title, kpi: finding.kpi.replaceAll('_', '-'), from: finding.from, to: finding.to, only: within(only, own), own });
  };
  return (
    <>
      <label className="inputs">
        {say('kind.findings')}
        <select value={finding.id} onChange={(event) => setId(event.target.value)}>
          {findings.map((one) => (
            <option key={one.id} value={one.id}>
              {one.headline[language]}
            </option>
          ))}
        </select>
      </label>
      <Evidence finding={finding} names={names} />
      {finding.part && <p className="note">{say('partOfFilter')}</p>}
      <Async query={breakdown} height={CHART_HEIGHT}>
        {(whole) => (
          <>
            <Waterfall whole={whole} onDrill={drill} />
            <Tree whole={whole} names={names} onDrill={drill} />
          </>
        )}
      </Async>
      <Causes finding={finding} />
      <FindingTickets finding={finding} />
    </>
  );
}

/** A part's name in the reader's language. */
function partName(part: Part, say: Say, sayValue: (dimension: string, value: string) => string): string {
  if (part.dimension === '') {
    return say('wholeDesk');
  }
  if (part.value === '') {
    return say('unmapped');
  }
  return part.value === '(other)' ? say('others') : sayValue(part.dimension, part.value);
}

/** From what is usual to what came, by the parts of the first dimension. */
function Waterfall({ whole, onDrill }: { whole: Part; onDrill: DrillPart }) {
  const say = useSay();
  const sayValue = useSayValue();
  const language = useLanguage();
  const steps = useMemo(() => {
    let at = whole.usual;
    return whole.parts.map((part) => {
      const change = part.observed - part.usual;
      const step = { part, name: partName(part, say, sayValue), change, carries: part.carries, low: Math.min(at, at + change) };
      at += change;
      return step;
    });
  }, [whole, say, sayValue]);
  const option = useMemo<EChartsCoreOption>(() => {
    const paint = colours();
    const signed = (value: number) => `${Math.round(value) > 0 ? '+' : ''}${count(value, language)}`;
    const label = (text: string) => ({ show: true, position: 'top', color: paint.text, formatter: text });
    const bars = [
      { low: 0, value: whole.usual, colour: paint.neutral, text: count(whole.usual, language) },
      ...steps.map((step) => ({
        low: step.low,
        value: Math.abs(step.change),
        colour: step.carries ? paint.bad : paint.categories[0]!,
        text: signed(step.change),
      })),
      { low: 0, value: whole.observed, colour: paint.neutral, text: count(whole.observed, language) },
    ];
    const ends = [say('usual'), ...steps.map((step) => step.name), say('observed')];
    return {
      tooltip: {
        confine: true,
        backgroundColor: paint.surface,
        textStyle: { color: paint.text },
        formatter: ({ dataIndex }: { dataIndex: number }) => {
          const part = steps[dataIndex - 1]?.part;
          const path = part && ` (${say('usual')} ${count(part.usual, language)}, ${say('observed')} ${count(part.observed, language)})`;
          return escaped(`${ends[dataIndex]}: ${bars[dataIndex]!.text}${path ?? ''}`);
        },
      },
      grid: { left: 8, right: 8, top: 24, bottom: 8, outerBoundsMode: 'same' },
      xAxis: {
        type: 'category',
        data: ends,
        axisLabel: { color: paint.text, interval: 0, width: 84, overflow: 'break' },
        axisLine: { lineStyle: { color: paint.line } },
      },
      yAxis: {
        type: 'value',
        axisLabel: { color: paint.subtle },
        splitLine: { lineStyle: { color: paint.line } },
      },
      series: [
        { type: 'bar', stack: 'steps', silent: true, itemStyle: { color: 'transparent' }, data: bars.map((bar) => bar.low) },
        {
          type: 'bar',
          stack: 'steps',
          data: bars.map((bar) => ({ value: bar.value, itemStyle: { color: bar.colour }, label: label(bar.text) })),
        },
      ],
    };
  }, [whole, steps, language, say]);
  const description = `${say('usual')} ${count(whole.usual, language)}, ${steps
    .map((step) => `${step.name} ${count(step.change, language)}`)
    .join(', ')}, ${say('observed')} ${count(whole.observed, language)}`;
  // The first bar is what is usual, and the last the whole again.
  const drill = ({ dataIndex }: Mark) => {
    const step = steps[dataIndex - 1];
    if (dataIndex === steps.length + 1) {
      onDrill([], say('wholeDesk'));
    } else if (step && isNamed(step.part)) {
      onDrill([step.part], step.name);
    }
  };
  const marks = () =>
    steps.map(
      ({ name, change }, place): ToldMark => ({
        name,
        series: '',
        value: change,
        dataIndex: place + 1,
        says: `${name} ${change > 0 ? '+' : ''}${count(change, language)}`,
      }),
    );
  return <Chart option={option} description={description} height={CHART_HEIGHT} onMark={drill} marks={marks} />;
}

/** Every part with what it was and became; those of the finding's slice are opened. */
function Tree({ whole, names, onDrill }: { whole: Part; names: Names; onDrill: DrillPart }) {
  const say = useSay();
  const sayValue = useSayValue();
  const language = useLanguage();
  const change = whole.observed - whole.usual;
  const rows = flat(whole, []);
  return (
    <div className="scroll" tabIndex={0} role="group" aria-label={say('tree')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{say('slice')}</th>
            <th scope="col" className="number">
              {say('usual')}
            </th>
            <th scope="col" className="number">
              {say('observed')}
            </th>
            <th scope="col" className="number">
              {say('change')}
            </th>
            <th scope="col">{say('contribution')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ part, path }) => (
            <tr key={path.map((one) => `${one.dimension}=${one.value}`).join('/')}>
              <th scope="row" style={{ paddingLeft: 10 + path.length * 18 }}>
                {part.dimension !== '' && <small>{names.ofDimension(part.dimension)}: </small>}
                <bdi className={part.carries ? 'total' : 'part'}>{partName(part, say, sayValue)}</bdi>
              </th>
              <td className="number">{count(part.usual, language)}</td>
              <td className="number">
                <button
                  type="button"
                  className="plain"
                  disabled={!path.every(isNamed)}
                  onClick={() => onDrill(path, path.map((one) => partName(one, say, sayValue)).join(' · ') || say('wholeDesk'))}
                >
                  {count(part.observed, language)}
                </button>
              </td>
              <td className="number">{count(part.observed - part.usual, language)}</td>
              <td>
                <meter
                  min={0}
                  max={Math.max(1, Math.abs(change))}
                  value={Math.max(0, part.observed - part.usual)}
                  aria-label={say('contribution')}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The path is of the parts that a part lies in, itself the last; the whole's is empty. */
function flat(part: Part, path: Part[]): { part: Part; path: Part[] }[] {
  return [{ part, path }, ...part.parts.flatMap((child) => flat(child, [...path, child]))];
}

/** What is not known, and what is many in one, cannot be asked for. */
function isNamed(part: Part): boolean {
  return part.value !== '' && part.value !== '(other)';
}
