'use client';

export interface CheckRowProps {
  label: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
}

export function CheckRow({ label, checked, onChange }: CheckRowProps) {
  return (
    <label className="flex min-h-tap cursor-pointer items-center gap-2.5 text-sm">
      <input
        type="checkbox"
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
        className="size-5 accent-brand"
      />
      {label}
    </label>
  );
}
