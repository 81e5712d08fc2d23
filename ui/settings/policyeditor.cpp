// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/settings/policyeditor.h"

#include "ui/settings/categoriesedit.h"
#include "ui/settings/durationedit.h"
#include "ui/settings/limitedit.h"
#include "ui/settings/proxyedit.h"
#include "ui/settings/scheduleedit.h"
#include "ui/theme/theme.h"

#include <QCheckBox>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QToolButton>

#include <limits>

namespace tranship {

namespace {

class DurationEditor final : public PolicyEditor {
public:
    DurationEditor(const PolicyLabel &label, QWidget *parent)
        : PolicyEditor(parent),
          m_edit(new DurationEdit(parent))
    {
        m_edit->setName(label.name, label.help);
        connect(m_edit, &DurationEdit::edited, this, &PolicyEditor::edited);
    }

    QWidget *widget() override { return m_edit; }

    QString text() const override { return durationText(m_edit->duration()); }

    void show(const PolicyEntry &entry, const Policy &policy) override
    {
        m_edit->setDuration(std::chrono::seconds(entry.number(policy)));
    }

private:
    DurationEdit *m_edit;
};

class CountEditor final : public PolicyEditor {
public:
    CountEditor(const PolicyLabel &label, QWidget *parent)
        : PolicyEditor(parent),
          m_box(new QSpinBox(parent))
    {
        // Wider than the policy takes: what does not fit is explained, not cut off in silence.
        m_box->setRange(0, std::numeric_limits<int>::max());
        m_box->setKeyboardTracking(false);
        m_box->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        m_box->setAccessibleName(label.name);
        m_box->setAccessibleDescription(label.help);
        connect(m_box, &QSpinBox::valueChanged, this, &PolicyEditor::edited);
    }

    QWidget *widget() override { return m_box; }

    QString text() const override { return QString::number(m_box->value()); }

    void show(const PolicyEntry &entry, const Policy &policy) override
    {
        const QSignalBlocker blocker(m_box);
        m_box->setValue(static_cast<int>(entry.number(policy)));
    }

private:
    QSpinBox *m_box;
};

class FlagEditor final : public PolicyEditor {
public:
    FlagEditor(const PolicyLabel &label, QWidget *parent)
        : PolicyEditor(parent),
          m_box(new QCheckBox(PolicyEditor::tr("On"), parent))
    {
        m_box->setAccessibleName(label.name);
        m_box->setAccessibleDescription(label.help);
        connect(m_box, &QCheckBox::clicked, this, &PolicyEditor::edited);
    }

    QWidget *widget() override { return m_box; }

    QString text() const override
    {
        return m_box->isChecked() ? QStringLiteral("true") : QStringLiteral("false");
    }

    void show(const PolicyEntry &entry, const Policy &policy) override
    {
        m_box->setChecked(entry.number(policy) != 0);
    }

private:
    QCheckBox *m_box;
};

class RateEditor final : public PolicyEditor {
public:
    RateEditor(const PolicyEntry &policy, const PolicyLabel &label, QWidget *parent)
        : PolicyEditor(parent),
          m_edit(new LimitEdit(parent))
    {
        m_edit->setBlocking(policy.minimum == 0);
        m_edit->setName(label.name, label.help);
        connect(m_edit, &LimitEdit::edited, this, &PolicyEditor::edited);
    }

    QWidget *widget() override { return m_edit; }

    QString text() const override { return limitText(m_edit->rate()); }

    void show(const PolicyEntry &entry, const Policy &policy) override
    {
        m_edit->setRate(entry.number(policy));
    }

private:
    LimitEdit *m_edit;
};

class ScheduleEditor final : public PolicyEditor {
public:
    ScheduleEditor(const PolicyLabel &label, QWidget *parent)
        : PolicyEditor(parent),
          m_edit(new ScheduleEdit(parent))
    {
        m_edit->setName(label.name, label.help);
        connect(m_edit, &ScheduleEdit::edited, this, &PolicyEditor::edited);
    }

    QWidget *widget() override { return m_edit; }

    bool isWide() const override { return true; }

    QString text() const override { return weekScheduleText(m_edit->schedule()); }

    void show(const PolicyEntry &entry, const Policy &policy) override
    {
        if (const Result<WeekSchedule> hours = weekScheduleFromText(entry.text(policy)))
            m_edit->setSchedule(*hours);
    }

private:
    ScheduleEdit *m_edit;
};

class CategoriesEditor final : public PolicyEditor {
public:
    CategoriesEditor(const PolicyLabel &label, QWidget *parent)
        : PolicyEditor(parent),
          m_edit(new CategoriesEdit(parent))
    {
        m_edit->setName(label.name, label.help);
        connect(m_edit, &CategoriesEdit::edited, this, &PolicyEditor::edited);
    }

