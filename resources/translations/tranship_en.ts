<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
    <context>
    <name>Format</name>
    <message numerus="yes">
            <source>%n second(s)</source>
            <translation>
                <numerusform>%n second</numerusform>
                <numerusform>%n seconds</numerusform>
            </translation>
        </message>
    <message numerus="yes">
            <source>%n minute(s)</source>
            <translation>
                <numerusform>%n minute</numerusform>
                <numerusform>%n minutes</numerusform>
            </translation>
        </message>
    <message numerus="yes">
            <source>%n hour(s)</source>
            <translation>
                <numerusform>%n hour</numerusform>
                <numerusform>%n hours</numerusform>
            </translation>
        </message>
    <message numerus="yes">
            <source>%n day(s)</source>
            <translation>
                <numerusform>%n day</numerusform>
                <numerusform>%n days</numerusform>
            </translation>
        </message>
</context>
<context>
    <name>JobList</name>
    <message numerus="yes">
            <source>%n file(s)</source>
            <translation>
                <numerusform>%n file</numerusform>
                <numerusform>%n files</numerusform>
            </translation>
        </message>
</context>
<context>
    <name>NewDownload</name>
    <message numerus="yes">
            <source>%1 and %n mirror(s)</source>
            <comment>host</comment>
            <translation>
                <numerusform>%1 and %n mirror</numerusform>
                <numerusform>%1 and %n mirrors</numerusform>
            </translation>
        </message>
</context>
<context>
    <name>Notifier</name>
    <message numerus="yes">
            <source>%n job(s) are transferred</source>
            <translation>
                <numerusform>%n job is transferred</numerusform>
                <numerusform>%n jobs are transferred</numerusform>
            </translation>
        </message>
    <message numerus="yes">
            <source>%n job(s) are completed</source>
            <translation>
                <numerusform>%n job is completed</numerusform>
                <numerusform>%n jobs are completed</numerusform>
            </translation>
        </message>
    <message numerus="yes">
            <source>%n job(s) stopped with an error</source>
            <translation>
                <numerusform>%n job stopped with an error</numerusform>
                <numerusform>%n jobs stopped with an error</numerusform>
            </translation>
        </message>
    <message numerus="yes">
            <source>%n job(s) will soon be cancelled</source>
            <translation>
                <numerusform>%n job will soon be cancelled</numerusform>
                <numerusform>%n jobs will soon be cancelled</numerusform>
            </translation>
        </message>
    <message numerus="yes">
            <source>%n job(s) were cancelled after a long time without activity</source>
            <translation>
                <numerusform>%n job was cancelled after a long time without activity</numerusform>
                <numerusform>%n jobs were cancelled after a long time without activity</numerusform>
            </translation>
        </message>
    <message numerus="yes">
            <source>%n job(s) are suspended after Tranship ended unexpectedly</source>
            <translation>
                <numerusform>%n job is suspended after Tranship ended unexpectedly</numerusform>
                <numerusform>%n jobs are suspended after Tranship ended unexpectedly</numerusform>
            </translation>
        </message>
    <message numerus="yes">
            <source>%n message(s) from Tranship</source>
            <translation>
                <numerusform>%n message from Tranship</numerusform>
                <numerusform>%n messages from Tranship</numerusform>
            </translation>
        </message>
    <message numerus="yes">
            <source>%1 and %n more</source>
            <comment>names of jobs</comment>
            <translation>
                <numerusform>%1 and %n more</numerusform>
                <numerusform>%1 and %n more</numerusform>
            </translation>
        </message>
    <message numerus="yes">
            <source>%n download(s)</source>
            <translation>
                <numerusform>%n download</numerusform>
                <numerusform>%n downloads</numerusform>
            </translation>
        </message>
    <message numerus="yes">
            <source>%n upload(s)</source>
            <translation>
                <numerusform>%n upload</numerusform>
                <numerusform>%n uploads</numerusform>
            </translation>
        </message>
    <message numerus="yes">
            <source>%n job(s)</source>
            <comment>downloads and uploads</comment>
            <translation>
                <numerusform>%n job</numerusform>
                <numerusform>%n jobs</numerusform>
            </translation>
        </message>
</context>
<context>
    <name>VerbReport</name>
    <message numerus="yes">
            <source>%n more file(s) are not in place either.</source>
            <translation>
                <numerusform>%n more file is not in place either.</numerusform>
                <numerusform>%n more files are not in place either.</numerusform>
            </translation>
        </message>
