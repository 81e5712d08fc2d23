// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/engine.h"

namespace tranship {

/// What is to be downloaded, as a link, a list or a Metalink says it.
struct WantedFile {
    NewFile file; ///< its path is not used; `name` is a Metalink's
    QString name{}; ///< file name that was given with the link; empty: none
    qint64 size = unknownSize; ///< bytes, as a Metalink tells it
};

/// A file of a new job before it is one: what was asked for, what a person made of it, what was
/// found out.
struct OfferedFile {
    enum class Inquiry {
        None, ///< nobody was asked
        Spared, ///< not asked, since its link may be good for one request only
        Asking,
        Answered,
        Failed, ///< `error` says how
    };

    WantedFile wanted;
    QString typed{}; ///< the name the person wants; empty: none typed
    bool isIncluded = true;
    Inquiry inquiry = Inquiry::None;
    LinkFacts facts{};
    Error error{};
    PlannedName plan{};
    QString job{}; ///< name of one that has the link already

    /// The one that was typed, else given, else told by the server, else said by the link.
    [[nodiscard]] QString name() const;
    /// The server may not choose another.
    [[nodiscard]] bool isNameFixed() const;
    /// A file can have the name.
    [[nodiscard]] bool isNameLegal() const;
    [[nodiscard]] qint64 size() const;
    /// What the engine is asked to add, below `folder`, which ends in a slash.
    [[nodiscard]] NewFile newFile(const QString &folder) const;

private:
    /// The name where it can be chosen; may be below folders where a Metalink says so.
    [[nodiscard]] QString chosen() const;
};

} // namespace tranship
