#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Runs one script of commands: '$ command', the output expected, '[status]' where it is not 0."""
import os
import pathlib
import subprocess
import sys
import tempfile


def blocks(lines):
    """Comments and blank lines as they are, and each command with the lines that follow it."""
    block = []
    for line in lines:
        if line.startswith('$ ') or (not line and block):
            if block:
                yield block
            block = []
        block.append(line)
    if block:
        yield block


def run(command, place):
    done = subprocess.run(['sh', '-c', command], cwd=place, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL, check=False)
    found = done.stdout.decode('utf-8', 'backslashreplace').splitlines()
    return found + ([f'[{done.returncode}]'] if done.returncode else [])


def main():
    update = sys.argv[1] == '--update'
    script = pathlib.Path(sys.argv[-1]).resolve()
    environment = os.environ
    environment['PATH'] = os.path.dirname(environment['KAOPING_PROGRAM']) + ':' + environment['PATH']
    environment['SOURCE_DATE_EPOCH'] = '1513733400'
    out, failures = [], 0
    with tempfile.TemporaryDirectory() as place:
        os.symlink(os.path.join(environment['KAOPING_SOURCE'], 'forms'), os.path.join(place, 'forms'))
        for block in blocks(script.read_text(encoding='utf-8').splitlines()):
            if not block[0].startswith('$ '):
                out += block
                continue
            found = run(block[0][2:], place)
            out += [block[0]] + found
            if found != block[1:]:
                failures += 1
                print(f'{script.name}: {block[0]}', 'expected', *block[1:], 'found', *found, sep='\n')
    if update:
        script.write_text('\n'.join(out) + '\n', encoding='utf-8')
    return 1 if failures and not update else 0


sys.exit(main())
