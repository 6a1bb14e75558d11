import react from '@vitejs/plugin-react';
import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

// One page for each place where our screens stand: those that our own server serves, and those that Jira Cloud does.
const OWN = ['index.html', 'panel.html', 'gadget.html', 'project.html'];
const IN_JIRA = ['gadget.html', 'panel.html', 'project.html', 'admin.html'];

// The app's own folder has Atlassian's package for it, which may go into the app and nowhere else.
const APP = '../plugin/forge';

export default defineConfig(({ mode }) => ({
  base: './',
  plugins: [react()],
  resolve: { alias: mode === 'forge' ? { '@forge/bridge': resolve(APP, 'node_modules/@forge/bridge/out/index.js') } : {} },
  build: {
    outDir: mode === 'forge' ? '../plugin/target/forge/static' : 'target/classes/ui',
    emptyOutDir: true,
    chunkSizeWarningLimit: 900,
    // What only Jira's build asks for is left out of ours, which never comes to ask.
    rolldownOptions: mode === 'forge' ? { input: IN_JIRA } : { input: OWN, external: ['@forge/bridge'] },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:8080' } },
  test: { environment: 'jsdom', setupFiles: 'src/test-setup.ts' },
}));
