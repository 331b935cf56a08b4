import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App.tsx';
import { queryClient } from './data/query-client.ts';
import { startSettings } from './state/settings.ts';
import './theme/tokens.css';
import './theme/base.css';
import './ui/ui.css';
import './app/app.css';

startSettings();
createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <App />
    </QueryClientProvider>
  </StrictMode>,
);
