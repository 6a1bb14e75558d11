import { cpSync } from 'node:fs';
import { defineConfig } from 'vite';

const OUT = 'target/classes/report';

// The reports' font, which no machine needs to have: Chinese and Latin, under the SIL Open Font License.
const FONT = 'node_modules/@expo-google-fonts/noto-sans-sc';
const FILES = {
  '400Regular/NotoSansSC_400Regular.ttf': 'NotoSansSC-Regular.ttf',
  '700Bold/NotoSansSC_700Bold.ttf': 'NotoSansSC-Bold.ttf',
  LICENSE_FONT: 'OFL.txt',
};

// The charts of reports as one script that needs no browser: the program draws them with the options of the screens.
export default defineConfig({
  publicDir: false,
  define: { 'process.env.NODE_ENV': JSON.stringify('production') },
  plugins: [
    {
      name: 'fonts',
      closeBundle: () => Object.entries(FILES).forEach(([from, to]) => cpSync(`${FONT}/${from}`, `${OUT}/fonts/${to}`)),
    },
  ],
  build: {
    outDir: OUT,
    target: 'es2022',
    lib: { entry: 'src/report/charts.ts', name: 'deskpulseCharts', formats: ['iife'], fileName: () => 'charts.js' },
  },
});
