// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/error.h"

#include <QObject>

namespace tranship {

/// Something of the person's desktop, outside of our data folder, that is on or off. Looked at and
/// changed beside the calling thread.
class DesktopSwitch : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    /// Looks how it stands; changed() or failed() follows.
    virtual void refresh() = 0;
    /// changed() or failed() follows.
    virtual void set(bool isOn) = 0;

    /// How it stood last.
    [[nodiscard]] bool isOn() const { return m_isOn; }

Q_SIGNALS:
    void changed(bool isOn);
    void failed(const tranship::Error &error);

protected:
    void take(bool isOn);

private:
    bool m_isOn = false;
};

} // namespace tranship