    QWidget *widget() override { return m_edit; }

    QString text() const override { return m_edit->text(); }

    void show(const PolicyEntry &entry, const Policy &policy) override
    {
        if (const auto categories = categoriesFromText(entry.text(policy)))
            m_edit->setCategories(*categories);
    }

private:
    CategoriesEdit *m_edit;
};

/// One line of text.
class LineEditor : public PolicyEditor {
public:
    LineEditor(const PolicyLabel &label, const QString &placeholder, QWidget *parent)
        : PolicyEditor(parent),
          m_line(new QLineEdit(parent))
    {
        m_line->setAccessibleName(label.name);
        m_line->setAccessibleDescription(label.help);
        m_line->setPlaceholderText(placeholder);
        connect(m_line, &QLineEdit::editingFinished, this, [this] { noteEdit(); });
    }

    QWidget *widget() override { return m_line; }

    bool isWide() const override { return true; }

    QString text() const override { return m_line->text(); }

    void show(const PolicyEntry &entry, const Policy &policy) override
    {
        m_before = entry.text(policy);
        m_line->setText(m_before);
        m_line->setCursorPosition(0); // its beginning is seen
    }

protected:
    [[nodiscard]] QLineEdit *line() const { return m_line; }

    void noteEdit()
    {
        if (m_line->text() != m_before)
            Q_EMIT edited();
    }

private:
    QLineEdit *m_line;
    QString m_before;
};

/// A line with a button that chooses for it.
class FolderEditor final : public LineEditor {
public:
    FolderEditor(const PolicyLabel &label, QWidget *parent)
        : LineEditor(label, PolicyEditor::tr("Download folder"), parent),
          m_widget(new QWidget(parent))
    {
        auto *choose = new QToolButton(m_widget);
        choose->setIcon(theme::icon(QLatin1String("folder")));
        choose->setToolTip(PolicyEditor::tr("Choose a folder"));
        choose->setAccessibleName(PolicyEditor::tr("Choose a folder"));
        auto *layout = new QHBoxLayout(m_widget);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->setSpacing(theme::gridUnit);
        layout->addWidget(line(), 1);
        layout->addWidget(choose);
        m_widget->setFocusProxy(line());
        connect(choose, &QToolButton::clicked, this, [this] { openDialog(); });
    }

    QWidget *widget() override { return m_widget; }

    bool isWide() const override { return false; }

private:
    void openDialog()
    {
        auto *dialog =
            new QFileDialog(m_widget, PolicyEditor::tr("Default folder"), line()->text());
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setFileMode(QFileDialog::Directory);
        connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &folder) {
            line()->setText(folder);
            noteEdit();
        });
        dialog->open();
    }

    QWidget *m_widget;
};

class ProxyEditor final : public PolicyEditor {
public:
    ProxyEditor(const PolicyLabel &label, QWidget *parent)
        : PolicyEditor(parent),
          m_edit(new ProxyEdit(parent))
    {
        m_edit->setName(label.name, label.help);
        connect(m_edit, &ProxyEdit::edited, this, &PolicyEditor::edited);
    }

    QWidget *widget() override { return m_edit; }

    bool isWide() const override { return true; }

    QString text() const override { return m_edit->text(); }

    void show(const PolicyEntry &entry, const Policy &policy) override
    {
        m_edit->setText(entry.text(policy));
    }

private:
    ProxyEdit *m_edit;
};

} // namespace

PolicyEditor *PolicyEditor::make(const PolicyEntry &entry, const PolicyLabel &label,
                                 QWidget *parent)
{
    switch (entry.kind) {
    case PolicyKind::Duration:
        return new DurationEditor(label, parent);
    case PolicyKind::Count:
        return new CountEditor(label, parent);
    case PolicyKind::Flag:
        return new FlagEditor(label, parent);
    case PolicyKind::Rate:
        return new RateEditor(entry, label, parent);
    case PolicyKind::Schedule:
        return new ScheduleEditor(label, parent);
    case PolicyKind::Categories:
        return new CategoriesEditor(label, parent);
    case PolicyKind::Proxy:
        return new ProxyEditor(label, parent);
    case PolicyKind::Bypass:
        return new LineEditor(label, QStringLiteral("<local> *.example.org"), parent);
    case PolicyKind::Command:
        return new LineEditor(label, PolicyEditor::tr("No command"), parent);
    case PolicyKind::Text:
        break;
    }
    return new FolderEditor(label, parent);
}

} // namespace tranship
