<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru" sourcelanguage="en">
<context>
    <name>Format</name>
    <message>
        <source>%1 B</source>
        <comment>bytes</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 KiB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 MiB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 GiB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 TiB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 PiB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 EiB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 d</source>
        <comment>days</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 h</source>
        <comment>hours</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 min</source>
        <comment>minutes</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>seconds</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1/s</source>
        <comment>an amount of bytes per second</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>bytes moved of all bytes</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %</source>
        <comment>percent</comment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>JobList</name>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Priority</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Added</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Complete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Notifier</name>
    <message numerus="yes">
        <source>%n job(s) are transferred</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n job(s) are completed</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n job(s) stopped with an error</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n job(s) will soon be cancelled</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n job(s) were cancelled after a long time without activity</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n job(s) are suspended after Tranship ended unexpectedly</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) from Tranship</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <comment>names of jobs</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Complete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Always complete by itself</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>VerbReport</name>
    <message>
        <source>Some unfinished files could not be deleted; it is tried again at the next start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>job name, sentences</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not in place yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n more file(s) are not in place either.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Complete can be done again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Wording</name>
    <message>
        <source>There is no such job or file any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refresh the view; it may have been completed or cancelled elsewhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More than one job has this name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the job&apos;s id instead of its name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This cannot be done with the job as it is now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait until the job has gone on, or suspend it first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The job has no files yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a file to the job first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The value is not valid.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check what was entered and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text is too long.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shorten the text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You have as many jobs as allowed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Complete or cancel a job, or raise the limit in the settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are as many jobs as allowed in total.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The job would have more files than allowed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spread the files over several jobs, or raise the limit in the settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file would be fetched in more ranges than allowed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask for fewer ranges, or raise the limit in the settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This job cannot take more than one file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Create a job for each file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You are not allowed to do this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the job over, or ask its owner or the administrator.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list of jobs could not be written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the disk and the rights of your data folder; it is tried again by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list of jobs was written by a newer version of Tranship.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install that version or a newer one; nothing has been changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tranship is already running with these jobs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the window that is already open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not possible with this kind of job.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Create another kind of job for it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such setting.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the name of the setting.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tranship ended unexpectedly twice while this job ran, so it was suspended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume it to try once more, or cancel it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This cannot be changed after the job has been resumed for the first time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Create a new job with the value you want.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the finished files were kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Create a new job for the files that are missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Some unfinished files could not be deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to do: Tranship tries again when it starts the next time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tranship is not running.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start Tranship and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has arrived for as long as this job may wait.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume it to try again, or raise its no-progress timeout.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The transfer took longer than allowed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume it, or raise the maximum transfer time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is full.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free some space, or choose another folder; it goes on by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your share of the disk is used up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete files you no longer need, or choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is too large for this kind of disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder on another disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk can only be read, not written to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the disk writable, or choose another folder; it goes on by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder or file may not be opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change its permissions, or choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder is not there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect the disk or create the folder again; it goes on by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The unfinished file has disappeared.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to do: the file starts over by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The unfinished file was changed by another program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A file of this name is already there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename or move that file, or choose to keep both.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk reported a fault while reading or writing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the disk, then resume the job.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file to upload was changed during the upload.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume the job to send it anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name of the file is too long for this disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a shorter name or another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file to upload is not there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put it back in its place, or remove it from the job.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no network connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect to a network; it goes on by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server&apos;s name could not be found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the address and your network; it is tried again by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server cannot be reached.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is tried again by itself; check the address if this goes on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection was closed before everything had arrived.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to do: it is tried again by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server did not answer in time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server&apos;s answer makes no sense.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is tried again by itself; ask those who run the server if this goes on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server cannot send parts of this file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume the job to fetch the file as a whole.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file on the server has changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server sends from one address to the next without end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the address, or fetch a new link.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server points to an address that is not allowed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fetch a new link from the website.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server sends the file in a compressed form that was not asked for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look for another link to this file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server sent a web page instead of the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log in on the website or network; it is tried again by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is larger than the server accepts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send a smaller file, or ask those who run the server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server refused to go on where the transfer stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume the job; the file starts over if need be.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is not what its checksum promises.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume the job to fetch it again, or check the checksum.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is not as long as the server said.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server did not say how large the file is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server no longer knows this upload.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to do: the upload starts over by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server does not take uploads in this way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the address, or choose another upload protocol.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server wants a user name and a password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter them for this job.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The proxy wants a user name and a password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter them in the proxy settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server could not prove who it is: its certificate is not valid.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the address and your clock; do not go on if in doubt.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server points from an encrypted to an unencrypted address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fetch an encrypted link from the website.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The passwords are locked in the keychain.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlock the keychain; it goes on by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The address contains a user name or a password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove them from the address and enter them for the job.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A rule of the administrator does not allow this now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It goes on by itself when the rule allows it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network is metered, and this job avoids costs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect to another network; it goes on by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server did not understand the request.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server refuses access.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log in on the website and fetch a new link.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is not on the server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server does not allow this kind of transfer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server waited too long.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server says that it contradicts what is there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check what is already there; it is tried again by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file has been removed from the server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fetch a new link.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server asked to slow down.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server may not hand the file out for legal reasons.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look for another source.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server has a fault.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server behind the website does not answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server is overloaded or being repaired.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server behind the website does not answer in time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server has no space left.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask those who run the server; it is tried again by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server refused.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the address, then resume the job.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2).</source>
        <comment>cause of an error, HTTP status</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something went wrong.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume the job to try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n folder(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>delete %n unfinished file(s) (%1)</source>
        <comment>second part of a question</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Go on transferring</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>No file is finished. Delete %n unfinished file(s) (%1) and keep nothing?</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel upload</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete the server&apos;s reply? What was uploaded stays there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete the reply</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Stop uploading %n file(s)? The server is asked to delete what it has (%1). Your own files stay.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Stop the upload</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Delete %n unfinished file(s) (%1)?</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n finished file(s) (%1)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 that nobody has completed?</source>
        <comment>Delete n finished files (bytes)</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 and %2?</source>
        <comment>two parts of a question</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Complete unfinished job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete unfinished files</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Keep %n finished file(s) (%1) in %2</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Keep finished files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel download</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete files</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Finishes the upload of %n file(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Ends the job: no file is finished yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Keeps %n file(s) (%1) in %2</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <comment>two parts of a hint</comment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>deletes %n unfinished file(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Waits for the network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waits for the disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waits for the keychain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waits until it is allowed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tries again soon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tries again in %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>what happens next, cause</comment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) failed</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Started over: the file on the server has changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Could not be completed: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transferred: Complete to finish</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transferred: Complete to keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1. %2</source>
        <comment>two sentences</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Has no files yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled in %1 if nobody decides</source>
        <comment>a time span in words</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waits for a free slot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starts in a moment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server called it “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queued</source>
        <comment>state of a job</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connecting</source>
        <comment>state of a job</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transferring</source>
        <comment>state of a job</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suspended</source>
        <comment>state of a job</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Error</source>
        <comment>state of a job</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trying again</source>
        <comment>state of a job</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transferred</source>
        <comment>state of a job</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Completed</source>
        <comment>state of a job</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled</source>
        <comment>state of a job</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting</source>
        <comment>state of a file</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transferring</source>
        <comment>state of a file</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transferred</source>
        <comment>state of a file</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Completed</source>
        <comment>state of a file</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed</source>
        <comment>state of a file</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Download</source>
        <comment>type of a job</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Upload</source>
        <comment>type of a job</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Upload with reply</source>
        <comment>type of a job</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Foreground</source>
        <comment>priority</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>High</source>
        <comment>priority</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Normal</source>
        <comment>priority</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Low</source>
        <comment>priority</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep both</source>
        <comment>when the destination exists</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace</source>
        <comment>when the destination exists</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refuse</source>
        <comment>when the destination exists</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Default</source>
        <comment>where a setting comes from</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set by you</source>
        <comment>where a setting comes from</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fixed by the administrator</source>
        <comment>where a setting comes from</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not verified yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The length is the one the server announced</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unverified: the server did not say how long the file is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The checksum matches (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tranship</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transferred: Complete it to finish.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transferred: Complete it to keep the files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has happened to it for long: it will soon be cancelled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was cancelled, because nothing happened to it for too long.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Completed: the files are in their folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list of jobs was damaged and has been restored from the newest backup. The damaged file is kept as %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was running when Tranship ended unexpectedly twice, and is suspended. Resume it to try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Some unfinished files could not be deleted. Tranship tries again when it starts the next time.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tranship::DetailsPane</name>
    <message>
        <source>Details of the selected job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>General</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Integrity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Options</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tranship::EmptyView</name>
    <message>
        <source>or drop links here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New Download</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste Links</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show All Jobs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to transfer yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No job matches</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tranship::FilesPage</name>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>URL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files of the job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>state, reason</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tranship::GeneralPage</name>
    <message numerus="yes">
        <source>%1, %2 of %n file(s) finished</source>
        <comment>bytes, finished files</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What helps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>URL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the URL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transferred</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Added</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All moved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expires</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let the time before the job is cancelled start anew</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tranship::GroupSidebar</name>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moving</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suspended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter by state</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1: %n job(s)</source>
        <comment>group</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tranship::HistoryDialog</name>
    <message>
        <source>Expired</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Completed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open &amp;Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy &amp;URL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search the history</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jobs that ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No job has ended yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n job(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tranship::IntegrityPage</name>
    <message>
        <source>not told by the server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verified by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expected checksum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the checksum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ETag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last modified</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Can be resumed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redirected to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suggested name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Started over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not asked yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No, an interrupted transfer starts over</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n time(s): the remote file had changed</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tranship::JobActions</name>
    <message>
        <source>%1 (%2)</source>
        <comment>what an action does, its shortcut</comment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>… and %n more job(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>New &amp;Download</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Download files from links</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on with the selected jobs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Suspend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop the selected jobs for now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Complete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C&amp;ancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End the selected jobs and delete what they hold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let the time before the jobs are cancelled start anew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show in &amp;Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the folder of the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy &amp;URL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy where the files come from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the finished files yours</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Keeps %n finished file(s) of the selected jobs</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>job name, question</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tranship::JobListView</name>
    <message>
        <source>Jobs</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tranship::MainWindow</name>
    <message>
        <source>Tranship</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search jobs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search names, links and folders (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Jobs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Paste Links</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select &amp;All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Find</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Sidebar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Default &amp;Order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Expand All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Co&amp;llapse All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;About Tranship</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The clipboard holds no links</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About Tranship</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;b&gt;Tranship %1&lt;/b&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Downloads that survive crashes, restarts and bad networks.

Free software under the GNU General Public License, version 3 or later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tranship::MessageBar</name>
    <message>
        <source>Messages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <comment>messages behind this one</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tranship::NewDownloadDialog</name>
    <message>
        <source>C&amp;hoose…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Start now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Download</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New Download</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>https://example.org/file.iso</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Links, one on each line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the folder the files go to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SHA-256 or another, if the site tells it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Links</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File &amp;name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Job name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Priority</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chec&amp;ksum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not added</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not a web address (http or https)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is no MD5, SHA-1, SHA-256 or SHA-512 checksum.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A file cannot have this name; “%1” would do.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name the whole path of a folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <comment>first file&apos;s name</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tranship::OptionsPage</name>
    <message>
        <source>Complete by itself when everything is transferred</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> s</source>
        <comment>seconds</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Priority</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Longest &amp;wait before a retry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files at &amp;once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When a file &amp;exists</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tranship::StatusBar</name>
    <message numerus="yes">
        <source>%n moving</source>
        <comment>jobs</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is moving</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n job(s)</source>
        <comment>jobs there are, jobs there may be</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n job(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tranship::TrayIcon</name>
    <message>
        <source>New Download…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suspend All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide Window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show Window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No jobs</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n waiting for you</source>
        <comment>jobs</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n moving</source>
        <comment>jobs</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n with an error</source>
        <comment>jobs</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n job(s), none moving</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Tranship</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Down: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Up: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tranship goes on in the tray</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transfers continue. To end Tranship, choose Quit in the menu of its icon.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tranship::VerbToolBar</name>
    <message>
        <source>Toolbar</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
