#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The pages as Chromium prints them: a full sheet on at most four pages of A4, no row cut in two, none empty."""
import os
import re
import subprocess
import sys
import tempfile
import unicodedata

sys.path.append(os.path.join(os.environ['KAOPING_SOURCE'], 'tests', 'support'))
import pages

PAGES_MOST = 4
FLAGS = ('--headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking '
         '--disable-component-update --disable-sync --no-pdf-header-footer').split()


def plain(text):
    """TEXT without blanks and without what a font may write in another way."""
    return re.sub(r'\s', '', unicodedata.normalize('NFKC', text)).casefold()


def printed(place, name, text):
    """The text of each page."""
    html, pdf = (os.path.join(place, name + ending) for ending in ('.html', '.pdf'))
    with open(html, 'w', encoding='utf-8') as file:
        file.write(text)
    subprocess.run(['chromium', *FLAGS, f'--user-data-dir={place}/profile-{name}', f'--print-to-pdf={pdf}',
                    f'file://{html}'], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                   timeout=120, env={**os.environ, 'HOME': place})
    info = subprocess.run(['pdfinfo', pdf], check=True, stdout=subprocess.PIPE).stdout.decode()
    assert re.search(r'^Page size: .*A4', info, re.M), info
    texts = subprocess.run(['pdftotext', '-raw', pdf, '-'], check=True,
                           stdout=subprocess.PIPE).stdout.decode('utf-8').split('\f')
    assert texts.pop() == ''
    return [plain(text) for text in texts]


def check_rows(sheets, tree):
    """Every cell of a row stands whole on one page, the same for all; there is no page without a row."""
    used = set()
    for row in tree.iter('tr'):
        cells = [plain(pages.text_of(cell)) for cell in row]
        on = [number for number, text in enumerate(sheets) if all(cell in text for cell in cells)]
        assert on, cells
        used.update(on)
    assert used == set(range(len(sheets))), used


def check_sheet(place, language, sheet):
    text = pages.page(language, sheet)
    tree = pages.read(text)
    sheets = printed(place, 'sheet-' + language, text)
    assert len(sheets) <= PAGES_MOST, len(sheets)
    check_rows(sheets, tree)
    header = [plain(pages.text_of(cell)) for row in tree.iter('thead') for cell in row.iter('th')]
    for number, page in enumerate(sheets, 1):
        assert all(word in page for word in header), (number, header)
        assert page.startswith(f'{number}/{len(sheets)}'), page[:20]
    for line in tree.iter('div'):
        if line.get('class') == 'signatures':
            assert plain(pages.text_of(line)) in sheets[-1]


def check_folder(place, language, folder):
    text = pages.page(language, folder)
    check_rows(printed(place, 'folder-' + language, text), pages.read(text))


def main():
    with tempfile.TemporaryDirectory() as place:
        sheet = pages.make_full_sheet(os.path.join(place, 'data'))
        for language in ('zh', 'en'):
            check_sheet(place, language, sheet)
            check_folder(place, language, os.path.join(pages.SOURCE, 'data'))
    return 0


sys.exit(main())
