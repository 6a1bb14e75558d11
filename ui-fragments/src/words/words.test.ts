import { describe, expect, it } from 'vitest';
import { sayTag } from './index';

describe('A value', () => {
  it('of ours is said in the reader’s language', () => {
    expect(sayTag('zh', 'sentiment', 'NEGATIVE')).toBe('负面');
    expect(sayTag('zh', 'kind', 'COMPLAINT')).toBe('投诉');
  });

  it('of the desk’s own stays as it is, even where it is like a word of ours', () => {
    for (const value of ['goal', 'HIGH', 'NEGATIVE', 'period']) {
      expect(sayTag('zh', 'product', value)).toBe(value);
    }
  });
});
