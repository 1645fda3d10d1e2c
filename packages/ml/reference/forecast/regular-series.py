"""Writes the four series of the comparison as regular CSVs (time,value; blank is missing).

/usr/bin/python3 regular-series.py DATA_FOLDER OUT_FOLDER
"""
import sys
import pandas as pd

data, out = sys.argv[1], sys.argv[2]


def write(name, series, freq):
    series.asfreq(freq).rename('value').rename_axis('time').to_csv(
        f'{out}/{name}.csv', date_format='%Y-%m-%d %H:%M:%S')


frame = pd.read_csv(f'{data}/hospital/ludhiana_daily_admissions.csv', parse_dates=['date'])
write('ludhiana', frame.set_index('date').admissions_total, 'D')
frame = pd.read_csv(f'{data}/hospital/iowa_ed_hourly_arrivals.csv')
frame.index = pd.to_datetime(frame.Date) + pd.to_timedelta(frame.Hour, 'h')
write('iowa', frame.Arrivals, 'H')
frame = pd.read_csv(f'{data}/hospital/southwest_ambulance_daily.csv', parse_dates=['Actual_dt'])
write('southwest', frame[frame.ORA == 'Trust'].set_index('Actual_dt').Actual_Value.sort_index(), 'D')
frame = pd.read_csv(f'{data}/traffic/metro_interstate_hourly.csv')
frame.index = pd.to_datetime(frame.date_time, format='%m/%d/%y %H:%M')
write('metro', frame[~frame.index.duplicated()].traffic_volume, 'H')
