import { afterEach, describe, expect, it } from 'vitest';
import { answered } from './client';

afterEach(() => {
  document.documentElement.lang = 'en';
});

const REFUSED = { message: 'wait', words: { en: 'wait', zh: '请等待' } };

function refused(error: unknown) {
  return answered(Promise.resolve({ error, response: new Response(null, { status: 429 }) }));
}

describe('What the server refuses', () => {
  it('is told in the reader’s language', async () => {
    await expect(refused(REFUSED)).rejects.toThrow('wait');
    document.documentElement.lang = 'zh-CN';
    await expect(refused(REFUSED)).rejects.toThrow('请等待');
  });

  it('is told too where a file was asked for', async () => {
    await expect(refused(JSON.stringify(REFUSED))).rejects.toThrow('wait');
    await expect(refused('<html>')).rejects.toThrow('429');
  });
});
