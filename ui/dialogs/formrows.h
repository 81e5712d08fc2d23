// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

class QFormLayout;
class QHBoxLayout;
class QLabel;
class QLayout;
class QVBoxLayout;
class QWidget;

namespace tranship {

/// A field with the label under it that says what is wrong with it.
[[nodiscard]] QVBoxLayout *withProblem(QLayout *field, QLabel *problem);
/// The first takes the room.
[[nodiscard]] QHBoxLayout *rowOf(QWidget *first, QWidget *second = nullptr);
/// Makes the labels of both as wide as the widest, so that their fields stand in one line.
void alignLabels(const QFormLayout &one, const QFormLayout &other);

} // namespace tranship
