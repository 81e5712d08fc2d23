// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/control/controlsocket.h"

#include "model/control/datafolder.h"
#include "model/control/socketplace.h"
#include "model/store/sharedfolder.h"

#include <QFile>
#include <QThread>

#include <cerrno>
#include <csignal>
#include <cstring>
#include <utility>

#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/un.h>
#include <unistd.h>

namespace tranship {

using namespace Qt::StringLiterals;

namespace {

const QByteArray socketName = QByteArrayLiteral("control.sock");
constexpr int backlog = 32;

tl::unexpected<Error> refused(ErrorCode code, const QString &detail)
{
    return failure(code, ErrorContext::QueueManager, detail);
}

tl::unexpected<Error> systemFailure(ErrorCode code, const QString &path)
{
    const int number = errno;
    return refused(code, path + u": "_s + QString::fromLocal8Bit(std::strerror(number)));
}

/// A descriptor that is closed unless it is handed on.
class Descriptor final {
public:
    explicit Descriptor(int number) : m_number(number) { }

    ~Descriptor()
    {
        if (m_number >= 0) {
            ::close(m_number);
        }
    }

    Descriptor(Descriptor &&other) noexcept : m_number(other.release()) { }

    Descriptor(const Descriptor &) = delete;
    Descriptor &operator=(const Descriptor &) = delete;

    [[nodiscard]] bool isOpen() const { return m_number >= 0; }

    [[nodiscard]] int number() const { return m_number; }

