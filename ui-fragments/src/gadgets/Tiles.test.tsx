import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import type { Schemas } from '../api/client';
import { LanguageContext, type Language } from '../words';
import { Tiles } from './Tiles';

afterEach(cleanup);

const TODAY = '2026-11-10';
const WORDS = { en: 'Satisfied (CSAT)', zh: '满意度（CSAT）' };
const CATALOGUE: Schemas['Catalogue'] = {
  kpis: [
    { id: 'csat', unit: 'share', headline: 'share', better: 'higher', values: [], dimensions: [], name: WORDS, says: WORDS },
  ],
  dimensions: [],
};

interface Also {
  unmapped?: string[];
  target?: number;
  targets?: Schemas['TargetReview'][];
}

function shown(rows: Schemas['Row'][], before: Schemas['Row'][], language: Language, also: Also = {}) {
  const queries = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } });
  const settings = { kind: 'tiles', kpi: ['csat'], days: 30, ...(also.target === undefined ? {} : { target: also.target }) } as const;
  const asked = { kpi: ['csat'], from: '2026-10-12', to: TODAY, only: [] };
  const table = { kpi: 'csat', unit: 'share', headline: 'share' } as const;
  const figures = (content: Schemas['Row'][], past: Schemas['Row'][] | null): Schemas['Figures'] => ({
    from: asked.from,
    to: TODAY,
    each: 'whole',
    by: [],
    tables: [{ ...table, rows: content }],
    before: past && { from: '2026-09-12', to: '2026-10-11', tables: [{ ...table, rows: past }] },
    names: {},
    cut: 0,
  });
  queries.setQueryData(['catalogue'], CATALOGUE);
  queries.setQueryData(['targets', []], also.targets ?? []);
  queries.setQueryData(['desk'], { unmapped: also.unmapped ?? [] });
  queries.setQueryData(['figures', { ...asked, each: 'whole', by: [], compare: 'previous' }], figures(rows, before));
  queries.setQueryData(['figures', { ...asked, each: 'day', by: [] }], figures([], null));
  return render(
    <QueryClientProvider client={queries}>
      <LanguageContext.Provider value={language}>
        <Tiles settings={{ ...settings, kpi: ['csat'] }} today={TODAY} only={[]} onDrill={() => undefined} height={100} />
      </LanguageContext.Provider>
    </QueryClientProvider>,
  );
}

function csat(share: number | null, weight: Schemas['Weight'] = 'sound'): Schemas['Row'] {
  return { period: '2026-10-12', slice: [], cases: 8, weight, values: { share, low: null, high: null } };
}

describe('Tiles', () => {
  it('say that there is no data instead of showing zero', () => {
    shown([], [], 'en');
    expect(screen.getByText('no data')).toBeTruthy();
  });

  it('mark a figure that stands on few cases, in the reader’s language', () => {
    shown([csat(0.8, 'few')], [], 'zh');
    expect(screen.getByText('样本少')).toBeTruthy();
    expect(screen.getByText('满意度（CSAT）')).toBeTruthy();
  });

  it('tell a change for the worse by the figure’s own direction', () => {
    const { container } = shown([csat(0.7)], [csat(0.8)], 'en');
    expect(container.querySelector('.turn-bad')?.textContent).toContain('before: 80%');
  });

  it('tell no change where both are shown alike', () => {
    const { container } = shown([csat(0.8001)], [csat(0.8)], 'en');
    expect(container.querySelector('.turn-even')?.textContent).toContain('＝ before: 80%');
  });

  it('say how the gadget’s own target stands', () => {
    const { container } = shown([csat(0.8)], [], 'en', { target: 0.9 });
    expect(container.textContent).toContain('missed Target: at least 90%');
  });

  it('say what a target of the settings is of, and for which days', () => {
    const period = { from: '2026-11-01', to: '2026-11-30', value: 0.7, cases: 9, weight: 'sound', light: 'red' } as const;
    const target: Schemas['TargetReview'] = {
      name: 'csat', kpi: 'csat', value: 'mean', unit: 'share', direction: 'at-least', goal: 0.9, warning: 0.85, review: 'month', only: [], periods: [period],
    };
    const { container } = shown([csat(0.95)], [], 'en', { targets: [target] });
    expect(container.textContent).toContain('missed mean at least 90% · this month: 70%');
  });
});
