// Checks an app's folder as Forge's own tools do before they deploy, but without signing in anywhere.
import { readFileSync } from 'node:fs';
import manifest from '@forge/manifest';

const { ProcessorBuilder, ValidationTypes } = manifest;

/** The form with all references, texts and pages; what calls to remotes need; what events need. */
const CHECKS = [ValidationTypes.FULL, ValidationTypes.FORGE_REMOTE_COMPUTE, ValidationTypes.PRODUCT_TRIGGER];

/** What products tell of, by the package's own list of the scopes that each event needs. */
const TOLD = new URL('node_modules/@forge/manifest/out/mapping/product-event-to-scope-mapping.json', import.meta.url);
const EVENTS = new Set(JSON.parse(readFileSync(TOLD, 'utf8')).mapping.map(({ productEvent }) => productEvent));

/** A sentence for each thing that is wrong or discouraged, with its place; none where Forge would take the app as it is. */
export async function problems(app) {
  const before = process.cwd();
  // The package looks for the files that a manifest names in the folder it runs in.
  process.chdir(app);
  try {
    const found = new Set();
    let content;
    for (const check of CHECKS) {
      const { success, errors = [], manifestObject } = await ProcessorBuilder.instance().withValidation(check).build().process('manifest.yml');
      errors.forEach(({ level, line, column, message }) => found.add(`manifest.yml:${line}:${column} ${level}: ${message}`));
      if (!success && errors.length === 0) {
        found.add(`manifest.yml is refused by the check '${check}', which does not say why`);
      }
      content ??= manifestObject?.typedContent;
    }
    return [...found, ...(content === undefined ? [] : overlooked(content))];
  } finally {
    process.chdir(before);
  }
}

/** What only deploying or the first call would show: the package lets it pass. */
function overlooked({ modules = {}, remotes = [], permissions = {}, ...rest }) {
  const scopes = permissions.scopes ?? [];
  const endpoints = modules.endpoint ?? [];
  const wants = (token) => endpoints.some((endpoint) => endpoint.auth?.[token]?.enabled);
  const found = [];
  for (const [token, scope] of [['appSystemToken', 'read:app-system-token'], ['appUserToken', 'read:app-user-token']]) {
    if (wants(token) && !scopes.includes(scope)) {
      found.push(`manifest.yml: an endpoint asks for the ${token}, which needs the scope ${scope}`);
    }
  }
  for (const { key, events = [] } of modules.trigger ?? []) {
    for (const event of events.filter((name) => !name.startsWith('avi:forge:') && !EVENTS.has(name))) {
      found.push(`manifest.yml: the trigger '${key}' waits for ${event}, which no product tells of`);
    }
  }
  for (const { key, baseUrl, operations = [] } of remotes) {
    if (!String(baseUrl).startsWith('https://')) {
      found.push(`manifest.yml: the remote '${key}' is at ${baseUrl}; Forge calls https addresses alone`);
    }
    if (endpoints.some((endpoint) => endpoint.remote === key) && !operations.includes('compute')) {
      found.push(`manifest.yml: the remote '${key}' has endpoints, which need the operation compute`);
    }
  }
  for (const [variable] of JSON.stringify({ modules, remotes, permissions, ...rest }).matchAll(/\$\{\w+}/g)) {
    found.push(`manifest.yml: ${variable} is not among environment.variables`);
  }
  return found;
}
