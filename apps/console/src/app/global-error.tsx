'use client';

import './globals.css';
import ErrorPage from './error.tsx';

export default function GlobalError(props: Parameters<typeof ErrorPage>[0]) {
  return (
    <html lang="en">
      <body className="bg-canvas text-ink">
        <ErrorPage {...props} />
      </body>
    </html>
  );
}
