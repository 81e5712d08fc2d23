#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Tranship contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Lays Tranship and everything it needs but glibc into one folder that runs where it lies.

usage: bundle.py --build BUILD --into FOLDER --epoch SECONDS [--qt-plugins DIR] [--qt-translations DIR]

BUILD is a configured and built tree; FOLDER must not exist. What comes out:
  bin/  the programs (stripped, looking for libraries in ../lib)     lib/  plugins/  translations/  fonts/
  share/  what the desktop wants, manuals, licences, sbom.spdx.json
  needs   lines KEY=VALUE that the installer checks: version, glibc
"""

import argparse
import json
import os
import re
import shutil
import subprocess
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
# pylint: disable=wrong-import-position
import libraries
import provenance

PROGRAMS = ["tranship", "transhipctl", "tranship-browser"]
OPTIONAL_PROGRAMS = ["tranship-setup"]
FONTS = ["DejaVuSans.ttf", "DejaVuSans-Bold.ttf"]
FONT_FOLDER = "/usr/share/fonts/truetype/dejavu"
QT_CONF = "[Paths]\nPrefix=..\nPlugins=plugins\nTranslations=translations\n"
# Only for a system that has no fonts of its own: without any, text is a row of boxes.
FONTS_CONF = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">.</dir>
  <dir>/usr/share/fonts</dir>
  <dir prefix="xdg">fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
"""


def run(*words):
    subprocess.run(words, check=True, stdout=subprocess.DEVNULL)


def copy(source, target):
    os.makedirs(os.path.dirname(target), exist_ok=True)
    shutil.copyfile(source, target)


def cached(build, name):
    """A value of CMakeCache.txt."""
    with open(os.path.join(build, "CMakeCache.txt"), encoding="utf-8") as cache:
        match = re.search(rf"^{name}:\w+=(.*)$", cache.read(), re.MULTILINE)
    if not match:
        raise SystemExit(f"{build} has no {name}: configure it first")
    return match[1]


def lay_qt(into, plugins, translations):
    """Plugins and Qt's own Russian; answers name in the bundle -> where it came from."""
    laid = {}
    for name in libraries.PLUGINS:
        source = os.path.join(plugins, name)
        if not os.path.exists(source):
            raise libraries.Missing(f"{source} is not on this machine")
        copy(source, os.path.join(into, "plugins", name))
        laid["plugins/" + name] = source
    name = "translations/qtbase_ru.qm"
    source = os.path.join(translations, "qtbase_ru.qm")
    copy(source, os.path.join(into, name))
    laid[name] = source
    return laid


def lay_libraries(into, roots):
    """The closure of the ELF files and what is opened by name, under the names they are asked for."""
    opened = libraries.opened_by_name()
    laid = {}
    for name, source in {**libraries.closure([*roots, *opened.values()]), **opened}.items():
        copy(source, os.path.join(into, "lib", name))
        laid["lib/" + name] = source
    return laid


def lay_fonts(into):
    laid = {}
    for name in FONTS:
        source = os.path.join(FONT_FOLDER, name)
        copy(source, os.path.join(into, "fonts", name))
        laid["fonts/" + name] = source
    with open(os.path.join(into, "fonts", "fonts.conf"), "w", encoding="utf-8") as file:
        file.write(FONTS_CONF)
    return laid


def set_search_paths(into, programs):
    """RPATH, not RUNPATH: it holds for what plugins and libraries need as well, and is asked before
    LD_LIBRARY_PATH. A library's own RUNPATH would switch it off for what that library needs."""
    for program in programs:
        run("patchelf", "--force-rpath", "--set-rpath", "$ORIGIN/../lib", program)
    for folder, _, names in os.walk(into):
        for name in names:
            path = os.path.join(folder, name)
            if ".so" in name and subprocess.run(["patchelf", "--print-rpath", path], check=True,
                                                capture_output=True, text=True).stdout.strip():
                run("patchelf", "--remove-rpath", path)


def all_files(root):
    return sorted(os.path.relpath(os.path.join(folder, name), root)
                  for folder, _, names in os.walk(root) for name in names)


def version_of(build):
    return cached(build, "CMAKE_PROJECT_VERSION")


def bundle(options):
    build, into = options.build, options.into
    run("cmake", "--install", build, "--prefix", into, "--strip")
    programs = [os.path.join(into, "bin", name) for name in PROGRAMS]
    setup = os.path.join(build, "bin", OPTIONAL_PROGRAMS[0])
    if os.path.exists(setup):
        programs.append(os.path.join(into, "bin", OPTIONAL_PROGRAMS[0]))
        shutil.copyfile(setup, programs[-1])
        run("strip", programs[-1])
    laid = lay_qt(into, options.qt_plugins, options.qt_translations)
    plugins = [source for name, source in laid.items() if name.endswith(".so")]
    laid.update(lay_libraries(into, [*programs, *plugins]))
    laid.update(lay_fonts(into))
    set_search_paths(into, programs)
    with open(os.path.join(into, "bin", "qt.conf"), "w", encoding="utf-8") as file:
        file.write(QT_CONF)

    elves = [*programs, *(os.path.join(into, name) for name in laid if ".so" in name)]
    with open(os.path.join(into, "needs"), "w", encoding="utf-8") as file:
        file.write(f"version={version_of(build)}\nglibc={libraries.needed_glibc(elves)}\n")
    packages = provenance.packages_of(laid)
    documents = os.path.join(into, "share", "doc", "tranship")
    provenance.write_licences(packages, os.path.join(documents, "licences"))
    bill = provenance.bill_of_materials(version_of(build), packages, into, all_files(into), options.epoch)
    with open(os.path.join(documents, "sbom.spdx.json"), "w", encoding="utf-8") as file:
        json.dump(bill, file, indent=1)
        file.write("\n")
    for name in all_files(into):
        runs = name.startswith("bin/") and not name.endswith(".conf")
        os.chmod(os.path.join(into, name), 0o755 if runs else 0o644)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--build", required=True)
    parser.add_argument("--into", required=True)
    parser.add_argument("--epoch", required=True, type=int, help="time of the bill of materials")
    parser.add_argument("--qt-plugins", default="/usr/lib/x86_64-linux-gnu/qt6/plugins")
    parser.add_argument("--qt-translations", default="/usr/share/qt6/translations")
    options = parser.parse_args()
    if os.path.exists(options.into):
        sys.exit(f"{options.into} is there already")
    try:
        bundle(options)
    except libraries.Missing as missing:
        sys.exit(f"bundle: {missing}")


if __name__ == "__main__":
    main()
