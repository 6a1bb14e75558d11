import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import type { Schemas } from '../api/client';
import { GadgetFields } from './GadgetEditor';
import { cleaned, type GadgetSettings } from './settings';

afterEach(cleanup);

const named = (name: string) => ({ en: name, zh: name });
const kpi = (id: string, dimensions: string[]): Schemas['Kpi'] => ({
  id, unit: 'count', headline: 'tickets', better: 'neither', values: [], dimensions, name: named(id), says: named(id),
});
const CATALOGUE: Schemas['Catalogue'] = {
  kpis: [kpi('volume', ['channel', 'kind']), kpi('sla', ['channel', 'kind', 'sla']), kpi('order-stages', ['channel', 'stage'])],
  dimensions: ['channel', 'kind', 'sla', 'stage'].map((id) => ({ id, name: named(`by-${id}`) })),
};

/** The fields of a gadget, and what is kept of what a person chooses there. */
function edited(settings: GadgetSettings, fresh = false): () => GadgetSettings {
  const queries = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } });
  queries.setQueryData(['catalogue'], CATALOGUE);
  let kept = settings;
  const Kept = () => {
    const [now, setNow] = useState(settings);
    kept = now;
    return <GadgetFields settings={now} fresh={fresh} today="2026-11-10" onChange={setNow} />;
  };
  render(
    <QueryClientProvider client={queries}>
      <Kept />
    </QueryClientProvider>,
  );
  return () => cleaned(kept);
}

function offered(label: string): string[] {
  fireEvent.keyDown(screen.getByLabelText(label), { key: 'ArrowDown' });
  return screen.getAllByRole('option').map((option) => option.textContent ?? '');
}

function choose(label: string, option: string): void {
  offered(label);
  fireEvent.click(screen.getByRole('option', { name: option }));
}

describe('The editor', () => {
  it('offers the dimensions that a kind without a figure of its own has', () => {
    edited({ kind: 'flow' });
    expect(offered('By')).toEqual(['nothing', 'by-channel', 'by-kind']);
  });

  it.each([
    ['SLA', { kind: 'trend', kpi: ['sla'], by: ['sla'] }],
    ['Backlog age', { kind: 'trend', kpi: ['backlog-age'] }],
    ['Sentiment over time', { kind: 'trend', by: ['sentiment'], shape: 'stacked' }],
  ])('begins with %s', (name, settings) => {
    const kept = edited({ kind: 'tiles' }, true);
    choose('Gadget', name);
    expect(kept()).toMatchObject(settings);
  });

  it('offers no comparison where a chart has no room for it', () => {
    edited({ kind: 'trend', by: ['channel'] });
    expect(screen.queryByLabelText('Compare with')).toBeNull();
  });

  it('asks for a target of a single tile', () => {
    const kept = edited({ kind: 'tiles', kpi: ['sla'] });
    fireEvent.change(screen.getByLabelText('Target'), { target: { value: '0.9' } });
    expect(kept()).toEqual({ kind: 'tiles', kpi: ['sla'], target: 0.9 });
    cleanup();
    edited({ kind: 'tiles', kpi: ['sla', 'volume'] });
    expect(screen.queryByLabelText('Target')).toBeNull();
  });

  it('offers those that all figures have', () => {
    edited({ kind: 'table', kpi: ['sla', 'order-stages'] });
    expect(offered('By')).toEqual(['nothing', 'by-channel']);
  });

  it('takes a month of the calendar, and the last days in its place', () => {
    const kept = edited({ kind: 'tiles', days: 30 });
    choose('Period', 'last month');
    expect(kept()).toMatchObject({ period: 'last-month' });
    choose('Period', 'last 90 days');
    expect(kept()).toEqual({ kind: 'tiles', days: 90 });
  });

  it('offers no month where the data is of the last days only', () => {
    edited({ kind: 'topics' });
    expect(offered('Period')).not.toContain('this month');
  });

  it('asks which customers are listed', () => {
    const kept = edited({ kind: 'at-risk' });
    choose('Customers', 'Customers to win back');
    expect(kept()).toEqual({ kind: 'at-risk', customers: 'win-back' });
  });

  it.each(['topics', 'findings', 'root-cause', 'alerts', 'targets'] as const)('narrows %s', (kind) => {
    const kept = edited({ kind });
    fireEvent.change(screen.getByLabelText('Only what this JQL finds'), { target: { value: 'labels = vip' } });
    expect(kept()).toEqual({ kind, only: ['jql=labels = vip'] });
  });
});
