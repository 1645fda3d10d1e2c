export {
  ForecastChart,
  type ForecastChartProps,
  type ForecastStep,
} from './charts/forecast-chart.tsx';
export { Sparkline, type SparklineProps } from './charts/sparkline.tsx';
export { Waterfall, type WaterfallProps } from './charts/waterfall.tsx';
export { CategoryIcon, type CategoryIconProps, categoryIconNames } from './icons/category-icon.tsx';
export { Badge, type BadgeProps, type BadgeTone } from './primitives/badge.tsx';
export { Button, type ButtonProps } from './primitives/button.tsx';
export {
  type ButtonLook,
  type ButtonSize,
  type ButtonVariant,
  buttonClasses,
} from './primitives/button-classes.ts';
export { Card, type CardProps } from './primitives/card.tsx';
export {
  Chip,
  ChipLink,
  type ChipLinkProps,
  type ChipProps,
  chipClasses,
} from './primitives/chip.tsx';
export {
  type Command,
  CommandPalette,
  type CommandPaletteProps,
} from './primitives/command-palette.tsx';
export { DataTable, type DataTableProps } from './primitives/data-table.tsx';
export type { DataTableColumn } from './primitives/data-table-column.ts';
export { Dialog, type DialogProps } from './primitives/dialog.tsx';
export { Drawer, type DrawerProps } from './primitives/drawer.tsx';
export { EmptyState, type EmptyStateProps } from './primitives/empty-state.tsx';
export { ErrorState, type ErrorStateProps } from './primitives/error-state.tsx';
export { formatExactTime, formatRelativeTime } from './primitives/format-relative-time.ts';
export { IconButton, type IconButtonProps } from './primitives/icon-button.tsx';
export { Kbd } from './primitives/kbd.tsx';
export { LoadMore, type LoadMoreProps } from './primitives/load-more.tsx';
export { Menu, type MenuItem, type MenuProps } from './primitives/menu.tsx';
export { ProgressBar, type ProgressBarProps } from './primitives/progress-bar.tsx';
export { RelativeTime, type RelativeTimeProps } from './primitives/relative-time.tsx';
export { Select, type SelectOption, type SelectProps } from './primitives/select.tsx';
export { SeverityBadge, type SeverityBadgeProps } from './primitives/severity-badge.tsx';
export { Sheet, type SheetProps } from './primitives/sheet.tsx';
export type { SheetSnap } from './primitives/sheet-snap.ts';
export { Skeleton, type SkeletonProps } from './primitives/skeleton.tsx';
export type { Sort, SortValue } from './primitives/sort-rows.ts';
export { StatusBadge, type StatusBadgeProps } from './primitives/status-badge.tsx';
export { type TabItem, Tabs, type TabsProps } from './primitives/tabs.tsx';
export { TextArea, type TextAreaProps } from './primitives/text-area.tsx';
export { TextField, type TextFieldProps } from './primitives/text-field.tsx';
export {
  type ToastMessage,
  ToastProvider,
  type ToastProviderProps,
  useToast,
} from './primitives/toast.tsx';
export { Tooltip, type TooltipProps } from './primitives/tooltip.tsx';
export { useCommandKey } from './primitives/use-command-key.ts';
export { VerifiedBadge, type VerifiedBadgeProps } from './primitives/verified-badge.tsx';
export { VisuallyHidden } from './primitives/visually-hidden.tsx';
export {
  type SeverityBand,
  severityBand,
  severityBands,
  severityFloors,
} from './severity/severity-band.ts';
export { applyTheme } from './theme/apply-theme.ts';
export {
  type ThemeChoice,
  themeAttribute,
  themeChoices,
  themeCookieName,
  themeFromCookie,
} from './theme/theme.ts';
export { ThemeToggle, type ThemeToggleProps } from './theme/theme-toggle.tsx';