    [[nodiscard]] int release() { return std::exchange(m_number, -1); }

private:
    int m_number;
};

Descriptor openFolder(const QString &folder)
{
    return Descriptor(
        ::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
}

/// Nobody but us may be able to put a socket of their own in our place; in a folder that a group
/// shares they can, but then the socket is not of our user, which every client asks.
Done makePrivate(int folderDescriptor, const QString &folder)
{
    struct stat status = {};
    if (::fstat(folderDescriptor, &status) != 0) {
        return systemFailure(ErrorCode::InputOutput, folder);
    }
    if (isSharedFolder(folder)) {
        return {};
    }
    if (status.st_uid != ::geteuid()) {
        return refused(ErrorCode::AccessDenied, folder + u" belongs to another user"_s);
    }
    if ((status.st_mode & (S_IWGRP | S_IWOTH)) != 0) {
        return refused(ErrorCode::AccessDenied,
                       folder + u" is writable by other users: chmod 700"_s);
    }
    if ((status.st_mode & (S_IRWXG | S_IRWXO)) != 0 && ::fchmod(folderDescriptor, S_IRWXU) != 0) {
        return systemFailure(ErrorCode::AccessDenied, folder);
    }
    return {};
}

QString pathOf(const QString &folder, const QByteArray &name)
{
    return folder + u'/' + QFile::decodeName(name);
}

Done removeStale(int folderDescriptor, const QString &folder, const QByteArray &name)
{
    struct stat status = {};
    if (::fstatat(folderDescriptor, name.constData(), &status, AT_SYMLINK_NOFOLLOW) != 0) {
        return errno == ENOENT ? Done() : systemFailure(ErrorCode::InputOutput, folder);
    }
    if (!S_ISSOCK(status.st_mode)) {
        return refused(ErrorCode::AccessDenied, pathOf(folder, name) + u" is not a socket"_s);
    }
    if (::unlinkat(folderDescriptor, name.constData(), 0) != 0) {
        return systemFailure(ErrorCode::AccessDenied, pathOf(folder, name));
    }
    return {};
}

/// The address of the socket. Paths longer than an address holds go by way of the folder's
/// descriptor.
Result<sockaddr_un> addressIn(int folderDescriptor, const QString &folder, const QByteArray &name)
{
    sockaddr_un address = {};
    address.sun_family = AF_UNIX;
    QByteArray path = QFile::encodeName(pathOf(folder, name));
    const auto room = static_cast<qsizetype>(sizeof(address.sun_path)) - 1;
#ifdef Q_OS_LINUX
    if (path.size() > room) {
        path = "/proc/self/fd/" + QByteArray::number(folderDescriptor) + '/' + name;
    }
#else
    Q_UNUSED(folderDescriptor)
#endif
    if (path.size() > room) {
        return refused(ErrorCode::NameTooLong, pathOf(folder, name));
    }
    std::memcpy(address.sun_path, path.constData(), static_cast<size_t>(path.size()));
    return address;
}

Descriptor makeSocket()
{
    Descriptor made(::socket(AF_UNIX, SOCK_STREAM, 0));
    if (made.isOpen()) {
        ::fcntl(made.number(), F_SETFD, FD_CLOEXEC);
    }
    return made;
}

/// A listening socket of mode 0600 under the name. `bindError`: errno of a bind() that failed.
Result<int> listenAs(const Descriptor &folder, const QString &path, const QByteArray &name,
                     int &bindError)
{
    if (const Done done = removeStale(folder.number(), path, name); !done) {
        return failure(done.error());
    }
    const Result<sockaddr_un> address = addressIn(folder.number(), path, name);
    if (!address) {
        return failure(address.error());
    }
    Descriptor socket = makeSocket();
    if (!socket.isOpen()) {
        return systemFailure(ErrorCode::InputOutput, pathOf(path, name));
    }
    if (::bind(socket.number(), reinterpret_cast<const sockaddr *>(&*address), sizeof(*address))
        != 0) {
        bindError = errno;
        return systemFailure(ErrorCode::InputOutput, pathOf(path, name));
    }
    if (::fchmodat(folder.number(), name.constData(), S_IRUSR | S_IWUSR, 0) != 0
        || ::listen(socket.number(), backlog) != 0) {
        return systemFailure(ErrorCode::InputOutput, pathOf(path, name));
    }
    return socket.release();
}

Result<int> listenInRuntimeFolder(const QString &dataFolder)
{
    const Result<QString> runtime = runtimeFolder();
    if (!runtime) {
        return failure(runtime.error());
    }
    const Descriptor folder = openFolder(*runtime);
    if (!folder.isOpen()) {
        return systemFailure(ErrorCode::FolderMissing, *runtime);
    }
    int bindError = 0;
    return listenAs(folder, *runtime, runtimeSocketName(dataFolder), bindError);
}

Result<int> connectAs(const QString &folderPath, const QByteArray &name)
{
    const Descriptor folder = openFolder(folderPath);
    if (!folder.isOpen()) {
        return systemFailure(ErrorCode::NoInstance, folderPath);
    }
    const Result<sockaddr_un> address = addressIn(folder.number(), folderPath, name);
    if (!address) {
        return failure(address.error());
    }
    Descriptor socket = makeSocket();
    if (!socket.isOpen()) {
        return systemFailure(ErrorCode::InputOutput, pathOf(folderPath, name));
    }
    // A server that takes no connections fills its backlog; connect() would wait for ever then.
    const timeval patience = {5, 0};
    ::setsockopt(socket.number(), SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof(patience));
    if (::connect(socket.number(), reinterpret_cast<const sockaddr *>(&*address), sizeof(*address))
        != 0) {
        const bool isAway = errno == ENOENT || errno == ECONNREFUSED || errno == ENOTSOCK;
        const bool isForbidden = errno == EACCES || errno == EPERM;
        return systemFailure(isAway            ? ErrorCode::NoInstance
                                 : isForbidden ? ErrorCode::AccessDenied
                                               : ErrorCode::Timeout,
                             pathOf(folderPath, name));
    }
    const Result<Peer> peer = peerOf(socket.number());
    if (!peer || !isOurUser(*peer)) {
        return refused(ErrorCode::AccessDenied, u"the instance belongs to another user"_s);
    }
    return socket.release();
}

} // namespace

Result<int> listenInFolder(const QString &dataFolder)
{
    const Descriptor folder = openFolder(dataFolder);
    if (!folder.isOpen()) {
        return systemFailure(ErrorCode::FolderMissing, dataFolder);
    }
    if (const Done done = makePrivate(folder.number(), dataFolder); !done) {
        return failure(done.error());
    }
    int bindError = 0;
    Result<int> socket = listenAs(folder, dataFolder, socketName, bindError);
    return isSocketless(bindError) ? listenInRuntimeFolder(dataFolder) : socket;
}

void removeSocket(const QString &dataFolder)
{
    const Descriptor folder = openFolder(dataFolder);
    if (folder.isOpen() && ::unlinkat(folder.number(), socketName.constData(), 0) == 0) {
        return;
    }
    if (const Result<QString> runtime = runtimeFolder()) {
        const QString path = pathOf(*runtime, runtimeSocketName(dataFolder));
        ::unlink(QFile::encodeName(path).constData());
        // One made for sockets goes with the last; the session's own is not ours to remove.
        if (!qEnvironmentVariableIsSet("XDG_RUNTIME_DIR"))
            ::rmdir(QFile::encodeName(*runtime).constData());
    }
}

Result<int> connectToFolder(const QString &dataFolder)
{
    Result<int> inFolder = connectAs(dataFolder, socketName);
    if (inFolder || inFolder.error().code != ErrorCode::NoInstance) {
        return inFolder;
    }
    const Result<QString> runtime = runtimeFolder();
    if (!runtime) {
        return inFolder;
    }
    const Result<int> elsewhere = connectAs(*runtime, runtimeSocketName(dataFolder));
    return elsewhere ? elsewhere : inFolder;
}

Result<Peer> peerOf(qintptr descriptor)
{
    const int number = static_cast<int>(descriptor);
#ifdef Q_OS_LINUX
    ucred credentials = {};
    socklen_t length = sizeof(credentials);
    if (::getsockopt(number, SOL_SOCKET, SO_PEERCRED, &credentials, &length) != 0) {
        return systemFailure(ErrorCode::AccessDenied, u"SO_PEERCRED"_s);
    }
    return Peer{credentials.uid, credentials.pid};
#else
    uid_t user = 0;
    gid_t group = 0;
    if (::getpeereid(number, &user, &group) != 0) {
        return systemFailure(ErrorCode::AccessDenied, u"getpeereid"_s);
    }
    return Peer{user, -1};
#endif
}

bool isOurUser(const Peer &peer)
{
    return peer.user == static_cast<qint64>(::geteuid());
}

bool waitForEnd(qint64 process, std::chrono::milliseconds atMost)
{
#ifdef SYS_pidfd_open
    const Descriptor handle(
        static_cast<int>(::syscall(SYS_pidfd_open, static_cast<pid_t>(process), 0)));
    if (handle.isOpen()) {
        pollfd ended = {handle.number(), POLLIN, 0};
        return ::poll(&ended, 1, static_cast<int>(atMost.count())) == 1;
    }
#endif
    constexpr std::chrono::milliseconds step{20};
    for (auto waited = step; waited <= atMost; waited += step) {
        if (::kill(static_cast<pid_t>(process), 0) != 0 && errno == ESRCH) {
            return true;
        }
        QThread::msleep(step.count());
    }
    return false;
}

} // namespace tranship
