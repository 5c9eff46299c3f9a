#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What is installed: every file where it belongs, manual pages that name all there is, and completion.

install.py MESON BUILD"""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

# A person's own may be none that the program takes.
os.environ.pop('SOURCE_DATE_EPOCH', None)
PROGRAM = os.environ['KAOPING_PROGRAM']
FILES = ['bin/kaoping', 'share/bash-completion/completions/kaoping', 'share/kaoping/forms/xiongkou-2017.csv',
         'share/man/man1/kaoping.1', 'share/man/zh_CN/man1/kaoping.1']
# The words on the command line, the last of them being typed; what is offered, and what is not.
COMPLETED = [
    (['ra'], ['rank'], ['export']),
    (['help', ''], ['check', 'followup', 'form'], ['--csv']),
    (['export', 'p'], ['paper'], ['summary']),
    (['export', 'paper', '-'], ['--output', '--lang'], ['--note']),
    (['rank', '--f'], ['--forms'], ['--form']),
    (['new', '--form', ''], ['xiongkou-2017'], ['canteen']),
    (['rank', '--lang', 'z'], ['zh'], ['en']),
    (['set', 'sheet.csv', 'st'], ['status=final'], ['date=']),
    (['rank', '--lang', 'i'], [], ['image']),
    (['set', 'a b.csv', 'status', '=', 'i'], [], ['image']),
    (['set', 'a b.csv', 'status', '='], ['final', 'draft'], ['a b.csv']),
    (['set', 'a b.csv', 'status', '=', 'f'], ['final'], ['draft', 'forms']),
    (['set', 'a b.csv', 'date', '=', ''], [], ['final', 'a b.csv']),
    (['followup', 'set', '林业站', 'int'], ['interviewed='], ['plan=']),
    (['show', 'a b'], ['a b.csv'], []),
    (['--lang', 'zh', 'ra'], ['rank'], ['export']),
    (['--lang', '=', 'zh', 'ra'], ['rank'], ['export']),
    (['--lang', '=', 'z'], ['zh'], ['en', 'rank']),
    (['--lang', '='], ['zh', 'en'], ['rank']),
    (['export', '-o', 'page.html', 'p'], ['paper'], ['summary']),
    (['export', '-fo', 'page.html', 'p'], ['paper'], ['summary']),
    (['export', '-o', ''], ['a b.csv'], ['paper']),
    (['set', '--note', 'x', ''], ['a b.csv'], ['status=final']),
    (['set', '--note', 'x', 'a b.csv', 'st'], ['status=final'], ['date=']),
    (['set', 'a b.csv', 'A1/plan', '=', '1', 'st'], ['status=final'], ['date=']),
    (['new', '--unit', ''], [], ['a b.csv', 'rank']),
]


def run(*command, **more):
    return subprocess.run(command, check=True, capture_output=True, text=True, **more).stdout


def files_of(place):
    return sorted(str(path.relative_to(place)) for path in place.rglob('*') if path.is_file())


def wrong_in_page(page, language):
    """What the page should name and does not, and lines that roff would take for something else."""
    roff = page.read_text(encoding='utf-8')
    text = roff.replace('\\-', '-').replace('\\&', '')
    help_text = run(PROGRAM, '--lang', language, '--help')
    wanted = re.findall(r'--[a-z]+|^  kaoping [a-z]+', help_text, re.M) + ['^Y', 'F11', 'NO_COLOR', 'roster.csv']
    wrong = [f'{page.name} does not name {word.strip()}' for word in wanted if word.strip() not in text]
    macros = {line.split(' ')[0] for line in roff.splitlines() if line.startswith(('.', "'"))}
    wrong += [f'{page.name} has {macro}' for macro in macros - set('.TH .SH .SS .TP .B .RS .RE .br .nh .ad'.split())]
    if shutil.which('groff') and language == 'en':
        told = subprocess.run(['groff', '-man', '-ww', '-z', '-k', '-Tutf8', page], capture_output=True, text=True)
        wrong += told.stderr.splitlines()
    return wrong


def wrong_in_completion(script, place):
    wrong = []
    (place / 'a b.csv').touch()
    path = os.path.dirname(PROGRAM) + ':' + os.environ['PATH']
    valued = re.findall(r'(--[a-z]+) [A-Z]', run(PROGRAM, '--lang', 'en', '--help'))
    before = [([option, 'x', 'ra'], ['rank'], ['export']) for option in valued]
    for words, offered, other in COMPLETED + before:
        ask = 'source "$0"; COMP_WORDS=(kaoping "$@"); COMP_CWORD=$#; _kaoping; printf "%s\\n" "${COMPREPLY[@]}"'
        found = run('bash', '-c', ask, script, *words, cwd=place, env={**os.environ, 'PATH': path}).splitlines()
        if not set(offered) <= set(found) or set(other) & set(found):
            wrong.append(f'{words}: {found} is offered')
    return wrong


def main():
    meson, build = sys.argv[1:]
    wrong = []
    with tempfile.TemporaryDirectory() as name:
        place = pathlib.Path(name)
        run(meson, 'install', '-C', build, '--no-rebuild', '--destdir', place / 'image')
        prefix = next((place / 'image').rglob('bin')).parent
        if files_of(prefix) != FILES:
            wrong.append(f'installed are {files_of(prefix)}')
        os.symlink(os.path.join(os.environ['KAOPING_SOURCE'], 'forms'), place / 'forms')
        wrong += wrong_in_page(prefix / FILES[3], 'en') + wrong_in_page(prefix / FILES[4], 'zh')
        wrong += wrong_in_completion(prefix / FILES[1], place)
    print(*wrong, sep='\n')
    return 1 if wrong else 0


sys.exit(main())
