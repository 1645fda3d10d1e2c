import { renderToString } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { Button } from './button.tsx';
import { Chip, ChipLink } from './chip.tsx';
import { DataTable } from './data-table.tsx';
import { ProgressBar } from './progress-bar.tsx';
import { RelativeTime } from './relative-time.tsx';
import { Sheet } from './sheet.tsx';
import { TextField } from './text-field.tsx';

describe('on the server', () => {
  it('a field points at its hint and its error', () => {
    const html = renderToString(
      <TextField
        id="phone"
        label="Phone"
        hint="Ten digits"
        error="Too short. Add the last digit."
      />,
    );
    expect(html).toContain('for="phone"');
    expect(html).toContain('aria-describedby="phone-hint phone-error"');
    expect(html).toContain('aria-invalid="true"');
  });

  it('a field without trouble is not invalid', () => {
    const html = renderToString(<TextField id="phone" label="Phone" />);
    expect(html).not.toContain('aria-invalid="');
    expect(html).not.toContain('aria-describedby');
  });

  it('a busy button keeps focus: it is aria-disabled, not disabled', () => {
    const html = renderToString(<Button busy>Sending</Button>);
    expect(html).toContain('aria-busy="true"');
    expect(html).not.toContain(' disabled=""');
  });

  it('a filter says whether it is on, as a button and as a link', () => {
    expect(renderToString(<Chip selected>Fire</Chip>)).toContain('aria-pressed="true"');
    const link = renderToString(
      <ChipLink href="?category=fire" selected>
        Fire
      </ChipLink>,
    );
    expect(link).toContain('aria-current="true"');
  });

  it('a time is relative to the moment that the server names, and exact without one', () => {
    const time = { at: '2026-11-21T08:35:00Z', locale: 'en-IN', timeZone: 'Asia/Kolkata' };
    const relative = renderToString(
      <RelativeTime {...time} nowMs={Date.parse('2026-11-21T08:55:00Z')} />,
    );
    expect(relative).toContain('20 minutes ago');
    expect(relative).toMatch(/title="21 Nov 2026/);
    expect(renderToString(<RelativeTime {...time} />)).toMatch(/>21 Nov 2026/);
  });

  it('a sheet names its height in words', () => {
    const html = renderToString(
      <Sheet
        label="Near you"
        handleLabel="Height of the list"
        snapLabels={{ peek: 'Low', half: 'Half', full: 'Full' }}
      >
        list
      </Sheet>,
    );
    expect(html).toContain('aria-valuetext="Half"');
    expect(html).not.toContain('style=');
  });

  it('progress says its number and needs no inline style', () => {
    const html = renderToString(<ProgressBar label="Photos" value={3} max={8} />);
    expect(html).toContain('38%');
    expect(html).not.toContain('style=');
  });

  it('a table sorts, says so, and has one tab stop', () => {
    const html = renderToString(
      <DataTable
        caption="Wards"
        rows={[{ ward: 'B' }, { ward: 'A' }]}
        rowKey={(row) => row.ward}
        columns={[
          { id: 'ward', header: 'Ward', cell: (row) => row.ward, sortValue: (row) => row.ward },
        ]}
        sort={{ columnId: 'ward', direction: 'ascending' }}
      />,
    );
    expect(html).toContain('aria-sort="ascending"');
    expect(html.indexOf('>A<')).toBeLessThan(html.indexOf('>B<'));
    expect(html.match(/tabindex="0"/gi)).toHaveLength(1);
  });
});
