#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""A sheet, a paper and a summary opened by LibreOffice Calc, saved as xlsx and read back: text as text, numbers as
numbers; and the sums of the paper add up."""
import csv
import decimal
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree
import zipfile

# A person's own may be none that the program takes.
os.environ.pop('SOURCE_DATE_EPOCH', None)
SPACE = '{http://schemas.openxmlformats.org/spreadsheetml/2006/main}'


def cells(xlsx):
    """By reference, the kind and value of each cell: ('s', text) or ('n', number as text)."""
    with zipfile.ZipFile(xlsx) as archive:
        strings = [''.join(t.text or '' for t in si.iter(SPACE + 't')) for si in
                   xml.etree.ElementTree.fromstring(archive.read('xl/sharedStrings.xml'))]
        sheet = xml.etree.ElementTree.fromstring(archive.read('xl/worksheets/sheet1.xml'))
    found = {}
    for cell in sheet.iter(SPACE + 'c'):
        value = cell.find(SPACE + 'v')
        if value is not None:
            shared = cell.get('t') == 's'
            found[cell.get('r')] = ('s', strings[int(value.text)]) if shared else ('n', value.text)
    return found


def opened(file, place):
    """The cells of a CSV file as Calc has them once it was opened."""
    # 44 comma, 34 quote, 76 UTF-8, from row 1: what the import dialogue offers for the file.
    subprocess.run(['soffice', '--headless', f'-env:UserInstallation={pathlib.Path(place, "profile").as_uri()}',
                    '--infilter=CSV:44,34,76,1', '--convert-to', 'xlsx', '--outdir', place, file],
                   check=True, stdout=subprocess.DEVNULL, env={**os.environ, 'HOME': place})
    return cells(os.path.join(place, pathlib.Path(file).stem + '.xlsx'))


def rows_of(file):
    with open(file, encoding='utf-8-sig', newline='') as text:
        return list(csv.reader(text))


def check(file, place, numbers, unchecked=()):
    """All fields are there in Calc: those of the columns NUMBERS as numbers, the others as text."""
    found = opened(file, place)
    rows = rows_of(file)
    for number, row in enumerate(rows[1:], 2):
        for column, field in enumerate(row):
            kind, value = found.get(chr(65 + column) + str(number), ('', ''))
            if rows[0][column] in numbers and field:
                assert (kind, float(value)) == ('n', float(field)), (number, column, kind, value)
            elif rows[0][column] not in unchecked and '日期' not in row:
                assert value == field, (number, column, value, field)
    return rows


def check_paper(rows):
    """Subtotals add up to the total, in points and in scores."""
    end = next(number for number, row in enumerate(rows) if row[0] == '总分')
    for column in 3, 4:
        def total(kind):
            return sum(decimal.Decimal(row[column] or 0) for row in rows if row[0] == kind)
        items = sum(decimal.Decimal(row[column] or 0) for row in rows[1:end] if not row[0].endswith('小计'))
        assert total('小计') == total('总分') == items, (column, total('小计'), total('总分'), items)


def main():
    data = os.path.join(os.environ['KAOPING_SOURCE'], 'data', 'xiongkou-2017')
    sheet = os.path.join(data, '财政所.csv')
    with tempfile.TemporaryDirectory() as place:
        rows = check(sheet, place, ('分值', '得分'), ('日期', '检查时间'))
        assert len(rows) == 63, len(rows)
        assert not re.search('^=', ''.join(row[-3] for row in rows))
        paper, summary = os.path.join(place, 'paper.csv'), os.path.join(place, 'summary.csv')
        kaoping = [os.environ['KAOPING_PROGRAM'], '--forms', os.path.join(os.environ['KAOPING_SOURCE'], 'forms'), 'export']
        subprocess.run([*kaoping, 'paper', '-o', paper, sheet], check=True)
        subprocess.run([*kaoping, 'summary', '-o', summary, data], check=True)
        check_paper(check(paper, place, ('分值', '得分')))
        words = ('单位', '等次', '状态', '日期', '考核人员')
        check(summary, place, [name for name in rows_of(summary)[0] if name not in words], ('日期',))
    return 0


sys.exit(main())
