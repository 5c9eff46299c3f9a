#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""A sheet opened by LibreOffice Calc, saved as xlsx and read back: text as text, numbers as numbers."""
import csv
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree
import zipfile

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


def main():
    source = os.environ['KAOPING_SOURCE']
    sheet = os.path.join(source, 'data', 'xiongkou-2017', '财政所.csv')
    with tempfile.TemporaryDirectory() as place:
        # 44 comma, 34 quote, 76 UTF-8, from row 1: what the import dialogue offers for the file.
        subprocess.run(['soffice', '--headless', f'-env:UserInstallation=file://{place}/profile',
                        '--infilter=CSV:44,34,76,1', '--convert-to', 'xlsx', '--outdir', place, sheet],
                       check=True, stdout=subprocess.DEVNULL, env={**os.environ, 'HOME': place})
        found = cells(next(pathlib.Path(place).glob('*.xlsx')))
    with open(sheet, encoding='utf-8-sig', newline='') as file:
        rows = list(csv.reader(file))
    assert len(rows) == 63, len(rows)
    points, score = rows[0].index('分值'), rows[0].index('得分')
    for number, row in enumerate(rows[1:], 2):
        for column, field in enumerate(row):
            kind, value = found.get(chr(65 + column) + str(number), ('', ''))
            if column in (points, score) and field:
                assert (kind, float(value)) == ('n', float(field)), (number, column, kind, value)
            elif rows[0][column] not in ('日期', '检查时间'):
                assert value == field, (number, column, value, field)
    assert not re.search('^=', ''.join(row[-3] for row in rows))
    return 0


sys.exit(main())
