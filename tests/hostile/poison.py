#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""A folder in which every field, name and argument is poisoned: nothing of it reaches the terminal raw, on any screen,
from any command, and in no file written for a spreadsheet does a cell begin as a formula."""
import concurrent.futures
import csv
import errno
import fcntl
import io
import os
import pathlib
import pty
import re
import select
import shutil
import struct
import subprocess
import sys
import tempfile
import termios

# What steers a terminal, turns text round or hides in it; each must be shown as a picture or refused.
STEERING = ['\x1b]0;PWN\x07', '\x1b[31mPWN', '\x07', '\x08', '\x0b', '\x0c', '\x0e', '\x7f', '\x01', '\x85', '\x9b31m', '\x9d0;PWN\x9c']
HIDDEN = ['\u202e', '\u2066', '\u200f', '\u061c', '\u200b', '\u200d', '\u2060', '\u2028', '\ufeff', '\u00ad', '\U000e0041']
FORMULA = '=HYPERLINK("http://x";"y")'
BROKEN = [b'\xff', b'\xc0\xaf', b'\xe0\x80\xaf', b'\xed\xa0\x80', b'\xf4\x90\x80\x80', b'\x80', b'\xe8\xb4']
ALL = ''.join(STEERING + HIDDEN)
# Raw, they would stand in the output as these bytes.  Curses itself sends ESC, BS and SO: those only with what follows.
RAW = [b'\x1b]0;PWN', b'\x1b[31mPWN', b'\x0b', b'\x01', b'\x7f'] + \
      [text.encode() for text in STEERING if '\x80' <= text[0]] + [text.encode() for text in HIDDEN] + \
      [b'\xff', b'\xc0\xaf', b'\xe0\x80\xaf', b'\xed\xa0\x80', b'\xf4\x90\x80\x80']
PLAIN = [b'\x1b', b'\x07', b'\x08', b'\x0c', b'\x0e', b'\x0f']

HEADER = ['考评表', '单位', '日期', '考核人员', '状态', '项目', '内容', '编号', '评分标准', '分值', '得分', '标记', '扣分说明', '备注', '检查时间']


def raw_in(output, plain):
    """The poison found raw in what was written; PLAIN where no curses is at work."""
    return [bad for bad in RAW + (PLAIN if plain else []) if bad in output]


def write_csv(path, rows):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, 'w', encoding='utf-8', newline='', errors='surrogateescape') as out:
        csv.writer(out).writerows(rows)


def write_form(path, form, poison):
    write_csv(path, [
        ['kind', 'id', 'label:zh', 'label:en', 'points', 'amount', 'max', 'unit:zh', 'unit:en', 'check:zh', 'check:en', 'from'],
        ['form', form, '表' + poison, 'form' + poison, 4, '', '', '', '', '', '', ''],
        ['section', 'A', '甲' + poison, 'first' + poison, 4, '', '', '', '', '', '', ''],
        ['part', 'A1', '部' + poison, 'part' + poison, 4, '', '', '', '', '', '', ''],
        ['deduct', 'A1.1', '项' + poison, 'item' + poison, 2, '', '', '', '', '看' + poison, 'see' + poison, ''],
        ['tick', 'plan', '无' + poison, 'no' + poison, '', '-0.5', '', '', '', '', '', ''],
        ['count', 'late', '迟' + poison, 'late' + poison, '', '-0.1', 4, '次' + poison, 'time' + poison, '', '', ''],
        ['deduct', 'A1.2', '项二' + poison, 'item two' + poison, 2, '', '', '', '', '', '', ''],
        ['tick', 'plan', '无', 'no', '', '-0.5', '', '', '', '', '', ''],
        ['band', 'good', '好' + poison, 'good' + poison, '', '', '', '', '', '', '', 2]])


def write_sheet(path, form, unit, poison, marks='plan=1', header=None):
    row = [form, unit, '2017-12-20', '张三' + poison, '草稿', '甲' + poison, '部' + poison]
    write_csv(path, [(header or HEADER) + ['列' + poison, FORMULA],
                     row + ['A1.1', '项', '2', '1.4', marks, poison, '注' + poison, '2017-12-20T09:30:00+08:00', poison, FORMULA],
                     row + ['A1.2', '项二', '2', '9', 'ok', FORMULA, FORMULA, '2017-12-20T09:30:00+08:00', '+1', '-x']])


# How long to let a screen come before the next key; nothing hangs on it but how many screens are seen. Under valgrind a screen takes
# many times as long.
UNDER_VALGRIND = 'KAOPING_UNDER_VALGRIND' in os.environ
PAUSE = 0.6 if UNDER_VALGRIND else 0.06
HANGS = 60


class Hostile:
    def __init__(self, place):
        self.place = place
        self.program = os.environ['KAOPING_PROGRAM']
        self.environment = {**os.environ, 'HOME': place, 'SOURCE_DATE_EPOCH': '1513733400'}
        self.shown = 0
        self.bad = []
        self.cells = 0

    def count(self, what, output, plain=True):
        self.shown += 1
        found = raw_in(output, plain)
        if found:
            self.bad.append((what, found, output[:3000]))

    def start(self, words, environment=None):
        done = subprocess.run([self.program, *words], cwd=self.place, env={**self.environment, **(environment or {})},
                              capture_output=True, check=False, stdin=subprocess.DEVNULL, timeout=HANGS)
        assert done.returncode in (0, 1, 2, 3), (words, done.returncode, done.stderr)
        return done

    def look(self, words, done, plain):
        """Both outputs of a command in pipes: what a person may then look at with any pager."""
        self.count(words, done.stderr)
        if plain:
            self.count(words, done.stdout)

    def run(self, *words, environment=None, plain=True):
        done = self.start(words, environment)
        self.look(words, done, plain)
        return done

    def run_all(self, commands):
        """So many commands, each its words, environment and whether its output is plain, that no two wait for each other."""
        with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
            ended = pool.map(lambda command: self.start(*command[:2]), commands)
            for (words, _, plain), done in zip(commands, ended):
                self.look(words, done, plain)

    def screen(self, words, keys, columns=80, rows=24, environment=None):
        """What a terminal gets: one key after the other, each when the screen has come to rest."""
        pid, fd = pty.fork()
        if pid == 0:
            # What is typed when the program has ended already must not come back as if it had been shown.
            modes = termios.tcgetattr(0)
            modes[3] &= ~termios.ECHO
            termios.tcsetattr(0, termios.TCSANOW, modes)
            os.chdir(self.place)
            os.execve(self.program, [self.program, *words], {**self.environment, **(environment or {})})
        fcntl.ioctl(fd, termios.TIOCSWINSZ, struct.pack('HHHH', rows, columns, 0, 0))
        output = self.read_first(fd)
        for key in [b''] + keys + [b'\x1b[21~'] * 8:
            try:
                os.write(fd, key)
            except OSError:
                break
            output += self.read(fd, PAUSE)
        # The last screen is left, or the program was never one: it ends, and only then is all of it here.
        output += self.read(fd, HANGS)
        status = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
        assert status in (0, 1, 2, 3), ('screen', words, columns, status, output[-3000:])
        os.close(fd)
        self.count(('screen', words, columns), output, plain=False)
        return output

    @classmethod
    def read_first(cls, fd):
        """What comes until the screen has been cleared for the first picture: a program that only begins is silent too."""
        output = b''
        while b'\x1b[2J' not in output and b'\x1b[J' not in output:
            assert select.select([fd], [], [], HANGS)[0], ('does not begin', output[-500:])
            more = cls.read(fd, 0)
            if not more:
                break
            output += more
        return output

    @staticmethod
    def read(fd, seconds):
        """What comes until the program is silent for so long, or has ended."""
        output = b''
        while select.select([fd], [], [], seconds)[0]:
            try:
                got = os.read(fd, 65536)
            except OSError as error:
                if error.errno != errno.EIO:
                    raise
                return output
            if not got:
                return output
            output += got
        assert seconds != HANGS, ('does not end', output[-500:])
        return output

    def table(self, what, data):
        """No cell that a spreadsheet would reckon."""
        for row in csv.reader(io.StringIO(data.decode('utf-8-sig'), newline='')):
            for field in row:
                self.cells += 1
                bare = re.sub('^[\\s\u200b-\u200f\ufeff]+', '', field)
                if bare[:1] in tuple('=+-@＝＋－＠\t\r') and bare and not re.fullmatch(r'[+-]?[0-9.]+', bare):
                    self.bad.append((what, 'formula', field))


def make_folder(hostile):
    """Forms, sheets, roster and follow-up file with poison in every field that takes text, one sheet for each."""
    place = hostile.place
    # What the form's and the sheet's readers refuse is refused; what they take is shown.
    write_form(f'{place}/forms/soft.csv', 'soft', ''.join(HIDDEN[4:7]) + FORMULA)
    for number, poison in enumerate(STEERING + HIDDEN + [FORMULA, '@x', '\t=1']):
        write_form(f'{place}/bad/form{number}.csv', f'form{number}', poison)
        write_sheet(f'{place}/d/soft/s{number}.csv', 'soft', f'单位{number}' + poison, poison)
        write_sheet(f'{place}/bad/marks{number}.csv', 'soft', '单位', '', 'plan=' + poison)
        write_sheet(f'{place}/bad/rule{number}.csv', 'soft', '单位', '', poison + '=1')
        write_sheet(f'{place}/bad/form-id{number}.csv', poison, '单位', '')
        write_sheet(f'{place}/bad/header{number}.csv', 'soft', '单位', '', header=[name + poison for name in HEADER])
    write_sheet(f'{place}/d/soft/{FORMULA.replace("/", "_")}.csv', 'soft', FORMULA, ''.join(HIDDEN[4:7]))
    write_sheet(f'{place}/d/soft/hidden.csv', 'soft', '财\u200b政\u2060所', ''.join(HIDDEN[4:7]))
    names = [name.encode() for name in STEERING + HIDDEN] + BROKEN
    for name in names:
        file = os.path.join(place.encode(), b'd/soft/', b'n' + name + b'.csv')
        shutil.copyfile(f'{place}/d/soft/hidden.csv', file)
        os.makedirs(os.path.join(place.encode(), b'd', b'f' + name), exist_ok=True)
    for number, poison in enumerate(BROKEN):
        data = pathlib.Path(f'{place}/d/soft/hidden.csv').read_bytes()
        pathlib.Path(f'{place}/d/soft/broken{number}.csv').write_bytes(data.replace('注'.encode(), '注'.encode() + poison))
    write_csv(f'{place}/d/roster.csv', [['单位']] + [['册' + poison] for poison in STEERING + HIDDEN + [FORMULA]])
    write_csv(f'{place}/d/followup-soft.csv', [['考评表', '单位', '计划', '分析报告', '备注', FORMULA]] +
              [['soft' + poison, '册' + poison, poison, '2017-13-01' + poison, poison, poison] for poison in STEERING + HIDDEN + [FORMULA]])
    pathlib.Path(f'{place}/d/soft/s1.journal').write_text(
        'seq,at,assessor,item,what,from,to\n1,2017-12-20T09:30:00+08:00,,A1.1,no' + ALL + ',,\n', encoding='utf-8')
    pathlib.Path(f'{place}/d/soft/s2.journal').write_text(ALL, encoding='utf-8')


def run_commands(hostile):
    """Every command, with poison in each word and option."""
    poisons = [text for text in STEERING + HIDDEN + [ALL, FORMULA] if '\0' not in text]
    words = [os.fsencode(text) for text in poisons] + BROKEN
    good = b'd/soft/hidden.csv'
    commands = []
    for word in words:
        for command in ([word], [b'--lang', word], [b'--' + word], [b'--forms', word, b'forms'], [b'show', word],
                        [b'check', word], [b'rank', word], [b'export', word, b'd'], [b'export', b'table', word],
                        [b'export', b'table', b'-o', b'nowhere/' + word, b'd'], [b'set', good, word],
                        [b'set', good, b'A1.1/plan=' + word], [b'set', good, b'A1.1/' + word + b'=1'],
                        [b'set', good, b'A1.1/plan=1', b'--note', word], [b'set', good, b'date=' + word],
                        [b'set', good, b'assessors=' + word], [b'new', b'--form', word, b'--unit', b'x', b'd'],
                        [b'new', b'--form', b'soft', b'--unit', b'n' + word, b'--date', word, b'd'],
                        [b'new', b'--form', b'soft', b'--unit', word, b'--assessor', word, b'd2'],
                        [b'followup', word], [b'followup', b'set', word, b'plan=2017-12-20', b'd'],
                        [b'followup', b'set', b'x', b'plan=' + word, b'd'], [b'help', word, word]):
            commands.append((command, None, command[0] not in (b'new', b'export')))
    hostile.run_all(commands)
    looks = [[b'check', b'bad/' + file] for file in sorted(os.listdir(os.path.join(hostile.place, 'bad').encode()))]
    looks += [[b'show', b'd/soft/' + file] for file in sorted(os.listdir(os.path.join(hostile.place, 'd/soft').encode()))
              if file.endswith(b'.csv')]
    looks += [['--lang', lang, *command] for lang in ('en', 'zh') for command in
              (['rank', 'd'], ['check', 'd'], ['followup', 'd'], ['followup', 'check', 'd'], ['forms'], ['d'])]
    hostile.run_all([(words, None, True) for words in looks])
    # Pages hold no poison; tables hold the text as it is, and no formula.
    hostile.run('export', 'html', 'd')
    hostile.run('export', 'html', good)
    for command in (['rank', '--csv', 'd'], ['followup', '--csv', 'd'], ['export', 'table', 'd'], ['export', 'summary', 'd'],
                    ['export', 'paper', good], ['export', 'table', good]):
        hostile.table(command, hostile.run(*command, plain=False).stdout)
    for file in pathlib.Path(hostile.place, 'd').rglob('*.journal'):
        if file.stem not in ('s1', 's2'):
            hostile.table(file, file.read_bytes())
    hostile.run('set', 'd/soft/s24.csv', 'A1.1/late=1')
    hostile.table('sheet', pathlib.Path(hostile.place, 'd/soft/s24.csv').read_bytes())


def run_environment(hostile):
    commands = []
    # Valgrind takes TMPDIR for itself.
    for name in ['LANG', 'LC_ALL', 'LANGUAGE', 'LC_MESSAGES', 'TERM', 'HOME', 'XDG_DATA_HOME', 'USER', 'LOGNAME', 'TZ', 'COLUMNS', 'LINES', 'NO_COLOR', 'SOURCE_DATE_EPOCH'] + ([] if UNDER_VALGRIND else ['TMPDIR']):
        for value in os.fsencode(ALL), BROKEN[0], b'/' + os.fsencode(ALL), b'A' * 5000, b'%s%n':
            commands.append(([b'rank'], {name: value}, True))
    hostile.run_all(commands)
    for name in 'TERM', 'LANGUAGE', 'XDG_DATA_HOME':
        hostile.screen(['d'], [b'q'], environment={name: ALL})


UP_DOWN = [b'\x1b[B'] * 3
FOLDER = UP_DOWN + [b'?', b'q', b'o', *UP_DOWN, b'q', b'r', b'q', b'l', b'q', b'a', *UP_DOWN, b'q', b'c', b'\x1b[B', b'\r', b'q', b'y', b'q', b'x', b'q',
                    b'/', os.fsencode(ALL), b'\r', b'\x1b', b'+', os.fsencode(ALL), b'\r', b'\x1b', b'\x1b', b'L']
WALK = [b'1', b'2', b'c', os.fsencode(ALL), b'\r', b'\x1b', b'e', b'q', b'H', b'q', b'f', b's', b'\x1b', b'q', b'a', b'q', b'X', b'q', b'L', b'e', b'q', b'/', os.fsencode(ALL), b'\r', b'\x1b']


def run_screens(hostile):
    for columns, rows in ((80, 24), (40, 15), (120, 40)):
        # That the poison got there at all shows in its pictures.
        assert '\ufffd'.encode() in hostile.screen(['d'], FOLDER, columns, rows)
        assert '\ufffd'.encode() in hostile.screen(['d/soft/hidden.csv'], WALK, columns, rows)
    for command in (['show', 'd/soft/hidden.csv'], ['rank', '--csv', 'd'], ['export', 'table', 'd'], ['check', 'd'],
                    ['set', 'd/soft/hidden.csv', 'A1.2/plan=1'], ['followup', '--csv', 'd'],
                    ['export', 'paper', 'd/soft/hidden.csv']):
        output = hostile.screen(command, [])
        hostile.count(('terminal', command), output)


def main():
    with tempfile.TemporaryDirectory() as place:
        hostile = Hostile(place)
        make_folder(hostile)
        run_screens(hostile)
        run_commands(hostile)
        run_environment(hostile)
        for bad in hostile.bad[:20]:
            print(*bad, sep='\n    ')
        print(f'broken: outputs of a poisoned folder that were searched for raw characters | {hostile.shown} | {len(hostile.bad)}')
        print(f'broken: cells written from it that were searched for formulas | {hostile.cells} | 0')
        return 1 if hostile.bad else 0


sys.exit(main())
