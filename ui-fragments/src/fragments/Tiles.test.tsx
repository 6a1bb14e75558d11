import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import type { Figure } from '../api';
import { LanguageContext } from '../i18n';
import { Tiles } from './Tiles';

afterEach(cleanup);

const csat: Figure = {
  kpi: 'csat',
  unit: 'share',
  value: 0.8,
  p50: null,
  p90: null,
  low: 0.6,
  high: 0.92,
  cases: 12,
};

describe('Tiles', () => {
  it('says that there is no data instead of showing zero', () => {
    render(<Tiles figures={[{ ...csat, value: null, low: null, high: null, cases: 0 }]} previous={[]} unmapped={[]} />);
    expect(screen.getByText('no data')).toBeTruthy();
  });

  it('names the setting that a figure without data lacks', () => {
    const nps: Figure = { ...csat, kpi: 'nps', unit: 'score', value: null, low: null, high: null, cases: 0 };
    render(<Tiles figures={[nps]} previous={[]} unmapped={['channel', 'npsAnswer']} />);
    expect(screen.getByText('fields.npsAnswer')).toBeTruthy();
  });

  it('marks a figure that stands on few cases, in the reader’s language', () => {
    render(
      <LanguageContext.Provider value="zh">
        <Tiles figures={[csat]} previous={[]} unmapped={[]} />
      </LanguageContext.Provider>,
    );
    expect(screen.getByText('样本少')).toBeTruthy();
    expect(screen.getByText('满意度（CSAT）')).toBeTruthy();
  });
});
