#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""rank.py MEASURE FLOOR MAKE_SHEETS KAOPING FILL [--sheets N] [--runs N] [--growth N...]: ranking a folder of sheets, beside what it
costs at the least and beside the tools that can do the same; seconds, ratios, peak memory, and who answers right."""
import argparse
import collections
import csv
import decimal
import io
import json
import os
import pathlib
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import time

SOURCE = pathlib.Path(__file__).resolve().parents[2]
FORM = 'xiongkou-2017'
FOLDER = f'data/{FORM}'
COLUMNS = '2,5,11'  # unit, status, score
PARTS = 'peers', 'journals', 'growth', 'instructions'

PYTHON = '''
import csv, decimal, sys
sums = {}
for name in sys.stdin.read().split('\\0')[:-1]:
    with open(name, encoding='utf-8-sig', newline='') as file:
        for row in csv.DictReader(file):
            unit = row['单位']
            sums[unit] = sums.get(unit, 0) + decimal.Decimal(row['得分'] or 0)
for unit, total in sorted(sums.items(), key=lambda pair: -pair[1]):
    print(f'{unit}\\t{total}')
'''
AWK = '''FNR > 1 { sums[$2] += $11 } END { for (unit in sums) print unit "\\t" sums[unit] }'''
SUM = r"sed '/得分/d; s/\t$/\t0/' | datamash -s -g 1 sum 3"


def example(language):
    """The code block in README.md that begins with ```LANGUAGE and ranks."""
    for found in re.findall(rf'^```{language}\n(.*?)^```$', (SOURCE / 'README.md').read_text('utf-8'), re.M | re.S):
        if FOLDER in found:
            return found
    raise SystemExit(f'README.md has no block ```{language} that ranks')


def pairs(text, separator='\t', unit=0, total=1):
    """{unit: total} out of a table; None where a line is no such thing."""
    sums = {}
    for row in csv.reader(io.StringIO(text.removeprefix('\ufeff')), delimiter=separator):
        try:
            sums[row[unit]] = decimal.Decimal(row[total]).quantize(decimal.Decimal('0.001'))
        except (decimal.InvalidOperation, IndexError):
            continue
    return sums


def thousandths(text):
    return {unit: total / 1000 for unit, total in pairs(text).items()}


def duckdb():
    modules = pathlib.Path(os.environ.get('KAOPING_DUCKDB', SOURCE / 'build' / 'duckdb'))
    if (modules / 'node_modules' / '@duckdb' / 'node-api').is_dir() and shutil.which('node'):
        query = shlex.quote(example('sql'))
        return (f'node {SOURCE}/tests/sql/duckdb.mjs {modules} {query}',
                lambda text: {r[1]: decimal.Decimal(r[2]) for r in json.loads(text)})
    if shutil.which('duckdb'):
        return f'duckdb -csv -c {shlex.quote(example("sql"))}', lambda text: pairs(text, ',', 1, 2)
    return None


def peers():
    """Name, command (None where it is not installed), and how its answer is read."""
    files = f'{FOLDER}/*.csv'
    found = duckdb()
    yield ('DuckDB', *(found or (None, None)))
    yield 'Python csv', f"printf '%s\\0' {files} | python3 -c {shlex.quote(PYTHON)}", pairs
    mlr = f"mlr --icsv --otsv stats1 -a sum -f 得分 -g 单位,状态 then sort -nr 得分_sum {files}"
    yield 'Miller', mlr if shutil.which('mlr') else None, lambda text: pairs(text, '\t', 0, 2)
    tool = f"csvtool -u TAB col {COLUMNS} {files} | {SUM}"
    has = shutil.which('csvtool') and shutil.which('datamash')
    yield 'csvtool, datamash', tool if has else None, pairs
    stack = f"csvstack {files} | csvtool -u TAB col {COLUMNS} - | {SUM}"
    yield 'csvstack, datamash', stack if has and shutil.which('csvstack') else None, pairs
    sqlite = example('sh').replace('sqlite3 ', 'sqlite3 -csv ')
    yield 'sqlite3 import', sqlite if shutil.which('sqlite3') else None, lambda text: pairs(text, ',', 1, 2)
    for awk in 'mawk', 'gawk':
        yield awk, f"{awk} -F, {shlex.quote(AWK)} {files}" if shutil.which(awk) else None, pairs


