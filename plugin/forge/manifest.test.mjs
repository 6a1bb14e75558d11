// The check takes the manifest that we ship, and sees each of the mistakes that are easily made in it.
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { problems } from './validate.mjs';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const BUILT = join(HERE, '../target/forge');
const folders = [];

after(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

/** A copy of the app as it was built. */
function app() {
  const folder = mkdtempSync(join(tmpdir(), 'forge-app-'));
  folders.push(folder);
  cpSync(BUILT, folder, { recursive: true });
  return folder;
}

/** The same with a part of its manifest put otherwise; a part that is not there is a mistake of the test. */
function changed(from, to) {
  const folder = app();
  const file = join(folder, 'manifest.yml');
  const before = readFileSync(file, 'utf8');
  assert.ok(before.includes(from), `the manifest has no '${from}'`);
  writeFileSync(file, before.replace(from, to));
  return folder;
}

async function refused(folder, because) {
  const found = await problems(folder);
  assert.match(found.join('\n'), because);
}

test('the app that we ship is taken without a remark', async () => {
  assert.deepEqual(await problems(app()), []);
});

const MISTAKES = [
  ['a module that Forge does not have', 'jira:dashboardGadget:', 'jira:dashboardGadgets:', /dashboardGadgets/],
  ['a page that is not built', 'gadget: gadget.html', 'gadget: gone.html', /gone\.html|gadget/],
  ['a resource that is not declared', 'resource: screens/panel', 'resource: others/panel', /others/],
  ['an entry that is not declared', 'resource: screens/panel', 'resource: screens/none', /none/],
  ['an endpoint that is not declared', 'endpoint: events\n      interval', 'endpoint: event\n      interval', /event/],
  ['a remote that is not declared', 'remote: deskpulse\n      route', 'remote: elsewhere\n      route', /elsewhere/],
  ['a remote without https', 'default: https://deskpulse.example.com', 'default: http://deskpulse.example.com', /http/],
  ['a remote that may not compute', '      - compute\n', '', /compute/],
  ['no scope for the app token', '    - read:app-system-token\n', '', /read:app-system-token/],
  ['no scope for the events', '    - read:jira-work\n', '', /read:jira-work/],
  ['a scope that Jira does not have', 'write:app-data:jira', 'write:everything:jira', /write:everything:jira/],
  ['an event that Jira does not tell of', 'avi:jira:deleted:issue', 'avi:jira:erased:issue', /avi:jira:erased:issue/],
  ['an interval that Forge does not have', 'interval: fiveMinute', 'interval: minute', /interval/],
  ['a field of an unknown type', 'type: number\n      edit', 'type: decimal\n      edit', /decimal|type/],
  ['a property of an unknown type', 'sentiment.score, type: number', 'sentiment.score, type: float', /float|type/],
  ['a text without a translation', 'i18n: gadget.title', 'i18n: gadget.name', /gadget\.name/],
  ['two modules of one key', 'key: deskpulse-admin', 'key: deskpulse-project', /deskpulse-project/],
  ['a variable that is not declared', 'key: DESKPULSE_URL', 'key: DESKPULSE_ADDRESS', /\$\{DESKPULSE_URL}/],
  ['an app id that is none', 'app/${DESKPULSE_APP_ID}', 'mine', /id/],
  ['something that is no YAML', 'modules:', 'modules: [', /./],
];

for (const [name, from, to, because] of MISTAKES) {
  test(`refused: ${name}`, () => refused(changed(from, to), because));
}

test('refused: a language without its file', async () => {
  const folder = app();
  unlinkSync(join(folder, 'locales/zh-CN.json'));
  await refused(folder, /zh-CN/);
});
