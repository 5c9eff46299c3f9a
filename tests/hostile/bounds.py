#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What stands where a sheet, journal, form, roster or export should be and is none, and files beyond all measure:
refused with a sentence, in bounded memory, and never waited for."""
import os
import pathlib
import shutil
import socket
import subprocess
import sys
import tempfile

# A person's own may be none that the program takes.
os.environ.pop('SOURCE_DATE_EPOCH', None)
MEMORY_MOST = 900 * 1024  # KiB
SECONDS_MOST = 120
MIB = 1024 * 1024


class Bounds:
    def __init__(self, place):
        self.place = place
        self.tried = 0
        self.peak = 0
        os.makedirs(f'{place}/forms')
        shutil.copy(os.path.join(os.environ['KAOPING_SOURCE'], 'forms', 'xiongkou-2017.csv'), f'{place}/forms')
        self.run('new', '--form', 'xiongkou-2017', '--unit', '财政所', 'd', wanted=(0,))
        self.sheet = f'{place}/d/xiongkou-2017/财政所.csv'
        self.good = pathlib.Path(self.sheet).read_bytes().decode('utf-8-sig')

    def run(self, *words, wanted=(1, 3)):
        with subprocess.Popen([os.environ['KAOPING_PROGRAM'], *words], cwd=self.place, stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env={**os.environ, 'HOME': self.place}) as child:
            try:
                said = child.communicate(timeout=SECONDS_MOST)[0]
            except subprocess.TimeoutExpired:
                child.kill()
                raise
        status = child.returncode
        self.tried += 1
        assert status in wanted, (words, status, said[:500])
        assert said.strip() or 0 in wanted, (words, 'says nothing')
        return said

    def measured(self, *words, wanted=(1, 3)):
        """The same, with the memory it took at its peak."""
        out = os.open(f'{self.place}/said', os.O_RDWR | os.O_CREAT | os.O_TRUNC)
        pid = os.posix_spawn(os.environ['KAOPING_PROGRAM'], [os.environ['KAOPING_PROGRAM'], *words], {**os.environ, 'PWD': self.place},
                             file_actions=[(os.POSIX_SPAWN_DUP2, out, 1), (os.POSIX_SPAWN_DUP2, out, 2)])
        os.close(out)
        _, status, used = os.wait4(pid, 0)
        said = pathlib.Path(f'{self.place}/said').read_bytes()
        self.tried += 1
        self.peak = max(self.peak, used.ru_maxrss)
        assert os.waitstatus_to_exitcode(status) in wanted, (words, status, said[:500])
        assert used.ru_maxrss < MEMORY_MOST, (words, used.ru_maxrss)


def put_fifo(path):
    os.mkfifo(path)


def put_socket(path):
    here = os.getcwd()
    os.chdir(os.path.dirname(path))
    socket.socket(socket.AF_UNIX).bind(os.path.basename(path))
    os.chdir(here)


def put_link(target):
    return lambda path: os.symlink(target, path)


# What stands in the file's place.
STRANGERS = {
    'pipe': put_fifo,
    'socket': put_socket,
    'device': put_link('/dev/zero'),
    'null': put_link('/dev/null'),
    'directory': os.mkdir,
    'loop': lambda path: os.symlink(os.path.basename(path), path),
    'nothing': put_link('nowhere/at/all'),
    'memory': put_link('/proc/self/mem'),
}


def places(bounds):
    """Every kind of stranger in every place: it is said or passed over, nothing hangs, no file is made of it."""
    folder = f'{bounds.place}/d'
    for name, put in STRANGERS.items():
        for where, commands in {
                'd/xiongkou-2017/x.csv': [['show'], ['set', 'B1=ok'], ['check'], ['export', 'table', None]],
                'd/xiongkou-2017/x.journal': [['check', 'd'], ['rank', 'd']],
                'd/xiongkou-2017/财政所.journal': [['set', 'd/xiongkou-2017/财政所.csv', 'B1=ok']],
                'forms/odd.csv': [['check'], ['new', '--form', 'odd', '--unit', 'x', 'd']],
                'd/roster.csv': [['followup', 'd'], ['followup', 'set', 'x', 'plan=2017-12-20', 'd']],
                'd/followup-xiongkou-2017.csv': [['followup', 'd']],
                'out.csv': [['export', 'summary', '-f', '-o', 'out.csv', 'd']]}.items():
            path = os.path.join(bounds.place, where)
            kept = None
            if os.path.lexists(path):
                kept = path + '.kept'
                os.rename(path, kept)
            put(path)
            kind = os.lstat(path).st_mode
            for command in commands:
                words = [where if word is None else word for word in command]
                if len(command) == 1 or command[:2] == ['set', 'B1=ok']:
                    words.insert(1, where)
                bounds.run(*words, wanted=(0, 1, 3))
            if os.path.lexists(path) and name not in ('nothing', 'null', 'loop'):
                assert os.lstat(path).st_mode == kind, (name, where)
            shutil.rmtree(path) if os.path.isdir(path) and not os.path.islink(path) else os.path.lexists(path) and os.remove(path)
            if kept:
                os.rename(kept, path)
    names(bounds, folder)


def names(bounds, folder):
    os.makedirs(f'{folder}/deep/' + '/'.join('d' * 200 for _ in range(15)), exist_ok=True)
    for name in 'x' * 255, '考' * 85, '.' * 255, '-rf', '--', ' ', '*', '$(id)', '`id`':
        bounds.run('show', name, wanted=(2, 3))
        bounds.run('new', '--form', 'xiongkou-2017', '--unit=' + name, 'n', wanted=(0, 1))
    for name in '../../x', '/etc/passwd', '..', '.', '../' * 100, 'a/../../b', '\\..\\x', 'CON', 'x' * 300:
        made = bounds.run('new', '--form', 'xiongkou-2017', '--unit', name, 'n', wanted=(0, 1)).decode().strip()
        assert not made.endswith('.csv') or os.path.dirname(made) == 'n/xiongkou-2017', made
        bounds.run('new', '--form', name, '--unit', 'x', 'n', wanted=(1, 3))
    bounds.run('rank', 'd', wanted=(0, 1, 3))
    bounds.run('rank', '/proc/self/fd', wanted=(0, 1, 3))
    bounds.run('new', '--form', 'xiongkou-2017', '--unit', 'x', '/proc/none', wanted=(3,))


def write(bounds, name, parts):
    path = f'{bounds.place}/{name}'
    with open(path, 'w', encoding='utf-8', newline='') as out:
        for part in parts:
            text, times = part if isinstance(part, tuple) else (part, 1)
            # In pieces: the memory of this program at the start of a child counts as the child's.
            piece = max(1, MIB // len(text))
            for _ in range(times // piece):
                out.write(text * piece)
            out.write(text * (times % piece))
    return path


def measures(bounds):
    """Files beyond all measure."""
    lines = bounds.good.split('\r\n')
    row = lines[1]
    header = lines[0] + '\r\n'
    journal = 'seq,at,assessor,item,what,from,to\n'
    files = {
        'field of 100 MB': [header, row, ',"', ('x', 100 * MIB), '"'],
        'field of 60 MB': [header, row, ',"', ('x', 60 * MIB), '"\r\n'],
        'commas': [header, (',', 60 * MIB), 'x'],
        'commas by the row': [header, (',' * 3000 + 'x\n', 20000)],
        'a million rows': [header, ('x,y\r\n', 1000000)],
        'a million sound rows': [header, (row[:45] + '\r\n', 1000000)],
        'a thousand columns': [header.strip() + ',列' * 1000 + '\r\n'] + [line + ',x' * 1000 + '\r\n' for line in lines[1:-1]],
        'ten thousand columns': [header.strip() + ',c' * 10000 + '\r\n', row],
    }
    for name, parts in files.items():
        path = write(bounds, name + '.csv', parts)
        bounds.measured('show', path, '--forms', f'{bounds.place}/forms', wanted=(0,) if name in ('a thousand columns', 'field of 60 MB') else (1, 3))
        os.remove(path)
    at = '2017-12-20T09:30:00+08:00'
    long = write(bounds, 'd/xiongkou-2017/long.journal', [journal, *(f'{n},{at},,A1,marks,{"plan=1" if n % 2 == 0 else ""},{"plan=1" if n % 2 else ""}\n'
                                                            for n in range(1, 1000001))])
    bounds.measured('show', f'{bounds.place}/d/xiongkou-2017/long.csv', '--forms', f'{bounds.place}/forms', wanted=(0, 1, 3))
    os.remove(long)
    items = 10000
    form = write(bounds, 'forms/many.csv', ['kind,id,label:zh,points,amount\n', f'form,many,多,{items},\nsection,A,甲,{items},\n',
                                           *(f'deduct,A{n},项,1,\ntick,t,无,,-1\n' for n in range(items))])
    bounds.measured('check', form, wanted=(0, 1))
    bounds.measured('new', '--form', form, '--unit', 'x', f'{bounds.place}/m', '--forms', f'{bounds.place}/forms', wanted=(0,))
    bounds.measured('rank', f'{bounds.place}/m', '--forms', f'{bounds.place}/forms', wanted=(0,))


def main():
    with tempfile.TemporaryDirectory() as place:
        bounds = Bounds(place)
        places(bounds)
        measures(bounds)
        print(f'broken: strangers where a file should be, and files beyond measure | {bounds.tried} | 0')
        print(f'memory at most {bounds.peak // 1024} MiB')
    return 0


sys.exit(main())
