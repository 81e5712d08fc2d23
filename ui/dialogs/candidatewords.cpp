// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/dialogs/candidatewords.h"

#include "model/job/filename.h"
#include "model/job/url.h"
#include "ui/wording/wording.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace tranship {

namespace {

struct CandidateWords {
    Q_DECLARE_TR_FUNCTIONS(NewDownload)
};

QString curlText(const CurlProblem &problem)
{
    switch (problem.kind) {
    case CurlProblem::Kind::Unfinished:
        return CandidateWords::tr("this curl command is not complete");
    case CurlProblem::Kind::NoLink:
        return CandidateWords::tr("this curl command has no link");
    case CurlProblem::Kind::SendsData:
        return CandidateWords::tr("this curl command sends something (%1): it is no download")
            .arg(problem.what);
    case CurlProblem::Kind::OtherMethod:
        return CandidateWords::tr("this curl command is no download but a %1 request")
            .arg(problem.what.left(20));
    case CurlProblem::Kind::UnknownOption:
        return CandidateWords::tr("this curl command has an option that is not known here: %1")
            .arg(problem.what.left(40));
    }
    return {};
}

CandidateRemark fateRemark(const PlannedName &plan)
{
    using theme::Tone;
    switch (plan.fate) {
    case NameFate::Free:
        break;
    case NameFate::Numbered:
        return {CandidateWords::tr("Another job has this name: becomes “%1”").arg(plan.name),
                Tone::Waiting};
    case NameFate::KeptBeside:
        return {CandidateWords::tr("A file is there: kept beside it as “%1”").arg(plan.name),
                Tone::Waiting};
    case NameFate::Replaces:
        return {CandidateWords::tr("Replaces the file that is there"), Tone::Waiting};
    case NameFate::Refused:
        return {CandidateWords::tr("Another job has this name"), Tone::Error};
    case NameFate::WillFail:
        return {CandidateWords::tr("A file is there: will not be completed"), Tone::Error};
    }
    return {};
}

CandidateRemark inquiryRemark(const OfferedFile &file)
{
    switch (file.inquiry) {
    case OfferedFile::Inquiry::None:
    case OfferedFile::Inquiry::Answered:
        break;
    case OfferedFile::Inquiry::Spared:
        return {CandidateWords::tr("Not asked: the link may be good for one request only"),
                theme::Tone::Dimmed};
    case OfferedFile::Inquiry::Asking:
        return {CandidateWords::tr("Asking…"), theme::Tone::Dimmed};
    case OfferedFile::Inquiry::Failed:
        return {errorText(file.error), theme::Tone::Error};
    }
    return {};
}

} // namespace

CandidateRemark candidateRemark(const OfferedFile &file)
{
    if (!file.isIncluded)
        return {};
    if (!file.isNameLegal())
        return {CandidateWords::tr("A file cannot have this name; “%1” would do")
                    .arg(safeFileName(file.name())),
                theme::Tone::Error};
    if (file.inquiry == OfferedFile::Inquiry::Failed)
        return inquiryRemark(file);
    if (file.inquiry == OfferedFile::Inquiry::Answered && file.facts.isPage)
        return {CandidateWords::tr("The server sends a web page"), theme::Tone::Waiting};
    if (!file.job.isEmpty())
        return {CandidateWords::tr("The job “%1” has this link already").arg(file.job),
                theme::Tone::Waiting};
    if (file.plan.fate != NameFate::Free)
        return fateRemark(file.plan);
    return inquiryRemark(file);
}

QString candidateSource(const OfferedFile &file)
{
    const Result<QUrl> url = parseSource(withoutLogin(file.wanted.file.url).url);
    const QString host = !url ? QString()
        : isLocalSource(*url) ? CandidateWords::tr("this computer")
                              : hostAndPort(*url);
    const auto mirrors = static_cast<int>(file.wanted.file.mirrors.size());
    return mirrors == 0 ? host
                        : CandidateWords::tr("%1 and %n mirror(s)", "host", mirrors).arg(host);
}

QString badLineText(const BadLine &line)
{
    switch (line.kind) {
    case BadLine::Kind::NoAddress:
        return CandidateWords::tr("not a web address (http or https)");
    case BadLine::Kind::OtherScheme:
        return CandidateWords::tr("“%1:” links cannot be fetched, only http, https and file")
            .arg(line.what.left(20));
    case BadLine::Kind::OtherMachine:
        return CandidateWords::tr(
            "not a file of this computer (file:///folder/name); mount the share of "
            "another one first");
    case BadLine::Kind::Blank:
        return CandidateWords::tr("there is a blank in the link; it is written %20");
    case BadLine::Kind::TooMany:
        return CandidateWords::tr("more than %1 links").arg(QLocale().toString(mostLinks));
    case BadLine::Kind::Curl:
        return curlText(line.curl);
    }
    return {};
}

QString linkListText(LinkListProblem problem)
{
    switch (problem) {
    case LinkListProblem::TooLong:
        return CandidateWords::tr("The list is too long: %1 links at most.")
            .arg(QLocale().toString(mostLinks));
    case LinkListProblem::NoText:
        return CandidateWords::tr("This is neither a text nor a table nor a Metalink.");
    case LinkListProblem::NoLinks:
        return CandidateWords::tr("There are no web links (http or https) in it.");
    }
    return {};
}

QString notCarriedText(const WantedLinks &wanted)
{
    QStringList names;
    bool isSecret = false;
    for (const auto &[name, value] : wanted.headers) {
        isSecret = isSecret || isSecretHeader(name);
        if (!names.contains(name, Qt::CaseInsensitive))
            names << name;
    }
    names += wanted.unusedOptions;
    names.removeDuplicates();
    if (names.isEmpty())
        return {};
    const QString what = QLocale().createSeparatedList(names.mid(0, 6));
    return isSecret
        ? CandidateWords::tr("Of the curl command this is not carried: %1. Where the server wants "
                             "a login it will refuse, or send its login page.")
              .arg(what)
        : CandidateWords::tr("Of the curl command this is not carried: %1.").arg(what);
}

} // namespace tranship
