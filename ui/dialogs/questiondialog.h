// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/wording/wording.h"

#include <QDialog>

namespace tranship {

/// Asks once, in a sentence, before bytes are deleted. The buttons say what they do; the safe one
/// is the default and what Escape does.
class QuestionDialog final : public QDialog {
    Q_OBJECT

public:
    explicit QuestionDialog(const Question &question, QWidget *parent = nullptr);
};

} // namespace tranship
