import createCache from "@emotion/cache";
import { CacheProvider } from "@emotion/react";
import CssBaseline from "@mui/material/CssBaseline";
import { ThemeProvider } from "@mui/material/styles";
import { QueryCache, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { createBrowserRouter, RouterProvider } from "react-router";
import { NotFoundPage } from "./notFound/NotFoundPage.tsx";
import OverviewPage from "./overview/OverviewPage.tsx";
import { toFailure } from "./query/failure.ts";
import { sessionQuery } from "./session/session.ts";
import { Broken } from "./shell/Broken.tsx";
import { Guard } from "./shell/Guard.tsx";
import { theme } from "./theme/theme.ts";

const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce;
const styles = createCache({ key: "atoll", prepend: true, ...(nonce ? { nonce } : {}) });

const client: QueryClient = new QueryClient({
  queryCache: new QueryCache({
    // Signed out elsewhere, or the session ended: every question finds out at once, and one answer is enough.
    onError: (error) => {
      if (toFailure(error).kind === "signed_out") client.setQueryData(sessionQuery.queryKey, null);
    },
  }),
  defaultOptions: { queries: { refetchOnWindowFocus: false } },
});

const router = createBrowserRouter([
  {
    path: "/sign-in",
    lazy: async () => ({ Component: (await import("./signIn/SignInPage.tsx")).default }),
    ErrorBoundary: Broken,
    HydrateFallback: () => null,
  },
  {
    element: <Guard />,
    errorElement: <Broken />,
    children: [
      { path: "/", element: <OverviewPage /> },
      {
        path: "/operations",
        lazy: async () => ({ Component: (await import("./operations/OperationsPage.tsx")).default }),
      },
      { path: "*", element: <NotFoundPage /> },
    ],
  },
]);

export const App = () => (
  <CacheProvider value={styles}>
    <ThemeProvider theme={theme} modeStorageKey="atoll-mode" colorSchemeStorageKey="atoll-scheme">
      <CssBaseline />
      <QueryClientProvider client={client}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </ThemeProvider>
  </CacheProvider>
);
