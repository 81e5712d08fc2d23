# SPDX-FileCopyrightText: 2026 Tranship contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Where the files of others come from: their packages, licences and a bill of materials."""

import hashlib
import json
import os
import re
import shutil
import subprocess
import time

COMMON_LICENCES = "/usr/share/common-licenses"
COMMON_LICENCE = re.compile(rf"{COMMON_LICENCES}/([A-Z][A-Za-z]*(?:-[0-9]+(?:\.[0-9]+)?)?)")
LICENCE_LINE = re.compile(r"^License:[ \t]*(\S.*)$", re.MULTILINE)
OWNER_LINE = re.compile(r"^([a-z0-9][^\s:,]+)(?::\S+)?: (/.*)$")


class Package:
    """A package of the distribution of which files come along."""

    def __init__(self, name, version, source):
        self.name, self.version, self.source = name, version, source
        self.files = []  # names in the bundle
        self.licences = []  # as its copyright file names them, in its order

    def copyright(self):
        return f"/usr/share/doc/{self.name}/copyright"


def licences_of(text):
    """The names after "License:" in a copyright file, each once."""
    return list(dict.fromkeys(name.strip() for name in LICENCE_LINE.findall(text)))


def spellings(path):
    """A path as dpkg may know it: with and without the /usr that /lib is a link into."""
    real = os.path.realpath(path)
    return [real, real[len("/usr"):]] if real.startswith("/usr/lib") else [real, "/usr" + real]


def owners(paths):
    """path -> name of the package that has it, for those that dpkg knows."""
    asked = {spelling: path for path in paths for spelling in spellings(path)}
    answer = subprocess.run(["dpkg-query", "--search", *asked], capture_output=True, text=True,
                            env={**os.environ, "LC_ALL": "C"}, check=False).stdout
    found = {}
    for line in answer.splitlines():
        match = OWNER_LINE.match(line)
        if match and match[2] in asked:
            found[asked[match[2]]] = match[1]
    return found


def packages_of(files):
    """The packages of the files, by name. `files`: name in the bundle -> path on this machine."""
    owner = owners(files.values())
    unknown = sorted(path for path in files.values() if path not in owner)
    if unknown:
        raise SystemExit(f"no package has these, so their licences are unknown: {', '.join(unknown)}")
    packages = {}
    for name, path in sorted(files.items()):
        package = packages.get(owner[path]) or packages.setdefault(owner[path], described(owner[path]))
        package.files.append(name)
    return dict(sorted(packages.items()))


def described(name):
    line = subprocess.run(
        ["dpkg-query", "--show", "--showformat=${Version} ${source:Package}\n", name],
        check=True, capture_output=True, text=True).stdout.splitlines()[0]
    package = Package(name, *line.split(" "))
    with open(package.copyright(), encoding="utf-8", errors="replace") as text:
        package.licences = licences_of(text.read())
    return package


def write_licences(packages, folder):
    """A copy of each package's copyright file, and a page that says what is whose."""
    os.makedirs(folder)
    lines = [
        "# What comes along with Tranship\n",
        "Each of these is a file of its own, as Debian built it, and can be replaced by another build of the",
        "same version in app/lib or app/plugins. The texts of the licences lie beside this page, those that",
        "many share in common/; the sources are Debian's (apt-get source NAME=VERSION).\n",
        "| package | version | source | licences named in its copyright file | files |",
        "|---|---|---|---|---|",
    ]
    common = set()
    for package in packages.values():
        shutil.copyfile(package.copyright(), os.path.join(folder, package.name + ".txt"))
        with open(package.copyright(), encoding="utf-8", errors="replace") as text:
            common.update(COMMON_LICENCE.findall(text.read()))
        lines.append(f"| {package.name} | {package.version} | {package.source} | "
                     f"{', '.join(package.licences) or 'see its file'} | {', '.join(package.files)} |")
    os.makedirs(os.path.join(folder, "common"))
    for name in sorted(common):
        source = os.path.join(COMMON_LICENCES, name)
        if os.path.isfile(source):
            shutil.copyfile(source, os.path.join(folder, "common", name))
    with open(os.path.join(folder, "README.md"), "w", encoding="utf-8") as page:
        page.write("\n".join(lines) + "\n")


def digest(path):
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest() if hasattr(hashlib, "file_digest") \
            else hashlib.sha256(file.read()).hexdigest()


def identifier(text):
    return re.sub(r"[^A-Za-z0-9.-]", "-", text)


def spdx_package(package):
    return {
        "SPDXID": f"SPDXRef-Package-{identifier(package.name)}",
        "name": package.name,
        "versionInfo": package.version,
        "downloadLocation": "NOASSERTION",
        "filesAnalyzed": False,
        "licenseConcluded": "NOASSERTION",
        "licenseDeclared": "NOASSERTION",
        "licenseComments": "; ".join(package.licences),
        "externalRefs": [{
            "referenceCategory": "PACKAGE-MANAGER",
            "referenceType": "purl",
            "referenceLocator":
                f"pkg:deb/debian/{package.name}@{package.version.replace('+', '%2B')}?arch=amd64",
        }],
    }


def spdx_file(root, name):
    return {
        "SPDXID": f"SPDXRef-File-{identifier(name)}",
        "fileName": f"./{name}",
        "checksums": [{"algorithm": "SHA256", "checksumValue": digest(os.path.join(root, name))}],
        "licenseConcluded": "NOASSERTION",
        "copyrightText": "NOASSERTION",
    }


def relation(one, kind, other):
    return {"spdxElementId": one, "relationshipType": kind, "relatedSpdxElement": other}


def bill_of_materials(version, packages, root, names, epoch):
    """An SPDX 2.3 document of Tranship and what it takes along. `names`: files below `root`."""
    ours = {
        "SPDXID": "SPDXRef-Package-tranship", "name": "tranship", "versionInfo": version,
        "downloadLocation": "NOASSERTION", "filesAnalyzed": False,
        "licenseConcluded": "GPL-3.0-or-later", "licenseDeclared": "GPL-3.0-or-later",
        "copyrightText": "2026 Tranship contributors",
    }
    files = [spdx_file(root, name) for name in sorted(names)]
    theirs = {name: package for package in packages.values() for name in package.files}
    relations = [relation("SPDXRef-DOCUMENT", "DESCRIBES", ours["SPDXID"])]
    relations += [relation(ours["SPDXID"], "DEPENDS_ON", spdx_package(package)["SPDXID"])
                  for package in packages.values()]
    for name, file in zip(sorted(names), files):
        holder = spdx_package(theirs[name])["SPDXID"] if name in theirs else ours["SPDXID"]
        relations.append(relation(holder, "CONTAINS", file["SPDXID"]))
    body = json.dumps([files, relations], sort_keys=True).encode()
    return {
        "spdxVersion": "SPDX-2.3", "dataLicense": "CC0-1.0", "SPDXID": "SPDXRef-DOCUMENT",
        "name": f"tranship-{version}-linux-x86_64",
        "documentNamespace":
            f"urn:tranship:sbom:{version}:{hashlib.sha256(body).hexdigest()}",
        "creationInfo": {
            "created": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(epoch)),
            "creators": ["Tool: installer/bundle"],
        },
        "packages": [ours] + [spdx_package(package) for package in packages.values()],
        "files": files,
        "relationships": relations,
    }
