#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The pages as another program reads them: well-formed, every row of a table as wide as the next, every
item there, numbers equal to those of the ranking."""
import csv
import io
import os
import sys
import tempfile

sys.path.append(os.path.join(os.environ['KAOPING_SOURCE'], 'tests', 'support'))
import pages


def widths(table):
    """Columns of each row, those counted that cells of rows above reach down into."""
    found = []
    for body in table:
        reach = {}
        for row in body.findall('tr'):
            column = 0
            for cell in row:
                while reach.get(column, 0) > 0:
                    column += 1
                for _ in range(int(cell.get('colspan', 1))):
                    assert reach.get(column, 0) == 0, pages.text_of(row)
                    reach[column] = int(cell.get('rowspan', 1))
                    column += 1
            found.append(sum(1 for rows in reach.values() if rows > 0))
            reach = {at: rows - 1 for at, rows in reach.items()}
        assert not any(reach.values()), 'a cell reaches out of its part of the table'
    return found


def check_tables(tree, expected):
    tables = list(tree.iter('table'))
    assert [max(widths(table)) for table in tables] == expected, [widths(table) for table in tables]
    for table in tables:
        assert len(set(widths(table))) == 1, widths(table)


def of_class(tree, tag, name):
    return [element for element in tree.iter(tag) if name in element.get('class', '').split()]


def check_sheet(sheet, total):
    for language in ('zh', 'en'):
        text = pages.page(language, sheet)
        tree = pages.read(text)
        assert tree.get('lang') == language
        check_tables(tree, [7])
        ids = [cell.find('span').text for cell in of_class(tree, 'td', 'item')]
        assert ids == [item[0] for item in pages.form_items()], ids
        rows = [[pages.text_of(cell) for cell in row] for row in of_class(tree, 'tr', 'total')]
        assert [row[1:3] for row in rows] == [['100', total]], rows
        notes = [pages.text_of(note) for note in of_class(tree, 'div', 'note')]
        assert len(notes) == len(ids) // 2 and all(note.endswith(pages.NOTE) for note in notes), notes


def check_subtotals(sheet):
    """Subtotals add up to the total, and items to their subtotal."""
    tree = pages.read(pages.page('en', sheet))
    table = next(tree.iter('table'))
    scores, section, total = [], 0, 0
    for row in table.iter('tr'):
        cells = of_class(row, 'td', 'score')
        if not cells:
            continue
        score = round(1000 * float(cells[0].text.replace('−', '-')))
        if row.get('class') == 'subtotal':
            assert section == score, (pages.text_of(row), section)
            total += section
            section = 0
        elif row.get('class') == 'total':
            scores.append(score)
        else:
            section += score
    assert scores == [total], (scores, total)


def check_folder(folder):
    ranks = list(csv.DictReader(io.StringIO(pages.kaoping('rank', '--csv', folder))))
    for language in ('zh', 'en'):
        tree = pages.read(pages.page(language, folder))
        check_tables(tree, [7, 7, 6])
        ranking, sections = list(tree.iter('table'))[:2]
        rows = [[pages.text_of(cell) for cell in row] for row in ranking.find('tbody')]
        assert [row[0] for row in rows] == [row['rank'] for row in ranks], rows
        assert [row[1] for row in rows] == [row['unit'] for row in ranks], rows
        for row, rank in zip(rows, ranks):
            range_ = rank['total'] + ('–' + rank['highest'] if rank['highest'] != rank['total'] else '')
            assert row[3] == range_.replace('-', '−'), (row, range_)
        for row, rank in zip(sections.find('tbody'), ranks):
            cells = [pages.text_of(cell).replace('−', '-').split('–')[0] for cell in row]
            assert cells == [rank['unit'], *(rank[section] for section in 'ABCDE'), rank['total']], cells


def main():
    with tempfile.TemporaryDirectory() as place:
        folder = os.path.join(place, 'data')
        sheet = pages.make_full_sheet(folder)
        rank, = csv.DictReader(io.StringIO(pages.kaoping('rank', '--csv', folder)))
        check_sheet(sheet, rank['total'])
        check_subtotals(sheet)
        check_folder(folder)
    check_folder(os.path.join(pages.SOURCE, 'data'))
    return 0


sys.exit(main())