</context>
<context>
    <name>Wording</name>
    <message numerus="yes">
            <source>%n folder(s)</source>
            <translation>
                <numerusform>%n folder</numerusform>
                <numerusform>%n folders</numerusform>
            </translation>
        </message>
    <message numerus="yes">
            <source>delete %n unfinished file(s) (%1)</source>
            <comment>second part of a question</comment>
            <translation>
                <numerusform>delete %n unfinished file (%1)</numerusform>
                <numerusform>delete %n unfinished files (%1)</numerusform>
            </translation>
        </message>
    <message numerus="yes">
            <source>No file is finished. Delete %n unfinished file(s) (%1) and keep nothing?</source>
            <translation>
                <numerusform>No file is finished. Delete %n unfinished file (%1) and keep nothing?</numerusform>
                <numerusform>No file is finished. Delete %n unfinished files (%1) and keep nothing?</numerusform>
            </translation>
        </message>
    <message numerus="yes">
            <source>Delete %n unfinished file(s) (%1)?</source>
            <translation>
                <numerusform>Delete %n unfinished file (%1)?</numerusform>
                <numerusform>Delete %n unfinished files (%1)?</numerusform>
            </translation>
        </message>
    <message numerus="yes">
            <source>Delete %n finished file(s) (%1)</source>
            <translation>
                <numerusform>Delete %n finished file (%1)</numerusform>
                <numerusform>Delete %n finished files (%1)</numerusform>
            </translation>
        </message>
    <message numerus="yes">
            <source>Keep %n finished file(s) (%1) in %2</source>
            <translation>
                <numerusform>Keep %n finished file (%1) in %2</numerusform>
                <numerusform>Keep %n finished files (%1) in %2</numerusform>
            </translation>
        </message>
    <message numerus="yes">
            <source>Finishes the upload of %n file(s)</source>
            <translation>
                <numerusform>Finishes the upload of %n file</numerusform>
                <numerusform>Finishes the upload of %n files</numerusform>
            </translation>
        </message>
    <message numerus="yes">
            <source>Keeps %n file(s) (%1) in %2</source>
            <translation>
                <numerusform>Keeps %n file (%1) in %2</numerusform>
                <numerusform>Keeps %n files (%1) in %2</numerusform>
            </translation>
        </message>
    <message numerus="yes">
            <source>deletes %n unfinished file(s)</source>
            <translation>
                <numerusform>deletes %n unfinished file</numerusform>
                <numerusform>deletes %n unfinished files</numerusform>
            </translation>
        </message>
    <message numerus="yes">
            <source>%n file(s) failed</source>
            <translation>
                <numerusform>%n file failed</numerusform>
                <numerusform>%n files failed</numerusform>
            </translation>
        </message>
    <message numerus="yes">
            <source>All %n piece(s) verified by %1 from Metalink</source>
            <comment>SHA-256</comment>
            <translation>
                <numerusform>%n piece verified by %1 from Metalink</numerusform>
                <numerusform>All %n pieces verified by %1 from Metalink</numerusform>
            </translation>
        </message>
    <message numerus="yes">
            <source>Stop uploading %n file(s)? The server will be told to delete what it has (%1). Your own files stay.</source>
            <translation>
                <numerusform>Stop uploading %n file? The server will be told to delete what it has (%1). Your own file stays.</numerusform>
                <numerusform>Stop uploading %n files? The server will be told to delete what it has (%1). Your own files stay.</numerusform>
            </translation>
        </message>
    <message numerus="yes">
            <source>%n file(s) added</source>
            <translation>
                <numerusform>%n file added</numerusform>
                <numerusform>%n files added</numerusform>
            </translation>
        </message>
    <message numerus="yes">
            <source>Completed: %n file(s) kept</source>
            <translation>
                <numerusform>Completed: %n file kept</numerusform>
                <numerusform>Completed: %n files kept</numerusform>
            </translation>
        </message>
    <message numerus="yes">
            <source>New link for %n file(s)</source>
            <translation>
                <numerusform>New link for %n file</numerusform>
                <numerusform>New link for %n files</numerusform>
            </translation>
        </message>
    <message numerus="yes">
            <source>Remove %n file(s) and delete what has arrived (%1)?</source>
            <translation>
                <numerusform>Remove %n file and delete what has arrived (%1)?</numerusform>
                <numerusform>Remove %n files and delete what has arrived (%1)?</numerusform>
            </translation>
        </message>
</context>
<context>
    <name>tranship::ConnectionsPage</name>
    <message numerus="yes">
            <source>%1: %2. %n connection(s)</source>
            <comment>file, percent and bytes</comment>
            <translation>
                <numerusform>%1: %2. %n connection</numerusform>
                <numerusform>%1: %2. %n connections</numerusform>
            </translation>
        </message>
