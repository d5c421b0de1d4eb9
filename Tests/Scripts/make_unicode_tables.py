#!/usr/bin/env python3
"""Writes the Unicode tables of the tokenizers: general categories, and the lower-case, accent-free forms that WordPiece wants.

  make_unicode_tables.py OUTPUT_FOLDER        (Sources/Inference/Tokenizers/Unicode)

Source: the Unicode Character Database through Python's `unicodedata` (or PyPI `unicodedata2`, a newer edition of the same module, where
installed).  The data are facts of the Unicode Standard, (c) Unicode, Inc., Unicode License v3; the tables are computed here, nothing is copied.
"""
import sys, unicodedata as stock
from pathlib import Path

try:
    import unicodedata2 as data
except ImportError:
    data = stock

CATEGORIES = "Cn Cc Cf Co Cs Ll Lm Lo Lt Lu Mc Me Mn Nd Nl No Pc Pd Pe Pf Pi Po Ps Sc Sk Sm So Zl Zp Zs".split()
CONTROL_SPACE = len(CATEGORIES)
HEAD = """// Written by Tests/Scripts/make_unicode_tables.py from the Unicode Character Database {version} (facts under the Unicode License v3).
// Do not edit by hand.

"""


def category(code):
    if 9 <= code <= 13 or code == 0x85:
        return CONTROL_SPACE
    return CATEGORIES.index(data.category(chr(code)))


def table(values, width, per_line):
    rows = [values[i:i + per_line] for i in range(0, len(values), per_line)]
    return ",\n".join("    " + ", ".join(f"0x{v:0{width}X}" for v in row) for row in rows) + ","


def categories():
    starts, last = [], None
    for code in range(0x110000):
        now = category(code)
        if now != last:
            starts.append(code << 5 | now)
            last = now
    return starts


def folded(code):
    """What BERT's normaliser makes of a scalar: canonical decomposition without marks, then lower case."""
    bare = "".join(c for c in data.normalize("NFD", chr(code)) if data.category(c) != "Mn")
    lower = "".join(c.lower() for c in bare)
    return [ord(c) for c in lower if data.category(c) != "Mn"]


def folds():
    single, several = [], []
    for code in range(0x110000):
        if 0xD800 <= code < 0xE000 or 0xAC00 <= code < 0xD7A4 or data.category(chr(code)) == "Mn":
            continue
        to = folded(code)
        if to == [code]:
            continue
        if len(to) == 1:
            single.append((code, to[0]))
        else:
            several.append((code, to))
    runs = []                                    # (first, count, step, distance): first, first + step, ... each moved by distance
    at = 0
    while at < len(single):
        first, to = single[at]
        best = (1, 1)
        for step in (1, 2):
            n = 1
            while at + n < len(single) and single[at + n] == (first + n * step, to + n * step):
                n += 1
            if n > best[0]:
                best = (n, step)
        runs.append((first, best[0], best[1], to - first))
        at += best[0]
    return runs, several


def main(folder):
    head = HEAD.format(version=data.unidata_version)
    starts = categories()
    (folder / "CategoryTable.swift").write_text(
        head + "extension GeneralCategory {\n"
        "  /// Where a run of scalars of one category starts: `scalar << 5 | category`, ascending.\n"
        f"  static let runs: [UInt32] = [\n{table(starts, 7, 11)}\n  ]\n}}\n")
    runs, several = folds()
    flat = [v & 0xFFFFFFFF for run in runs for v in (run[0], run[1] << 8 | run[2], run[3])]
    many = [v for code, to in several for v in (code, len(to), *to)]
    (folder / "FoldTable.swift").write_text(
        head + "extension AccentFolding {\n"
        "  /// Runs of scalars with a lower-case, accent-free form: first scalar, `count << 8 | step`, distance to the form (two's complement).\n"
        f"  static let runs: [UInt32] = [\n{table(flat, 8, 9)}\n  ]\n\n"
        "  /// Scalars whose form has no or several scalars: scalar, count, the scalars.\n"
        f"  static let sequences: [UInt32] = [\n{table(many, 5, 14)}\n  ]\n}}\n")
    print(len(starts), "category runs,", len(runs), "fold runs,", len(several), "sequences, Unicode", data.unidata_version)


main(Path(sys.argv[1]))
