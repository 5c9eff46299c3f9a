#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""agree.py ENGINE MAKE_SHEETS ROWS: 300 sheets at random, ranked by ENGINE (sqlite3, duckdb, screen) and by kaoping.

The queries are the ones that README.md shows, taken from it; only the folder's name is another."""
import csv
import decimal
import io
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

# A person's own may be none that the program takes.
os.environ.pop('SOURCE_DATE_EPOCH', None)
SOURCE = pathlib.Path(os.environ['KAOPING_SOURCE'])
FOLDER = 'data/xiongkou-2017'
SECTIONS = 'ABCDE'
COUNT = 300
SKIPPED = 77


def run(*command, **more):
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, **more).stdout.decode('utf-8')


def kaoping(*words):
    return run(os.environ['KAOPING_PROGRAM'], '--forms', str(SOURCE / 'forms'), *words)


def example(language):
    """The code block in README.md that begins with ```LANGUAGE."""
    found = re.search(rf'^```{language}\n(.*?)^```$', (SOURCE / 'README.md').read_text('utf-8'), re.M | re.S)
    assert found, f'README.md has no block ```{language}'
    assert FOLDER in found[1], found[1]
    return found[1]


def row(rank, unit, *numbers):
    """A unit's line with exact numbers: rank or '', unit, total, and each section's subtotal."""
    assert len(numbers) == 1 + len(SECTIONS), numbers
    return (str(rank or ''), unit, *(decimal.Decimal(number) for number in numbers))


def by_rank(text):
    return [row(r['rank'], r['unit'], r['total'], *(r[s] for s in SECTIONS))
            for r in csv.DictReader(io.StringIO(text))]


def by_summary(text):
    assert text[0] == '\ufeff' and text.count('\r\n') == text.count('\n')
    rows = list(csv.reader(io.StringIO(text[1:])))
    assert rows[0][:4] == ['名次', '单位', '总分', '最高可得'], rows[0]
    return [row(r[0], r[1], r[2], *r[4:4 + len(SECTIONS)]) for r in rows[1:]]


def by_table(text):
    """The stacked table, summed up here."""
    sums = {}
    for r in csv.DictReader(io.StringIO(text[1:])):
        unit = sums.setdefault(r['单位'], dict.fromkeys(SECTIONS, decimal.Decimal(0)))
        unit[r['编号'][0]] += decimal.Decimal(r['得分'] or 0)
    return {unit: (sum(of.values()), *of.values()) for unit, of in sums.items()}


def by_sqlite3(place):
    """The example is a shell script that ends in sqlite3's own output, here as CSV."""
    script = example('sh')
    out = run('sh', '-c', script.replace('sqlite3 ', 'sqlite3 -csv '), cwd=place)
    return [row(r[0], *r[1:]) for r in csv.reader(io.StringIO(out))]


def by_duckdb(place):
    modules = pathlib.Path(os.environ.get('KAOPING_DUCKDB', SOURCE / 'build' / 'duckdb'))
    if not (modules / 'node_modules' / '@duckdb' / 'node-api').is_dir() or not shutil.which('node'):
        print(f'DuckDB is not in {modules}: ./bootstrap test brings it there from npm')
        sys.exit(SKIPPED)
    out = run('node', str(SOURCE / 'tests' / 'sql' / 'duckdb.mjs'), str(modules), example('sql'), cwd=place)
    return [row(*r) for r in json.loads(out)]


def by_screen(program, folder):
    """Each unit's line with its rank and the first number behind its name: the total, from and to."""
    rows = {}
    for line in run(program, str(SOURCE / 'forms'), folder).splitlines():
        found = re.match(r'▸? *(\d*) +([单分]\S+) +(?:[█░·]+ +)?(\S+)', line)
        if found:
            ends = found[3].rstrip('◐○').replace('−', '-').split('–')
            rows[found[2]] = (found[1], found[2], decimal.Decimal(ends[0]), decimal.Decimal(ends[-1]))
    return list(rows.values())


def totals(text):
    """As by_screen(), of `rank --csv`."""
    return [(r['rank'], r['unit'], decimal.Decimal(r['total']), decimal.Decimal(r['highest']))
            for r in csv.DictReader(io.StringIO(text))]


def by_table_for_people(text):
    """The units in their order; the table is too long to be kept until it is whole."""
    lines = text.splitlines()
    assert len(text.encode('utf-8')) > 20000, 'too short'
    assert lines[1].split()[:3] == ['#', 'unit', 'total'], lines[1]
    return [re.match(r' *\d* +([单分]\S+)', line)[1] for line in lines[2:]]


def finals(rows):
    return [r for r in rows if r[0]]


def compare(name, rows, expected):
    assert len(rows) == COUNT, f'{name}: {len(rows)} rows'
    assert finals(rows) == finals(expected), f'{name}: the ranked differ'
    for found, wanted in zip(sorted(rows), sorted(expected)):
        assert found == wanted, f'{name}: {found} is not {wanted}'


def main():
    engine, make_sheets, screen = sys.argv[1:]
    with tempfile.TemporaryDirectory() as place:
        data = os.path.join(place, 'data')
        run(make_sheets, str(SOURCE / 'forms' / 'xiongkou-2017.csv'), str(COUNT), '2017', data)
        ranking = kaoping('rank', '--csv', data)
        expected = by_rank(ranking)
        ranks = [r[0] for r in finals(expected)]
        assert len(ranks) > COUNT / 4 and len(set(ranks)) < len(ranks), 'the sheets lack finals or ties'
        if engine == 'kaoping':
            compare('export summary', by_summary(kaoping('export', 'summary', data)), expected)
            assert by_table_for_people(kaoping('rank', data)) == [r[1] for r in expected], 'rank, for people'
            table = by_table(kaoping('export', 'table', data))
            assert table == {r[1]: r[2:] for r in expected}, 'export table'
        elif engine == 'screen':
            compare(engine, by_screen(screen, data), totals(ranking))
        else:
            compare(engine, by_sqlite3(place) if engine == 'sqlite3' else by_duckdb(place), expected)
    return 0


sys.exit(main())
