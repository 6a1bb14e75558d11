import { describe, expect, it } from 'vitest';
import { runs } from './marked';

const mark = (start: number, end: number) => ({ start, end, weight: -1, rule: 'words' });

describe('runs', () => {
  it('keep all of the text, whatever is marked', () => {
    const text = '客服态度很差，but the courier was fine 👍';
    expect(runs(text, [mark(4, 6), mark(7, 10), mark(0, 99)]).map((run) => run.text).join('')).toBe(text);
  });

  it('lay overlapping marks over each other', () => {
    const found = runs('abcdef', [mark(0, 4), mark(2, 6)]);
    expect(found.map((run) => [run.text, run.marks.length])).toEqual([
      ['ab', 1],
      ['cd', 2],
      ['ef', 1],
    ]);
  });

  it('of a text without marks are one', () => {
    expect(runs('plain', [])).toEqual([{ text: 'plain', marks: [] }]);
  });
});
