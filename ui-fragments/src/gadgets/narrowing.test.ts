import { describe, expect, it } from 'vitest';
import { meet, within } from './narrowing';

describe('What a gadget is narrowed to', () => {
  it('is what its own settings and the place where it stands both mean', () => {
    expect(meet(['project=HD'], ['channel=Email', 'channel=Chat'], ['channel=Email'])).toEqual({
      only: ['project=HD', 'channel=Email'],
      clash: [],
    });
  });

  it('is nothing where they exclude each other, and says which do', () => {
    expect(meet(['project=HD'], [], ['project=APP']).clash).toEqual(['project=HD', 'project=APP']);
  });

  it('takes values of one place as alternatives', () => {
    expect(meet([], ['channel=Email', 'channel=Chat']).only).toEqual(['channel=Email', 'channel=Chat']);
  });

  it('counts only what every JQL finds', () => {
    expect(meet(['jql=a = 1'], ['jql=b = 2'])).toEqual({ only: ['jql=a = 1', 'jql=b = 2'], clash: [] });
  });
});

describe('The tickets of one number', () => {
  it('are those of its own value, not of every value that the gadget shows', () => {
    expect(within(['channel=Email', 'channel=Chat', 'kind=QUESTION'], ['channel=Email'])).toEqual([
      'kind=QUESTION',
      'channel=Email',
    ]);
  });
});
