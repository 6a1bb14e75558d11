import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import { HeldGadget } from '../gadgets/HeldGadget';
import { SingleGadget } from '../gadgets/SingleGadget';
import { TicketPanel } from '../panel/TicketPanel';
import { Stale } from './Stale';

afterEach(cleanup);

const OLD = 'These figures are more than a day old.';
const FRESH = '2026-11-10T03:00:00Z';
const LONG_AGO = '2026-11-08T03:00:00Z';

function shown(content: ReactNode, syncedAt: string, analysedAt: string) {
  const queries = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity, enabled: false } } });
  queries.setQueryData(['desk'], { now: '2026-11-10T04:00:00Z', today: '2026-11-10', syncedAt, analysedAt, unmapped: [] });
  return render(<QueryClientProvider client={queries}>{content}</QueryClientProvider>);
}

const PLACES: [string, ReactNode][] = [
  ['A gadget by itself', <SingleGadget dashboard="main" id="g1" />],
  ['A gadget on a dashboard of Jira’s', <HeldGadget held={{ editing: false, settings: { kind: 'tiles' }, save: () => Promise.resolve() }} />],
  ['The panel of a ticket', <TicketPanel ticket="HD-1" />],
];

it('says since when the server has not answered', () => {
  const queries = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity, enabled: false } } });
  queries.setQueryData(['desk'], { now: FRESH, today: '2026-11-10', zone: 'UTC', syncedAt: FRESH, analysedAt: FRESH, unmapped: [] });
  queries.getQueryCache().find({ queryKey: ['desk'] })!.setState({ status: 'error', error: new Error('gone') });
  render(<QueryClientProvider client={queries}><Stale /></QueryClientProvider>);
  expect(screen.getByRole('alert').textContent).toContain('The server has not answered since');
});

describe.each(PLACES)('%s', (_name, content) => {
  it('says that its data is old where no analysis has run for a day', () => {
    shown(content, FRESH, LONG_AGO);
    expect(screen.getByText(OLD, { exact: false })).toBeTruthy();
  });

  it('says so too where nothing was read from Jira', () => {
    shown(content, LONG_AGO, FRESH);
    expect(screen.getByText(OLD, { exact: false })).toBeTruthy();
  });

  it('says nothing where it is fresh', () => {
    shown(content, FRESH, FRESH);
    expect(screen.queryByText(OLD, { exact: false })).toBeNull();
  });
});
