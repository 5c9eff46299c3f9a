# SPDX-License-Identifier: MIT
"""The pages that kaoping export html writes: made, and read as XML, which they are too."""
import csv
import os
import subprocess
import xml.etree.ElementTree

# A person's own may be none that the program takes.
os.environ.pop('SOURCE_DATE_EPOCH', None)
SOURCE = os.environ['KAOPING_SOURCE']
ITEMS = ('deduct', 'award', 'rate', 'bonus')
RULES = ('tick', 'count', 'choice')
NOTE = '现场查看资料，只有上半年的记载；<b>下半年</b>的未见 & 要求“限期”补齐，样例备注'


def kaoping(*words):
    """What the program prints."""
    return subprocess.run([os.environ['KAOPING_PROGRAM'], '--forms', os.path.join(SOURCE, 'forms'), *words],
                          check=True, stdout=subprocess.PIPE).stdout.decode('utf-8')


def page(language, path):
    return kaoping('--lang', language, 'export', 'html', path)


def read(text):
    """The page's tree; a tag left open, or a character that is no text, ends the test here."""
    return xml.etree.ElementTree.fromstring(text)


def text_of(element):
    return ''.join(element.itertext())


def form_items():
    """Each item of the form: its id, kind and full marks, and the ids of rules that can stand together."""
    items = []
    with open(os.path.join(SOURCE, 'forms', 'xiongkou-2017.csv'), encoding='utf-8') as file:
        for row in csv.DictReader(file):
            if row['kind'] in ITEMS:
                items.append((row['id'], row['kind'], row['points'], []))
                groups = set()
            elif row['kind'] in RULES and row['group'] not in groups:
                items[-1][3].append(row['id'])
                groups |= {row['group']} - {''}
    return items


def make_full_sheet(folder):
    """A final sheet with up to three findings on every item, a note on each second one; its path."""
    sheet = kaoping('new', '--form', 'xiongkou-2017', '--unit', '样例<单位>', '--assessor', '样例甲',
                    '--date', '2017-12-20', folder).strip()
    for number, (item, kind, full, rules) in enumerate(form_items()):
        marks = [f'{item}/{rule}=1' for rule in rules[:3]] or [f'{item}=ok']
        if kind == 'rate':
            marks = [f'{item}={full}']
        kaoping('set', sheet, *marks, *(('--note', NOTE) if number % 2 else ()))
    kaoping('set', sheet, 'status=final')
    return sheet
