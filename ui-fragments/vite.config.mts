import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  base: './',
  plugins: [react()],
  build: {
    outDir: 'target/classes/ui',
    emptyOutDir: true,
    chunkSizeWarningLimit: 900,
    // One page for each place where our screens stand.
    rolldownOptions: { input: ['index.html', 'panel.html', 'gadget.html'] },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:8080' } },
  test: { environment: 'jsdom', setupFiles: 'src/test-setup.ts' },
});
