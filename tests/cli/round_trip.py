#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Sheets opened and saved by LibreOffice Calc and by Gnumeric, as workbooks and as CSV, and opened again: no change is
taken over, no mark lost, every note is what it was."""
import csv
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

FORMULAS = ['=1+1', '+1', '-1', '@SUM(A1)', '=HYPERLINK("http://x")', '=', '-', ' =1+1', '＝1+1', '\t=1+1', '-- 见附件']
VALUES = ['0012', '12345678901234567890', '1/2', '3-4', '3-4-2017', '2017-12-20', '20171220', '2017年12月20日', '12月20日',
          '12:30', '9:30 AM', '1.0', '0.30', '1e5', '1E+00', '1,5', '1,234', 'TRUE', 'false', '50%', '$5', '￥5', 'Jan 5',
          '5 Jan', '１２３', '１/２', '1 1/2', '.5', '5.', '(5)', '1-2-3', '00', '2017-12-20T09:30:00+08:00', '9时30分']
TEXTS = ['第一\n第二\n', 'he said "x", and; left\there', ' blanks ', '备注', '#N/A', 'no. 5', '5分', '1、2、3', '真', 'x\u00a0y',
         '\u200b零', '𠮷野家 é ﬁ', '<b>&amp;</b>', '\\n', 'a' * 2000, "it's", '""', ',', ';', '\n']
# Texts that begin with the sign which guards the others.
SIGNS = ["'text", "''two", "'=1+1", "'0012", "'", "'1/2"]
NOTES = FORMULAS + VALUES + TEXTS + SIGNS
UNITS = ['财政所', '0012', '=1+1', '3-4', "'引号'", '2017-12-05', 'TRUE', '1e5']
MARKS = ['ok', 'plan=1', 'late=3', 'plan=1 late=2 adjust=-0.3', 'na']
FORM = 'trip'


def write_form(place):
    rows = [['kind', 'id', 'label:zh', 'label:en', 'points', 'amount', 'max', 'na'],
            ['form', FORM, '往返', 'round trip', len(NOTES), '', '', ''],
            ['section', 'A', '甲部', 'first', len(NOTES), '', '', '']]
    for number in range(1, len(NOTES) + 1):
        rows += [['deduct', f'A{number}', f'项{number}', f'item {number}', 1, '', '', 'yes'],
                 ['tick', 'plan', '无计划', 'no plan', '', '-0.25', '', ''],
                 ['count', 'late', '迟报', 'late', '', '-0.1', 4, '']]
    os.mkdir(os.path.join(place, 'forms'))
    with open(os.path.join(place, 'forms', FORM + '.csv'), 'w', encoding='utf-8', newline='') as out:
        csv.writer(out).writerows(rows)


class Place:
    """A directory with the sheets, and the programs run in it."""

    def __init__(self, path):
        self.path = path
        self.environment = {**os.environ, 'HOME': path, 'SOURCE_DATE_EPOCH': '1513733400'}

    def run(self, *words):
        return subprocess.run(words, cwd=self.path, env=self.environment, capture_output=True, check=False)

    def kaoping(self, *words):
        return self.run(os.environ['KAOPING_PROGRAM'], *words)

    def must(self, *words):
        done = self.kaoping(*words)
        assert done.returncode == 0 and not done.stderr, (words, done.stderr.decode())
        return done.stdout.decode()

    def soffice(self, target, outdir, files, source=None):
        """All in one call: starting it takes longer than the work."""
        done = self.run('soffice', '--headless', f'-env:UserInstallation={pathlib.Path(self.path, "profile").as_uri()}',
                        *([f'--infilter={source}'] if source else []), '--convert-to', target,
                        '--outdir', outdir, *files)
        assert done.returncode == 0, done.stderr.decode()

    def ssconvert(self, source, target):
        done = self.run('ssconvert', source, target)
        assert done.returncode == 0, done.stderr.decode()


def make_sheets(place):
    """A sheet for each unit, the first with a mark and a note on every item; answers the files."""
    files = []
    for unit in UNITS:
        files.append(place.must('new', '--form', FORM, '--unit', unit, '--assessor', '0012', '--date',
                                '2017-12-05', 'd').strip())
    for number, note in enumerate(NOTES, 1):
        place.must('set', files[0], f'A{number}={MARKS[number % len(MARKS)]}'
                   if MARKS[number % len(MARKS)] in ('ok', 'na') else f'A{number}/plan=1', '--note', note)
        if MARKS[number % len(MARKS)] not in ('ok', 'na'):
            for pair in MARKS[number % len(MARKS)].split():
                place.must('set', files[0], f'A{number}/{pair}')
    for file in files[1:]:
        place.must('set', file, 'A5=ok', '--note', '0.30')
    return files


def add_columns(file):
    """Two columns that are not ours, as a clerk adds them."""
    with open(file, encoding='utf-8-sig', newline='') as text:
        rows = list(csv.reader(text))
    rows[0] += ['经办', '金额']
    for number, row in enumerate(rows[1:]):
        row += [['甲', '乙; "丙",\n丁', ''][number % 3], ['-5', '2.5', '1000'][number % 3]]
    with open(file, 'w', encoding='utf-8-sig', newline='') as text:
        csv.writer(text).writerows(rows)


def rows_of(place, file):
    return list(csv.reader(place.must('export', 'table', file).lstrip('\ufeff').splitlines(keepends=True)))


def compare(name, before, after, loses):
    """Every field is what it was, but for what LOSES makes of it; answers how many were not."""
    lost = 0
    assert len(before) == len(after), (name, len(before), len(after))
    for old, new in zip(before, after):
        for was, now in zip(old, new, strict=True):
            assert now in (was, loses(was)), (name, was, now)
            lost += was != now
    return lost


def nothing(text):
    return text


def sign(text):
    """Gnumeric takes the sign that guards a text for its own, so that of a text beginning with it one is lost."""
    return text.replace("''", "'", 1) if text.startswith("''") else text


def tabs(text):
    """Calc keeps no tab in a workbook of its own kind."""
    kept = text.replace('\t', '')
    return kept if kept.startswith("'") or not text.startswith("'") else "'" + kept


def check(place, name, saved, sheet, before, loses):
    """The file SAVED in place of the SHEET, with the journal, which makes up for a sign, and without it."""
    journal = sheet.removesuffix('.csv') + '.journal'
    edits = 0
    for beside in True, False:
        where = os.path.join(place.path, 'again', FORM)
        shutil.rmtree(where, ignore_errors=True)
        os.makedirs(where)
        again = shutil.copy(os.path.join(place.path, saved), os.path.join(where, os.path.basename(sheet)))
        if not beside:
            compare(name, before, rows_of(place, again), loses)
            continue
        copy = shutil.copy(os.path.join(place.path, journal), where)
        was = pathlib.Path(copy).read_bytes()
        edits = compare(name, before, rows_of(place, again), nothing if loses is sign else loses)
        done = place.kaoping('set', again, 'A5=ok')
        assert done.returncode == 0, (name, done.stderr.decode())
        assert edits or not done.stderr, (name, done.stderr.decode())
        assert edits or pathlib.Path(copy).read_bytes() == was, (name, 'an edit was taken over')
    return edits


# 44 comma, 34 quote, 76 UTF-8, from row 1: what the dialogue offers; 2052 is Chinese of the mainland, true "detect
# special numbers".


def convert(place, files):
    """Answers (directory, ending of the CSV file, what is lost on that way)."""
    stems = [pathlib.Path(file).stem for file in files]
    place.soffice('xlsx', 'calc', files, 'CSV:44,34,76,1')
    place.soffice('ods', 'calc', files, 'CSV:44,34,76,1,,2052,false,true')
    for kind in 'xlsx', 'ods':
        os.mkdir(os.path.join(place.path, f'gnumeric-{kind}'))
        for stem in stems:
            os.rename(os.path.join(place.path, f'calc/{stem}.{kind}'),
                      os.path.join(place.path, f'calc/{stem} {kind}.{kind}'))
    place.soffice('csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false', 'calc',
                  [f'calc/{stem} {kind}.{kind}' for stem in stems for kind in ('xlsx', 'ods')])
    for name in 'gnumeric', 'both':
        os.mkdir(os.path.join(place.path, name))
    for file, stem in zip(files, stems):
        place.ssconvert(file, f'gnumeric/{stem}.csv')
        for kind in 'xlsx', 'ods':
            place.ssconvert(file, f'gnumeric-{kind}/{stem}.{kind}')
            place.ssconvert(f'gnumeric-{kind}/{stem}.{kind}', f'gnumeric-{kind}/{stem}.csv')
        place.ssconvert(f'calc/{stem} xlsx.xlsx', f'both/{stem}.csv')
    return [('calc', ' xlsx.csv', nothing), ('calc', ' ods.csv', tabs), ('gnumeric', '.csv', sign),
            ('gnumeric-xlsx', '.csv', sign), ('gnumeric-ods', '.csv', sign), ('both', '.csv', nothing)]


def main():
    with tempfile.TemporaryDirectory() as path:
        place = Place(path)
        write_form(path)
        files = make_sheets(place)
        add_columns(os.path.join(path, files[0]))
        before = [rows_of(place, file) for file in files]
        trips, edits = 0, 0
        for directory, ending, loses in convert(place, files):
            for file, rows in zip(files, before):
                saved = f'{directory}/{pathlib.Path(file).stem}{ending}'
                edits += check(place, saved, saved, file, rows, loses)
                trips += 1
        # What Calc makes of a tab in its own workbooks, in two notes.
        assert edits == 2, edits
        print(f'broken: sheets sent through Calc and Gnumeric and back | {trips} | 0')
    return 0


sys.exit(main())
