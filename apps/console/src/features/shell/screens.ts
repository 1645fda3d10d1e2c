import { type Role, StaffRole, staffOnly } from '@pulse/contract';
import type { LucideIcon } from 'lucide-react';
import CalendarDays from 'lucide-react/icons/calendar-days';
import ChartLine from 'lucide-react/icons/chart-line';
import ClipboardList from 'lucide-react/icons/clipboard-list';
import CloudSun from 'lucide-react/icons/cloud-sun';
import FlaskConical from 'lucide-react/icons/flask-conical';
import HeartPulse from 'lucide-react/icons/heart-pulse';
import Hospital from 'lucide-react/icons/hospital';
import Inbox from 'lucide-react/icons/inbox';
import ListChecks from 'lucide-react/icons/list-checks';
import MapPinned from 'lucide-react/icons/map-pinned';
import Megaphone from 'lucide-react/icons/megaphone';
import Radio from 'lucide-react/icons/radio';
import ScrollText from 'lucide-react/icons/scroll-text';
import SettingsIcon from 'lucide-react/icons/settings';
import Users from 'lucide-react/icons/users';

export interface Screen {
  href: string;
  label: string;
  icon: LucideIcon;
  roles: readonly Role[];
  keywords: string;
}

/** The doors of the sidebar and the palette, and who finds something behind them. */
export const screens: readonly Screen[] = [
  { href: '/', label: 'Live', icon: Radio, roles: staffOnly, keywords: 'map now wards stream' },
  {
    href: '/queue',
    label: 'Queue',
    icon: Inbox,
    roles: ['officer', 'admin'],
    keywords: 'approve reject waiting',
  },
  {
    href: '/incidents',
    label: 'Incidents',
    icon: ClipboardList,
    roles: staffOnly,
    keywords: 'list search export csv',
  },
  {
    href: '/outlook',
    label: 'Outlook',
    icon: CloudSun,
    roles: staffOnly,
    keywords: 'forecast prediction traffic flood rain air aqi',
  },
  {
    href: '/hospitals',
    label: 'Hospitals',
    icon: Hospital,
    roles: ['planner', 'admin'],
    keywords: 'board beds occupancy nedocs opel oxygen',
  },
  {
    href: '/city-health',
    label: 'City health',
    icon: HeartPulse,
    roles: ['analyst', 'admin'],
    keywords: 'hospitals sums zones beds arrivals forecast',
  },
  {
    href: '/gatherings',
    label: 'Gatherings',
    icon: CalendarDays,
    roles: ['planner', 'admin'],
    keywords: 'festival holiday crowd calendar register event',
  },
  {
    href: '/plan',
    label: 'Plan',
    icon: ListChecks,
    roles: ['planner', 'admin'],
    keywords: 'recommendations accept reject actions huddle surge beds nurses transfer',
  },
  {
    href: '/what-if',
    label: 'What-if',
    icon: FlaskConical,
    roles: ['planner', 'admin'],
    keywords: 'simulate scenario crowd closed beds absent staff festival deepavali',
  },
  {
    href: '/accuracy',
    label: 'Accuracy',
    icon: ChartLine,
    roles: ['planner', 'admin'],
    keywords: 'model performance coverage mase naive backtest record',
  },
  {
    href: '/alerts',
    label: 'Alert drafts',
    icon: Megaphone,
    roles: ['planner', 'admin'],
    keywords: 'advisory public warning draft',
  },
  { href: '/people', label: 'People', icon: Users, roles: ['admin'], keywords: 'staff accounts' },
  { href: '/zones', label: 'Zones', icon: MapPinned, roles: ['admin'], keywords: 'wards move' },
  {
    href: '/audit',
    label: 'Audit',
    icon: ScrollText,
    roles: ['auditor', 'admin'],
    keywords: 'who changed read trail',
  },
  {
    href: '/settings',
    label: 'Settings',
    icon: SettingsIcon,
    roles: StaffRole.options,
    keywords: 'authenticator thresholds language name',
  },
];

export const screensFor = (role: Role): Screen[] =>
  screens.filter((screen) => screen.roles.includes(role));

/** Whether a path belongs to a screen; `/` owns only itself. */
export const isCurrent = (href: string, pathname: string): boolean =>
  href === '/' ? pathname === '/' : pathname === href || pathname.startsWith(`${href}/`);
