import { describe, expect, it } from 'vitest';
import type { Schemas } from '../api/client';
import { KINDS } from './registry';
import { narrowedBy } from './useNarrowed';

const WORDS = { en: '', zh: '' };
const kpi = (id: string, dimensions: string[]): Schemas['Kpi'] => ({
  id, unit: 'count', headline: 'tickets', better: 'neither', values: [], dimensions, name: WORDS, says: WORDS,
});
const CATALOGUE: Schemas['Catalogue'] = {
  kpis: [kpi('volume', ['project', 'channel']), kpi('sla', ['project', 'channel', 'sla']), kpi('order-stages', ['project', 'stage']), kpi('order-waiting', ['project', 'stage'])],
  dimensions: [],
};

describe('A gadget on the page of a project', () => {
  it('is narrowed to it, or says that it cannot be, whatever its kind', () => {
    for (const kind of KINDS) {
      const fit = narrowedBy({ kind }, [['project=HD'], []], CATALOGUE);
      expect([...fit.only, ...fit.foreign], kind).toEqual(['project=HD']);
    }
  });

  it('of another project has nothing to show', () => {
    expect(narrowedBy({ kind: 'trend', only: ['project=APP'] }, [['project=HD']], CATALOGUE).clash).toEqual([
      'project=HD',
      'project=APP',
    ]);
  });

  it('is not narrowed by what its figures do not have', () => {
    const fit = narrowedBy({ kind: 'tiles', kpi: ['sla', 'volume'] }, [[], ['sla=First answer']], CATALOGUE);
    expect(fit).toEqual({ only: [], clash: [], foreign: ['sla=First answer'] });
  });

  it('says that customers are told of all tickets', () => {
    expect(narrowedBy({ kind: 'at-risk' }, [['project=HD']], CATALOGUE).foreign).toEqual(['project=HD']);
  });
});