class Bench:
    def __init__(self, options, place):
        self.options = options
        self.place = place
        self.cache = os.path.join(place, 'cache')
        self.environment = {**os.environ, 'XDG_CACHE_HOME': self.cache}
        self.floor = f'{options.floor} %s {FOLDER}'
        self.kaoping = f'{options.kaoping} --forms {SOURCE}/forms rank --csv {FOLDER}'

    def make(self, count, journals=False):
        shutil.rmtree(os.path.join(self.place, 'data'), ignore_errors=True)
        subprocess.run([self.options.make_sheets, f'{SOURCE}/forms/{FORM}.csv', str(count), '2017',
                        os.path.join(self.place, 'data'), *(['journals'] if journals else [])], check=True)
        self.settle()

    def settle(self):
        """A cache trusts no file that has only just been written."""
        time.sleep(self.options.settle)

    def forget(self):
        shutil.rmtree(self.cache, ignore_errors=True)

    def run(self, command):
        """Seconds, peak memory of the largest process in KB, and what was written."""
        figures = os.path.join(self.place, 'figures')
        out = subprocess.run([self.options.measure, figures, 'sh', '-c', command], cwd=self.place,
                             stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=self.environment).stdout
        seconds, memory = pathlib.Path(figures).read_text().split()
        return float(seconds), int(memory), out.decode('utf-8', 'replace')

    def rows(self):
        """Name, command, what is done before each run, how the answer is read; interleaved, so that all have the
        same weather."""
        yield 'stat of every file', self.floor % 'stat', None, None
        yield 'open and read every file', self.floor % 'read', None, None
        yield 'libcsv, empty callbacks', self.floor % 'csv', None, None
        yield 'libcsv ranking, two threads', self.floor % 'rank', None, thousandths
        yield 'kaoping rank', self.kaoping, self.forget, lambda text: pairs(text, ',', 1, 2)
        yield 'kaoping rank, second run', self.kaoping, None, lambda text: pairs(text, ',', 1, 2)
        yield 'kaoping rank, for people', self.kaoping.replace(' --csv', ''), None, None

    def best(self, rows, runs):
        """{name: (seconds, KB, answer)} with the median of the runs."""
        taken = collections.defaultdict(list)
        for _ in range(runs):
            for name, command, before, read in rows:
                if before:
                    before()
                seconds, memory, text = self.run(command)
                taken[name].append((seconds, memory, read(text) if read else None))
        return {name: sorted(of, key=lambda one: one[0])[len(of) // 2] for name, of in taken.items()}


def report(results, missing):
    expected = results['kaoping rank'][2]
    assert expected, 'kaoping ranks nothing'
    floor = results['open and read every file'][0]
    every = results['stat of every file'][0]
    print(f'{"":30} {"seconds":>8} {"x read":>7} {"x stat":>7} {"MiB":>7}  answer')
    for name, (seconds, memory, answer) in results.items():
        verdict = '' if answer is None else 'right' if answer == expected else 'wrong'
        print(f'{name:30} {seconds:8.3f} {seconds / floor:7.1f} {seconds / every:7.1f} {memory / 1024:7.1f}  {verdict}')
    for name in missing:
        print(f'{name:30} is not installed')


def beside_peers(bench):
    bench.make(bench.options.sheets)
    results = bench.best(list(bench.rows()), bench.options.runs)
    known = list(peers())
    results.update(bench.best([(n, c, None, r) for n, c, r in known if c], bench.options.peer_runs))
    report(results, [n for n, c, _ in known if not c])


def journals(bench):
    """The same sheets with their journals beside them, which are read and checked line by line too."""
    bench.make(bench.options.sheets, journals=True)
    floors = 'stat of every file', 'open and read every file', 'kaoping rank', 'kaoping rank, second run'
    results = bench.best([r for r in bench.rows() if r[0] in floors], bench.options.runs)
    print(f'\nwith journals, {2 * bench.options.sheets} files:')
    report(results, [])


def screen(bench, runs):
    """Seconds till a folder's first screen stands and till it is full, and KB: the medians."""
    taken = []
    for before in runs:
        if before:
            before()
        command = f'{bench.options.fill} {bench.options.kaoping} --forms {SOURCE}/forms {FOLDER}'
        first, full, _, memory = bench.run(command)[2].split()
        taken.append((float(full) / 1000, int(memory), float(first) / 1000))
    return sorted(taken)[len(taken) // 2]


def growth(bench, counts):
    """Seconds and memory for more and more sheets, of ranking and of the screens: the last column is what each sheet more
    takes."""
    print(f'\n{"sheets":>8}  {"":24} {"first screen":>12} {"seconds":>8} {"µs a sheet":>11} {"MiB":>7} {"bytes a sheet more":>19}')
    last = {}
    for count in counts:
        bench.make(count)
        found = bench.best([r for r in bench.rows() if 'read every' in r[0] or 'kaoping' in r[0]], 3)
        found['screens'] = screen(bench, [bench.forget] * 3)
        found['screens, with a cache'] = screen(bench, [None] * 3)
        for name, (seconds, memory, first) in found.items():
            more = (memory - last[name][1]) * 1024 / (count - last[name][0]) if name in last else 0
            last[name] = count, memory
            shown = f'{first:12.3f}' if name.startswith('screens') else f'{"":12}'
            print(f'{count:8}  {name:26} {shown} {seconds:8.3f} {seconds / count * 1e6:11.1f} '
                  f'{memory / 1024:7.1f} {more:19.0f}')


def instructions(bench):
    """What callgrind counts for each sheet: the same on a busy machine."""
    if not shutil.which('valgrind'):
        print('valgrind is not installed')
        return
    counted = {}
    for count, beside in (100, False), (600, False), (100, True), (600, True):
        bench.make(count, beside)
        for run in 'first', 'second':
            if run == 'first':
                bench.forget()
            out = os.path.join(bench.place, 'callgrind')
            bench.run(f'valgrind --tool=callgrind --callgrind-out-file={out} {bench.kaoping}')
            text = pathlib.Path(out).read_text()
            counted[run, beside, count] = int(re.search(r'^(?:summary|totals): (\d+)', text, re.M)[1])
    print()
    for run, beside in ('first', False), ('second', False), ('first', True), ('second', True):
        few = counted[run, beside, 100]
        each = (counted[run, beside, 600] - few) / 500
        print(f'{run} run{", with journals" if beside else ""}: {each:,.0f} instructions for a sheet more, '
              f'{few:,} for 100 sheets')


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    for name in 'measure', 'floor', 'make_sheets', 'kaoping', 'fill':
        parser.add_argument(name, type=os.path.abspath)
    parser.add_argument('--sheets', type=int, default=10000)
    parser.add_argument('--runs', type=int, default=5)
    parser.add_argument('--peer-runs', type=int, default=1)
    parser.add_argument('--settle', type=float, default=4, help='seconds between making sheets and ranking them')
    parser.add_argument('--growth', type=int, nargs='*', default=[100, 1000, 10000], help='add 100000 by hand')
    parser.add_argument('--parts', nargs='*', default=PARTS, choices=PARTS)
    parser.add_argument('--place', default='/dev/shm' if os.path.isdir('/dev/shm') else None)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=options.place) as place:
        bench = Bench(options, place)
        if 'peers' in options.parts:
            beside_peers(bench)
        if 'journals' in options.parts:
            journals(bench)
        if 'growth' in options.parts:
            growth(bench, options.growth)
        if 'instructions' in options.parts:
            instructions(bench)
    return 0


sys.exit(main())
