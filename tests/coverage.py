#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Coverage of the floors under the screens: tests/coverage.py [--report] [BUILD]

Builds into BUILD (build/coverage) with gcc's coverage, runs the tests, and prints lines and branches
covered of each file of the floors in tests/coverage.floor, the totals of each floor, and every branch
that no test took as FILE:LINE. Each direction of each condition counts, and what is listed has to be
tested or taken out. The few lines that can be neither stand with their reasons in tests/coverage.left;
they are told of and not counted. Fails where a floor is below its figures in tests/coverage.floor,
and where a line is left that tests do reach or that is gone. --report prints only what was counted before.
"""
import json
import os
import pathlib
import subprocess
import sys

SOURCE = pathlib.Path(__file__).resolve().parent.parent
FIGURES = SOURCE / 'tests' / 'coverage.floor'
LEFT = SOURCE / 'tests' / 'coverage.left'
# Databases, and keys typed at screens that have come to rest, reach nothing in these floors that the
# other tests do not reach.
LEFT_OUT = ['sql', 'paced']


def floors():
    """The floors with the least per cent of lines and of branches, as the file has them."""
    rows = [line.split() for line in FIGURES.read_text().splitlines() if not line.startswith('#')]
    return {name: (float(lines), float(branches)) for name, lines, branches in rows}


def left_lines():
    """The reason by (file, the line without blanks at its ends), of each line that is left."""
    rows = [line for line in LEFT.read_text().splitlines() if line and not line.startswith('#')]
    return {tuple(line.split(': ', 1)): reason.strip() for line, reason in zip(rows[::2], rows[1::2], strict=True)}


def run(*command, **more):
    subprocess.run(command, check=True, cwd=SOURCE, stdout=sys.stderr, **more)


def build(directory):
    if not (directory / 'build.ninja').exists():
        # Nothing optimized: a line or a branch is what the source says. Without assertions, which no test
        # makes fail.
        run('meson', 'setup', directory, '-Db_coverage=true', '-Db_ndebug=true', '--buildtype=debug',
            '-Dtests=enabled', env={**os.environ, 'CC': 'gcc'})
    run('meson', 'compile', '-C', directory)


def run_tests(directory):
    for counted in directory.rglob('*.gcda'):
        counted.unlink()
    # A test that lets no file grow keeps the counters from their files too, which is no news.
    run('meson', 'test', '-C', directory, '--print-errorlogs', *(f'--no-suite={suite}' for suite in LEFT_OUT),
        env={**os.environ, 'GCOV_ERROR_FILE': '/dev/null'})


def counts(directory, floor):
    """(name, line number, times run, times each branch was taken) of every line of the floor's files."""
    for notes in sorted((directory / 'src' / floor).rglob('*.gcno')):
        made = subprocess.run(['gcov', '--json-format', '--branch-probabilities', '--stdout', notes], check=True, cwd=directory,
                              stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout
        for file in json.loads(made)['files']:
            name = os.path.relpath(directory / file['file'], SOURCE)
            if name.startswith(f'src/{floor}/'):
                for line in file['lines']:
                    yield name, line['line_number'], line['count'], [
                        branch['count'] for branch in line['branches']]


class Tally:
    """Covered and all, of lines and of branches."""

    def __init__(self):
        self.lines = [0, 0]
        self.branches = [0, 0]

    def add(self, count, branches):
        self.lines[0] += count > 0
        self.lines[1] += 1
        self.branches[0] += sum(taken > 0 for taken in branches)
        self.branches[1] += len(branches)

    def show(self, name):
        cells = [f'{covered:5}/{all:<5}{per_cent(covered, all):7.2f} %'
                 for covered, all in (self.lines, self.branches)]
        print(f'{name:36}' + '  '.join(cells))


def per_cent(covered, all):
    return 100 * covered / all if all else 100.0


class Missed:
    """What no test reached: a list to tell, and the lines of tests/coverage.left that were among it."""

    def __init__(self, left):
        self.left = left
        self.found = set()
        self.lines = []

    def is_left(self, name, line):
        """Whether that line, which no test reaches whole, is left; notes that it is there."""
        text = (SOURCE / name).read_text().splitlines()[line - 1].strip()
        if (name, text) not in self.left:
            return False
        self.found.add((name, text))
        print(f'{name}:{line}: left: {self.left[name, text]}')
        return True

    def not_found(self):
        return [f'{name}: "{text}" is left in tests/coverage.left, but reached or gone; take it out there'
                for name, text in self.left if (name, text) not in self.found]


def report(directory, floor, missed):
    """Prints the floor's files and its total, adds to MISSED what no test reached."""
    files, total = {}, Tally()
    for name, line, count, branches in counts(directory, floor):
        whole = count > 0 and 0 not in branches
        if not whole and missed.is_left(name, line):
            continue
        files.setdefault(name, Tally()).add(count, branches)
        total.add(count, branches)
        if count == 0:
            missed.lines.append(f'{name}:{line}: never run')
        elif not whole:
            missed.lines.append(f'{name}:{line}: {branches.count(0)} of {len(branches)} branches never taken')
    for name, tally in files.items():
        tally.show(name)
    total.show(floor)
    print()
    return total


def main():
    words = [word for word in sys.argv[1:] if not word.startswith('--')]
    directory = pathlib.Path(words[0] if words else SOURCE / 'build' / 'coverage').resolve()
    if '--report' not in sys.argv:
        build(directory)
        run_tests(directory)
    missed, below = Missed(left_lines()), []
    print(f'{"":36}{"lines":21}branches')
    for floor, least in floors().items():
        total = report(directory, floor, missed)
        for what, (covered, all), wanted in zip(('lines', 'branches'), (total.lines, total.branches), least):
            if per_cent(covered, all) < wanted:
                below.append(f'{floor}: {per_cent(covered, all):.2f} % of the {what}, {wanted} % are needed')
    failures = below + missed.not_found()
    print('\n'.join(missed.lines + failures))
    return 1 if failures else 0


if __name__ == '__main__':
    sys.exit(main())
