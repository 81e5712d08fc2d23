// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/linkoffer.h"
#include "ui/dialogs/candidatemodel.h"
#include "ui/dialogs/listreading.h"
#include "ui/dialogs/newjobdialog.h"
#include "ui/dialogs/placewatch.h"

#include <memory>

class QCheckBox;
class QLabel;
class QPushButton;

namespace tranship {

class CandidateTable;
class FolderField;
class LinksField;

/// Makes a download job of one or hundreds of links: typed, pasted, dropped, from a list or a
/// Metalink. Shows the files they mean, what becomes of their names, and whether they fit the disk;
/// asks their servers too when the person wants it. What is wrong is said beside the field, and
/// nothing typed is lost. Nothing starts before the person says so.
class NewDownloadDialog final : public NewJobDialog {
    Q_OBJECT

public:
    explicit NewDownloadDialog(Engine &engine, QWidget *parent = nullptr);

    /// Adds lines to those that are there.
    void addLinks(const QStringList &links);
    /// The same, with what the browser that has them would say to their server, if the person
    /// leaves it so.
    void takeOffer(const LinkOffer &offer);
    /// Reads a Metalink or a list of links and adds its files, or says what is wrong with it.
    void openList(const QString &path);

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

    void refresh() override;
    [[nodiscard]] bool isComplete() const override;
    [[nodiscard]] NewJob job() const override;
    [[nodiscard]] QList<NewFile> newFiles() const override;
    [[nodiscard]] QList<JobSecret> secrets() const override;
    void setFieldsEnabled(bool enabled) override;

private:
    void setUpFields();
    void setUpForm();
    void connectFields();
    void askForPolicy();
    void takePolicy(const Policy &policy);
    void chooseList();
    void takeList(const QString &path, const QList<WantedFile> &files, int skipped);
    void updateFiles();
    void askServers();
    void stopAsking();
    void watchPlace();
    void takePlace(const PlaceReport &place);
    void keepCategory();
    void suggestNames();
    void showTotals();
    [[nodiscard]] QString countProblem() const;
    [[nodiscard]] bool isOfferForAll() const;
    void showOffer();

    CandidateModel m_files;
    PlaceWatch m_place;
    ListReading m_reading;
    QList<WantedFile> m_listed; ///< that came from lists
    std::unique_ptr<QObject> m_inquiry; ///< questions to servers end with it
    qint64 m_freeBytes = -1;
    int m_mostFiles = 0; ///< of a job; 0: not known
    LinkOffer m_offer; ///< the last one of a browser
    LinksField *m_links;
    QCheckBox *m_asBrowser;
    QPushButton *m_import;
    QLabel *m_imported;
    CandidateTable *m_table;
    QLabel *m_totals;
    QLabel *m_filesProblem;
    QCheckBox *m_ask;
    FolderField *m_folder;
};

} // namespace tranship
