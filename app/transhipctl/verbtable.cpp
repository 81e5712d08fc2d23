// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/transhipctl/verbtable.h"

#include "app/transhipctl/verbs.h"

#include <algorithm>
#include <array>

namespace tranship {

namespace {

constexpr std::array createOptions = {
    VerbOption{"type", "TYPE", "download (default), upload or upload-reply"},
    VerbOption{"priority", "PRIORITY", "foreground, high, normal (default) or low"},
    VerbOption{"set", "KEY=VALUE", "a property as of the verb set; can be repeated", true},
};

constexpr std::array transferOptions = {
    VerbOption{"upload", nullptr, "send the file PATH to each URL"},
    VerbOption{"type", "TYPE", "download (default), upload or upload-reply"},
    VerbOption{"priority", "PRIORITY", "foreground, high, normal (default) or low"},
    VerbOption{"set", "KEY=VALUE", "a property as of the verb set; can be repeated", true},
    VerbOption{"mirror", "URL", "the same bytes elsewhere; can be repeated", true},
    VerbOption{"checksum", "SUM", "what the file must have, as sha-256:HEX"},
    VerbOption{"part-urls", "FILE", "of an upload to S3: a presigned URL a line for each part"},
};

constexpr std::array addOptions = {
    VerbOption{"list", "FILE", "lines URL<TAB>PATH; \"-\" reads standard input"},
    VerbOption{"metalink", "FILE", "all files of a Metalink, below FOLDER; \"-\" as above"},
    VerbOption{"mirror", "URL", "the same bytes elsewhere; can be repeated", true},
    VerbOption{"checksum", "SUM", "what the file must have, as sha-256:HEX"},
    VerbOption{"ranges", "RANGES", "only these bytes in this order, as 100-199,900-999,400-"},
    VerbOption{"part-urls", "FILE", "of an upload to S3: a presigned URL a line for each part"},
};

constexpr std::array waitOptions = {
    VerbOption{"for", "STATE[,STATE]", "default: Transferred,Error"},
    VerbOption{"timeout", "SECONDS", "give up after this time; exit code 4"},
};

constexpr std::array setOptions = {
    VerbOption{"session", nullptr, "keep the secret until the program ends, not in the keychain"},
    VerbOption{"secret-file", "FILE", "read secrets from the file instead of standard input"},
    VerbOption{"token", nullptr, "credentials are one line, a bearer token"},
};

constexpr std::array historyOptions = {
    VerbOption{"limit", "NUMBER", "the newest ones only"},
};

constexpr std::span<const VerbOption> noOptions;

constexpr std::array table = {
    VerbEntry{"create", "NAME", 1, 1, createOptions, "Make a job and print its id",
              "The job is Suspended and has no files.\n", true, runCreate, problemOfCreate},
    VerbEntry{"add", "JOB URL PATH | JOB --list FILE | JOB --metalink FILE FOLDER", 1, 3,
              addOptions, "Add files to a job",
              "Downloads URL into PATH, a folder or a file name, or uploads the file PATH to URL. "
              "Of a list or\nMetalink all files are added or none.\n",
              true, runAdd, problemOfAdd},
    VerbEntry{"resume", "JOB...", 1, -1, noOptions, "Let jobs go on", "", true, runResume, nullptr},
    VerbEntry{"suspend", "JOB...", 1, -1, noOptions, "Stop jobs for now", "", true, runSuspend,
              nullptr},
    VerbEntry{"complete", "JOB...", 1, -1, noOptions, "End jobs and keep their finished files",
              "Prints one line per file. Exit code 5: unfinished files were not kept.\n", true,
              runComplete, nullptr},
    VerbEntry{"cancel", "JOB...", 1, -1, noOptions, "End jobs and leave nothing behind", "", true,
              runCancel, nullptr},
    VerbEntry{"transfer", "URL... PATH", 2, -1, transferOptions,
              "Create, add, resume, show progress and complete",
              "With several URLs PATH is a folder, or the file that is sent to each. Ctrl+C leaves "
              "the job in the queue, where it "
              "goes on.\n",
              true, runTransfer, problemOfTransfer},
    VerbEntry{"list", "", 0, 0, noOptions, "Show all jobs", "", true, runList, nullptr},
    VerbEntry{"info", "JOB", 1, 1, noOptions, "Show all about one job", "", true, runInfo, nullptr},
    VerbEntry{"history", "", 0, 0, historyOptions, "Show ended jobs, the newest first", "", true,
              runHistory, problemOfHistory},
    VerbEntry{"log", "JOB", 1, 1, noOptions, "Show what happened to a job and why",
              "The newest line last; 500 lines are kept. Ended jobs have a log too.\n", true,
              runLog, nullptr},
    VerbEntry{"monitor", "[JOB]", 0, 1, noOptions, "Show changes as they happen, until Ctrl+C",
              "With --json one document per line: {jobs, removed}; the first one has all jobs.\n",
              true, runMonitor, nullptr},
    VerbEntry{"wait", "JOB", 1, 1, waitOptions,
              "Wait until a job is in a state and print the state",
              "Exit code 0 whichever of the states it is; 1 when the job ends in none of them.\n",
              true, runWait, problemOfWait},
    VerbEntry{"set", "JOB KEY VALUE", 3, 3, setOptions, "Change a property of a job",
              "KEY header takes \"Name: value\", one at a time. Secrets never stand in the command "
              "line:\nsecret-header NAME and credentials server|proxy|certificate read them from "
              "standard\ninput, a line each (name, password; of a client certificate the password "
              "alone), or\nask; an empty one takes them away.\n",
              true, runSet, problemOfSet},
    VerbEntry{"get", "JOB KEY", 2, 2, noOptions, "Print a property of a job", "", true, runGet,
              nullptr},
    VerbEntry{"remove-file", "JOB INDEX", 2, 2, noOptions, "Remove a file from a job",
              "INDEX is the file's number as info shows it, from 0.\n", true, runRemoveFile,
              problemOfFileIndex},
    VerbEntry{"set-url", "JOB INDEX URL", 3, 3, noOptions, "Give a file a new link",
              "INDEX is the file's number as info shows it, from 0. What is there already is kept "
              "if the\nnew link leads to the same content.\n",
              true, runSetUrl, problemOfFileIndex},
    VerbEntry{"replace-prefix", "JOB OLD NEW", 3, 3, noOptions,
              "Let unfinished files come from NEW instead of OLD",
              "Prints how many have a URL that begins with OLD. What is there already is kept if "
              "the\ncontent is the same.\n",
              true, runReplacePrefix, nullptr},
    VerbEntry{"take-ownership", "JOB...", 1, -1, noOptions, "Become the owner of jobs", "", true,
              runTakeOwnership, nullptr},
    VerbEntry{"keep", "JOB...", 1, -1, noOptions, "Start the inactivity timeout of jobs anew", "",
              true, runKeep, nullptr},
    VerbEntry{"policy", "[KEY VALUE]", 0, 2, noOptions, "Show limits and timeouts, or set one",
              "Times take s, m, h and d. An empty VALUE goes back to the default.\n", true,
              runPolicy, problemOfPolicy},
    VerbEntry{
        "certificates", "", 0, 0, noOptions, "Show certificates that were refused or are trusted",
        "Of those that were refused the last one of each host.\n", true, runCertificates, nullptr},
    VerbEntry{"trust", "HOST FINGERPRINT", 2, 2, noOptions,
              "Trust exactly this certificate of this host",
              "HOST as certificates shows it, with its port where that is not 443. FINGERPRINT is "
              "of SHA-256.\nJobs that it stopped go on with resume. A revoked one cannot be "
              "trusted.\n",
              true, runTrust, problemOfFingerprint},
    VerbEntry{"untrust", "HOST FINGERPRINT", 2, 2, noOptions, "Trust a certificate no more", "",
              true, runUntrust, problemOfFingerprint},
    VerbEntry{"quit", "", 0, 0, noOptions, "Stop the running instance", "", false, runQuit,
              nullptr},
};

} // namespace

std::span<const VerbEntry> verbTable()
{
    return table;
}

const VerbEntry *verbEntry(const QString &name)
{
    const auto isMeant = [&name](const VerbEntry &entry) {
        return name == QLatin1String(entry.name);
    };
    const auto found = std::find_if(table.begin(), table.end(), isMeant);
    return found == table.end() ? nullptr : &*found;
}

} // namespace tranship