</context>
<context>
    <name>tranship::CountdownDialog</name>
    <message numerus="yes">
            <source>Everything is done. Tranship ends in %n second(s).</source>
            <translation>
                <numerusform>Everything is done. Tranship ends in %n second.</numerusform>
                <numerusform>Everything is done. Tranship ends in %n seconds.</numerusform>
            </translation>
        </message>
    <message numerus="yes">
            <source>Everything is done. The computer goes to sleep in %n second(s).</source>
            <translation>
                <numerusform>Everything is done. The computer goes to sleep in %n second.</numerusform>
                <numerusform>Everything is done. The computer goes to sleep in %n seconds.</numerusform>
            </translation>
        </message>
    <message numerus="yes">
            <source>Everything is done. The computer is switched off in %n second(s).</source>
            <translation>
                <numerusform>Everything is done. The computer is switched off in %n second.</numerusform>
                <numerusform>Everything is done. The computer is switched off in %n seconds.</numerusform>
            </translation>
        </message>
</context>
<context>
    <name>tranship::FileSurvey</name>
    <message numerus="yes">
            <source>There are more than %n file(s) in “%1”.</source>
            <translation>
                <numerusform>There is more than %n file in “%1”.</numerusform>
                <numerusform>There are more than %n files in “%1”.</numerusform>
            </translation>
        </message>
</context>
<context>
    <name>tranship::FolderField</name>
    <message numerus="yes">
            <source>A category has a name without = and ;, of %n character(s) at most.</source>
            <translation>
                <numerusform>A category has a name without = and ;, of %n character at most.</numerusform>
                <numerusform>A category has a name without = and ;, of %n characters at most.</numerusform>
            </translation>
        </message>
</context>
<context>
    <name>tranship::GeneralPage</name>
    <message numerus="yes">
            <source>%1, %2 of %n file(s) finished</source>
            <comment>bytes, finished files</comment>
            <translation>
                <numerusform>%1, %2 of %n file finished</numerusform>
                <numerusform>%1, %2 of %n files finished</numerusform>
            </translation>
        </message>
</context>
<context>
    <name>tranship::GroupSidebar</name>
    <message numerus="yes">
            <source>%1: %n job(s)</source>
            <comment>group</comment>
            <translation>
                <numerusform>%1: %n job</numerusform>
                <numerusform>%1: %n jobs</numerusform>
            </translation>
        </message>
</context>
<context>
    <name>tranship::HistoryDialog</name>
    <message numerus="yes">
            <source>%n job(s)</source>
            <translation>
                <numerusform>%n job</numerusform>
                <numerusform>%n jobs</numerusform>
            </translation>
        </message>
</context>
<context>
    <name>tranship::IntegrityPage</name>
    <message numerus="yes">
            <source>%n time(s): the remote file had changed</source>
            <translation>
                <numerusform>%n time: the remote file had changed</numerusform>
                <numerusform>%n times: the remote file had changed</numerusform>
            </translation>
        </message>
    <message numerus="yes">
            <source>%n of %1 each, with %2 from Metalink</source>
            <comment>pieces, bytes, SHA-256</comment>
            <translation>
                <numerusform>%n of %1, with %2 from Metalink</numerusform>
                <numerusform>%n of %1 each, with %2 from Metalink</numerusform>
            </translation>
        </message>
    <message numerus="yes">
            <source>%n time(s): the server had lost the upload</source>
            <translation>
                <numerusform>%n time: the server had lost the upload</numerusform>
                <numerusform>%n times: the server had lost the upload</numerusform>
            </translation>
        </message>
</context>
<context>
    <name>tranship::JobActions</name>
    <message numerus="yes">
            <source>… and %n more job(s)</source>
            <translation>
                <numerusform>… and %n more job</numerusform>
                <numerusform>… and %n more jobs</numerusform>
            </translation>
        </message>
    <message numerus="yes">
            <source>Keeps %n finished file(s) of the selected jobs</source>
            <translation>
                <numerusform>Keeps %n finished file of the selected jobs</numerusform>
                <numerusform>Keeps %n finished files of the selected jobs</numerusform>
            </translation>
        </message>
</context>
<context>
    <name>tranship::LinksField</name>
    <message numerus="yes">
            <source>… and %n more line(s)</source>
            <translation>
                <numerusform>… and %n more line</numerusform>
                <numerusform>… and %n more lines</numerusform>
            </translation>
        </message>
</context>
<context>
    <name>tranship::MainWindow</name>
    <message numerus="yes">
            <source>“%1” is complete: %n file(s) in %2</source>
            <translation>
                <numerusform>“%1” is complete: %n file in %2</numerusform>
                <numerusform>“%1” is complete: %n files in %2</numerusform>
            </translation>
        </message>
</context>
<context>
    <name>tranship::MessageBar</name>
    <message numerus="yes">
            <source>%n more</source>
            <comment>messages behind this one</comment>
            <translation>
                <numerusform>%n more</numerusform>
                <numerusform>%n more</numerusform>
            </translation>
        </message>
