import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import { lightContract } from './src/build/light-contract.ts';

/** Where the server listens during development; set API_URL to develop against another one. */
const server = process.env.API_URL ?? 'http://127.0.0.1:8080';

// The Host header stays as the browser sent it: the server compares it with Origin and refuses what comes from elsewhere.
const proxy = {
  '/api': { target: server, changeOrigin: false },
  '^/cong-khai(?!/quan-ly)': { target: server, changeOrigin: false },
};

export default defineConfig({
  plugins: [
    lightContract(),
    react(),
    VitePWA({
      registerType: 'prompt',
      // Registered by main.tsx: an inline script would break the content security policy.
      injectRegister: false,
      manifest: {
        id: '/',
        name: 'Bình Đẳng',
        short_name: 'Bình Đẳng',
        description: 'Kế hoạch bình đẳng giới của tỉnh: ghi một lần, báo cáo mọi cấp',
        lang: 'vi',
        start_url: '/',
        display: 'standalone',
        background_color: '#ffffff',
        theme_color: '#17406d',
        icons: [
          { src: '/icon-192.png', sizes: '192x192', type: 'image/png' },
          { src: '/icon-512.png', sizes: '512x512', type: 'image/png' },
          { src: '/icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
        ],
      },
      workbox: {
        // Only the shell is kept; what the server answers is never cached, so no one reads another's data.
        globPatterns: ['index.html', '*.{js,svg,png}', 'assets/*.{js,css,woff2}'],
        // Drawn only where a chart is opened, and large.
        globIgnores: ['**/chart-canvas-*.js'],
        navigateFallback: '/index.html',
        // The public page is written by the server; what is published there is decided in this application.
        navigateFallbackDenylist: [
          /^\/api\//,
          /^\/healthz/,
          /^\/readyz/,
          /^\/metrics/,
          /^\/cong-khai(?!\/quan-ly)/,
        ],
        cleanupOutdatedCaches: true,
      },
    }),
  ],
  resolve: { dedupe: ['react', 'react-dom', '@mantine/core', '@mantine/hooks'] },
  server: { proxy },
  preview: { proxy },
  build: { target: 'es2022', assetsInlineLimit: 0, chunkSizeWarningLimit: 700 },
});
