// Called by Maven. Installs what package-lock.json names and builds the fragments, each only when something changed.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`The screens need Node.js 20.19 or newer to build; this is ${process.versions.node}.`);
  process.exit(1);
}

const npm = (...args) => execFileSync('npm', args, { stdio: 'inherit' });
/** What is bundled into the screens, as CycloneDX; the same for the same lock file. */
function writeBillOfMaterials() {
  const bill = JSON.parse(execFileSync('npm', ['sbom', '--omit=dev', '--sbom-format=cyclonedx', '--loglevel=error']));
  delete bill.serialNumber;
  delete bill.metadata.timestamp;
  mkdirSync('target/classes/META-INF/sbom', { recursive: true });
  writeFileSync('target/classes/META-INF/sbom/deskpulse-ui.cdx.json', JSON.stringify(bill, null, 2));
}

const age = (path) => (existsSync(path) ? statSync(path).mtimeMs : 0);
const newest = (path) =>
  statSync(path).isDirectory()
    ? Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))))
    : age(path);

const installed = 'node_modules/.package-lock.json';
if (age(installed) < age('package-lock.json')) {
  npm('ci', '--no-audit', '--no-fund', '--loglevel=error');
}

if (process.argv[2] === 'test') {
  npm('test', '--silent');
} else {
  const stamp = 'target/ui-built';
  const sources = ['src', 'openapi', 'index.html', 'panel.html', 'gadget.html', 'project.html', 'admin.html', 'package.json', 'package-lock.json', 'tsconfig.json', 'vite.config.mts', 'vite.report.config.mts'];
  if (!existsSync('target/classes/ui/index.html') || age(stamp) < Math.max(...sources.map(newest))) {
    npm('run', 'build', '--silent');
    writeBillOfMaterials();
    writeFileSync(stamp, '');
  }
}