</context>
<context>
    <name>tranship::MoreOptions</name>
    <message numerus="yes">
            <source>These are more than %n mirror(s).</source>
            <translation>
                <numerusform>These are more than %n mirror.</numerusform>
                <numerusform>These are more than %n mirrors.</numerusform>
            </translation>
        </message>
</context>
<context>
    <name>tranship::NewDownloadDialog</name>
    <message numerus="yes">
            <source>%1 and %n more</source>
            <comment>first file's name</comment>
            <translation>
                <numerusform>%1 and %n more</numerusform>
                <numerusform>%1 and %n more</numerusform>
            </translation>
        </message>
    <message numerus="yes">
            <source>%n line(s) of “%1” name no link and were passed over.</source>
            <translation>
                <numerusform>%n line of “%1” names no link and was passed over.</numerusform>
                <numerusform>%n lines of “%1” name no link and were passed over.</numerusform>
            </translation>
        </message>
    <message numerus="yes">
            <source>A job may have %n file(s). Leave some out, or allow more in Settings, Limits.</source>
            <translation>
                <numerusform>A job may have %n file. Leave some out, or allow more in Settings, Limits.</numerusform>
                <numerusform>A job may have %n files. Leave some out, or allow more in Settings, Limits.</numerusform>
            </translation>
        </message>
    <message numerus="yes">
            <source>%n file(s)</source>
            <translation>
                <numerusform>%n file</numerusform>
                <numerusform>%n files</numerusform>
            </translation>
        </message>
    <message numerus="yes">
            <source>%n of %1 file(s)</source>
            <translation>
                <numerusform>%n of %1 files</numerusform>
                <numerusform>%n of %1 files</numerusform>
            </translation>
        </message>
</context>
<context>
    <name>tranship::NewUploadDialog</name>
    <message numerus="yes">
            <source>%1 and %n more</source>
            <comment>first file's name</comment>
            <translation>
                <numerusform>%1 and %n more</numerusform>
                <numerusform>%1 and %n more</numerusform>
            </translation>
        </message>
</context>
<context>
    <name>tranship::PartLinksField</name>
    <message numerus="yes">
            <source>These are more than %n link(s).</source>
            <translation>
                <numerusform>These are more than %n link.</numerusform>
                <numerusform>These are more than %n links.</numerusform>
            </translation>
        </message>
</context>
<context>
    <name>tranship::PlaceSidebar</name>
    <message numerus="yes">
            <source>%1: %n job(s)</source>
            <comment>category or host</comment>
            <translation>
                <numerusform>%1: %n job</numerusform>
                <numerusform>%1: %n jobs</numerusform>
            </translation>
        </message>
</context>
<context>
    <name>tranship::StatusBar</name>
    <message numerus="yes">
            <source>%n moving</source>
            <comment>jobs</comment>
            <translation>
                <numerusform>%n moving</numerusform>
                <numerusform>%n moving</numerusform>
            </translation>
        </message>
    <message numerus="yes">
            <source>%1 of %n job(s)</source>
            <comment>jobs there are, jobs there may be</comment>
            <translation>
                <numerusform>%1 of %n job</numerusform>
                <numerusform>%1 of %n jobs</numerusform>
            </translation>
        </message>
    <message numerus="yes">
            <source>%n job(s)</source>
            <translation>
                <numerusform>%n job</numerusform>
                <numerusform>%n jobs</numerusform>
            </translation>
        </message>
</context>
<context>
    <name>tranship::TrayIcon</name>
    <message numerus="yes">
            <source>%n waiting for you</source>
            <comment>jobs</comment>
            <translation>
                <numerusform>%n waiting for you</numerusform>
                <numerusform>%n waiting for you</numerusform>
            </translation>
        </message>
    <message numerus="yes">
            <source>%n moving</source>
            <comment>jobs</comment>
            <translation>
                <numerusform>%n moving</numerusform>
                <numerusform>%n moving</numerusform>
            </translation>
        </message>
    <message numerus="yes">
            <source>%n with an error</source>
            <comment>jobs</comment>
            <translation>
                <numerusform>%n with an error</numerusform>
                <numerusform>%n with an error</numerusform>
            </translation>
        </message>
    <message numerus="yes">
            <source>%n job(s), none moving</source>
            <translation>
                <numerusform>%n job, none moving</numerusform>
                <numerusform>%n jobs, none moving</numerusform>
            </translation>
        </message>
</context>
<context>
    <name>tranship::UploadFileList</name>
    <message numerus="yes">
            <source>%n file(s), %1</source>
            <comment>bytes</comment>
            <translation>
                <numerusform>%n file, %1</numerusform>
                <numerusform>%n files, %1</numerusform>
            </translation>
        </message>
</context>
</TS>
