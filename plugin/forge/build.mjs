// Called by Maven after the screens were built for our own server. Builds them for Jira too, puts the app together in
// plugin/target/forge, and checks it there as Forge would. With "test": that the check sees what is wrong.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const APP = '../target/forge';
const SCREENS = '../../ui-fragments';

const run = (cwd, command, ...args) => execFileSync(command, args, { cwd, stdio: 'inherit' });
const age = (path) => (existsSync(path) ? statSync(path).mtimeMs : 0);
const newest = (path) =>
  statSync(path).isDirectory() ? Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name)))) : age(path);

function buildScreens() {
  const stamp = '../target/forge-screens-built';
  const sources = ['src', 'admin.html', 'gadget.html', 'panel.html', 'project.html', 'package-lock.json', 'vite.config.mts'];
  const changed = Math.max(age('package-lock.json'), ...sources.map((name) => newest(join(SCREENS, name))));
  if (!existsSync(`${APP}/static/gadget.html`) || age(stamp) < changed) {
    run(SCREENS, 'npx', '--no-install', 'vite', 'build', '--mode', 'forge', '--logLevel', 'warn');
    writeFileSync(stamp, '');
  }
}

if (age('node_modules/.package-lock.json') < age('package-lock.json')) {
  run('.', 'npm', 'ci', '--no-audit', '--no-fund', '--loglevel=error');
}

if (process.argv[2] === 'test') {
  run('.', 'npm', 'test', '--silent');
} else {
  mkdirSync(APP, { recursive: true });
  buildScreens();
  cpSync('manifest.yml', `${APP}/manifest.yml`);
  rmSync(`${APP}/locales`, { recursive: true, force: true });
  cpSync('locales', `${APP}/locales`, { recursive: true });
  const { problems } = await import('./validate.mjs');
  const found = await problems(APP);
  if (found.length > 0) {
    console.error(found.join('\n'));
    process.exit(1);
  }
}
