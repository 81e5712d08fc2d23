<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru" sourcelanguage="en">
    <context>
    <name>tranship::SwitchRow</name>
    <message>
            <source>On</source>
            <translation>Включено</translation>
        </message>
</context>
<context>
    <name>Fixes</name>
    <message>
            <source>Complete</source>
            <translation>Завершить</translation>
        </message>
    <message>
            <source>Resume</source>
            <translation>Возобновить</translation>
        </message>
    <message>
            <source>Resume now</source>
            <translation>Возобновить сейчас</translation>
        </message>
    <message>
            <source>Keep</source>
            <translation>Оставить</translation>
        </message>
    <message>
            <source>New link…</source>
            <translation>Новая ссылка…</translation>
        </message>
    <message>
            <source>Choose folder…</source>
            <translation>Выбрать папку…</translation>
        </message>
    <message>
            <source>Free space</source>
            <translation>Освободить место</translation>
        </message>
    <message>
            <source>Unlock keychain</source>
            <translation>Разблокировать связку ключей</translation>
        </message>
    <message>
            <source>Trust certificate…</source>
            <translation>Доверять сертификату…</translation>
        </message>
    <message>
            <source>The job needs nothing</source>
            <translation>Заданию ничего не нужно</translation>
        </message>
    <message>
            <source>Make the finished files yours</source>
            <translation>Готовые файлы станут вашими</translation>
        </message>
    <message>
            <source>Go on with the job</source>
            <translation>Продолжить задание</translation>
        </message>
    <message>
            <source>Go on now instead of waiting</source>
            <translation>Продолжить сейчас, не дожидаясь</translation>
        </message>
    <message>
            <source>Let the time before the job is cancelled start anew</source>
            <translation>Отсчитать время до отмены задания заново</translation>
        </message>
    <message>
            <source>Have the file come from another link; what has arrived is kept</source>
            <translation>Взять файл по другой ссылке; полученное сохранится</translation>
        </message>
    <message>
            <source>Put the files that are left into another folder</source>
            <translation>Положить оставшиеся файлы в другую папку</translation>
        </message>
    <message>
            <source>Open the folder, so that something can be deleted there</source>
            <translation>Открыть папку, чтобы что-нибудь в ней удалить</translation>
        </message>
    <message>
            <source>Unlock the keychain that holds the password</source>
            <translation>Разблокировать связку ключей, в которой лежит пароль</translation>
        </message>
    <message>
            <source>Look at the certificate of the server and decide</source>
            <translation>Посмотреть сертификат сервера и решить</translation>
        </message>
    <message>
            <source>Sign in…</source>
            <translation>Войти…</translation>
        </message>
    <message>
            <source>Enter the name or the password that is wanted</source>
            <translation>Ввести имя или пароль, которые требуются</translation>
        </message>
</context>
<context>
    <name>Format</name>
    <message>
            <source>%1 B</source>
            <comment>bytes</comment>
            <translation>%1 Б</translation>
        </message>
    <message>
            <source>%1 KiB</source>
            <translation>%1 КиБ</translation>
        </message>
    <message>
            <source>%1 MiB</source>
            <translation>%1 МиБ</translation>
        </message>
    <message>
            <source>%1 GiB</source>
            <translation>%1 ГиБ</translation>
        </message>
    <message>
            <source>%1 TiB</source>
            <translation>%1 ТиБ</translation>
        </message>
    <message>
            <source>%1 PiB</source>
            <translation>%1 ПиБ</translation>
        </message>
    <message>
            <source>%1 EiB</source>
            <translation>%1 ЭиБ</translation>
        </message>
    <message>
            <source>%1 d</source>
            <comment>days</comment>
            <translation>%1 д</translation>
        </message>
    <message>
            <source>%1 h</source>
            <comment>hours</comment>
            <translation>%1 ч</translation>
        </message>
    <message>
            <source>%1 min</source>
            <comment>minutes</comment>
            <translation>%1 мин</translation>
        </message>
    <message>
            <source>%1 s</source>
            <comment>seconds</comment>
            <translation>%1 с</translation>
        </message>
    <message>
            <source>%1/s</source>
            <comment>an amount of bytes per second</comment>
            <translation>%1/с</translation>
        </message>
    <message>
            <source>%1 of %2</source>
            <comment>bytes moved of all bytes</comment>
            <translation>%1 из %2</translation>
        </message>
    <message>
            <source>%1 %</source>
            <comment>percent</comment>
            <translation>%1 %</translation>
        </message>
    <message numerus="yes">
            <source>%n second(s)</source>
            <translation>
                <numerusform>%n секунду</numerusform>
                <numerusform>%n секунды</numerusform>
                <numerusform>%n секунд</numerusform>
            </translation>
        </message>
    <message numerus="yes">
            <source>%n minute(s)</source>
            <translation>
                <numerusform>%n минуту</numerusform>
                <numerusform>%n минуты</numerusform>
                <numerusform>%n минут</numerusform>
            </translation>
        </message>
    <message numerus="yes">
            <source>%n hour(s)</source>
            <translation>
                <numerusform>%n час</numerusform>
                <numerusform>%n часа</numerusform>
                <numerusform>%n часов</numerusform>
            </translation>
        </message>
    <message numerus="yes">
            <source>%n day(s)</source>
            <translation>
                <numerusform>%n день</numerusform>
                <numerusform>%n дня</numerusform>
                <numerusform>%n дней</numerusform>
            </translation>
        </message>
</context>
<context>
    <name>JobList</name>
    <message>
            <source>Name</source>
            <translation>Имя</translation>
        </message>
    <message>
            <source>State</source>
            <translation>Состояние</translation>
        </message>
    <message>
            <source>Progress</source>
            <translation>Ход</translation>
        </message>
    <message>
            <source>Size</source>
            <translation>Размер</translation>
        </message>
    <message>
            <source>Speed</source>
            <translation>Скорость</translation>
        </message>
    <message>
            <source>Time left</source>
            <translation>Осталось</translation>
        </message>
    <message>
            <source>Priority</source>
            <translation>Приоритет</translation>
        </message>
    <message>
            <source>Added</source>
            <translation>Добавлено</translation>
        </message>
    <message numerus="yes">
            <source>%n file(s)</source>
            <translation>
                <numerusform>%n файл</numerusform>
                <numerusform>%n файла</numerusform>
                <numerusform>%n файлов</numerusform>
            </translation>
        </message>
    <message>
            <source>Reply</source>
            <translation>Ответ</translation>
        </message>
    <message>
            <source>Direction</source>
            <translation>Направление</translation>
        </message>
    <message>
            <source>Skipped</source>
            <translation>Пропущен</translation>
        </message>
    <message>
            <source>Category</source>
            <translation>Категория</translation>
        </message>
    <message>
            <source>Complete</source>
            <translation>Завершить</translation>
        </message>
    <message>
            <source>Resume now</source>
            <translation>Возобновить сейчас</translation>
        </message>
    <message>
            <source>Resume</source>
            <translation>Возобновить</translation>
        </message>
</context>
<context>
    <name>NewDownload</name>
    <message>
            <source>this curl command is not complete</source>
            <translation>эта команда curl неполная</translation>
        </message>
    <message>
            <source>this curl command has no link</source>
            <translation>в этой команде curl нет ссылки</translation>
        </message>
    <message>
            <source>this curl command sends something (%1): it is no download</source>
            <translation>эта команда curl что-то отправляет (%1): это не загрузка</translation>
        </message>
    <message>
            <source>this curl command is no download but a %1 request</source>
            <translation>эта команда curl — не загрузка, а запрос %1</translation>
        </message>
    <message>
            <source>this curl command has an option that is not known here: %1</source>
            <translation>в этой команде curl есть неизвестный здесь параметр: %1</translation>
        </message>
    <message>
            <source>Another job has this name: becomes “%1”</source>
            <translation>Имя занято другим заданием: станет «%1»</translation>
        </message>
    <message>
            <source>A file is there: kept beside it as “%1”</source>
            <translation>Такой файл уже есть: ляжет рядом как «%1»</translation>
        </message>
    <message>
            <source>Replaces the file that is there</source>
            <translation>Заменит файл, который там есть</translation>
        </message>
    <message>
            <source>Another job has this name</source>
            <translation>Имя занято другим заданием</translation>
        </message>
    <message>
            <source>A file is there: will not be completed</source>
            <translation>Такой файл уже есть: завершить не удастся</translation>
        </message>
    <message>
            <source>Not asked: the link may be good for one request only</source>
            <translation>Не запрошено: ссылка может действовать только один раз</translation>
        </message>
    <message>
            <source>Asking…</source>
            <translation>Запрашивается…</translation>
        </message>
    <message>
            <source>A file cannot have this name; “%1” would do</source>
            <translation>Файл так назвать нельзя; подойдёт «%1»</translation>
        </message>
    <message>
            <source>The server sends a web page</source>
            <translation>Сервер отдаёт веб-страницу</translation>
        </message>
    <message>
            <source>The job “%1” has this link already</source>
            <translation>Эта ссылка уже есть в задании «%1»</translation>
        </message>
    <message>
            <source>this computer</source>
            <translation>этот компьютер</translation>
        </message>
    <message numerus="yes">
            <source>%1 and %n mirror(s)</source>
            <comment>host</comment>
            <translation>
                <numerusform>%1 и %n зеркало</numerusform>
                <numerusform>%1 и %n зеркала</numerusform>
                <numerusform>%1 и %n зеркал</numerusform>
            </translation>
        </message>
    <message>
            <source>not a web address (http or https)</source>
            <translation>не веб-адрес (http или https)</translation>
        </message>
    <message>
            <source>“%1:” links cannot be fetched, only http, https and file</source>
            <translation>ссылки «%1:» не загружаются, только http, https и file</translation>
        </message>
    <message>
            <source>not a file of this computer (file:///folder/name); mount the share of another one first</source>
            <translation>не файл этого компьютера (file:///папка/имя); общую папку другого сначала подключите</translation>
        </message>
    <message>
            <source>there is a blank in the link; it is written %20</source>
            <translation>в ссылке есть пробел; его пишут как %20</translation>
        </message>
    <message>
            <source>more than %1 links</source>
            <translation>больше %1 ссылок</translation>
        </message>
    <message>
            <source>The list is too long: %1 links at most.</source>
            <translation>Список слишком длинный: не больше %1 ссылок.</translation>
        </message>
    <message>
            <source>This is neither a text nor a table nor a Metalink.</source>
            <translation>Это не текст, не таблица и не Metalink.</translation>
        </message>
    <message>
            <source>There are no web links (http or https) in it.</source>
            <translation>В нём нет веб-ссылок (http или https).</translation>
        </message>
    <message>
            <source>Of the curl command this is not carried: %1. Where the server wants a login it will refuse, or send its login page.</source>
            <translation>Из команды curl не переносится: %1. Если серверу нужен вход, он откажет или пришлёт страницу входа.</translation>
        </message>
    <message>
            <source>Of the curl command this is not carried: %1.</source>
            <translation>Из команды curl не переносится: %1.</translation>
        </message>
</context>
<context>
    <name>Notifier</name>
    <message numerus="yes">
            <source>%n job(s) are transferred</source>
            <translation>
                <numerusform>%n задание передано</numerusform>
                <numerusform>%n задания переданы</numerusform>
                <numerusform>%n заданий передано</numerusform>
            </translation>
        </message>
    <message numerus="yes">
            <source>%n job(s) are completed</source>
            <translation>
                <numerusform>%n задание завершено</numerusform>
                <numerusform>%n задания завершены</numerusform>
                <numerusform>%n заданий завершено</numerusform>
            </translation>
        </message>
    <message numerus="yes">
            <source>%n job(s) stopped with an error</source>
            <translation>
                <numerusform>%n задание остановлено из-за ошибки</numerusform>
                <numerusform>%n задания остановлены из-за ошибки</numerusform>
                <numerusform>%n заданий остановлено из-за ошибки</numerusform>
            </translation>
        </message>
    <message numerus="yes">
            <source>%n job(s) will soon be cancelled</source>
            <translation>
                <numerusform>%n задание скоро будет отменено</numerusform>
                <numerusform>%n задания скоро будут отменены</numerusform>
                <numerusform>%n заданий скоро будет отменено</numerusform>
            </translation>
        </message>
    <message numerus="yes">
            <source>%n job(s) were cancelled after a long time without activity</source>
            <translation>
                <numerusform>%n задание отменено из-за долгого бездействия</numerusform>
                <numerusform>%n задания отменены из-за долгого бездействия</numerusform>
                <numerusform>%n заданий отменено из-за долгого бездействия</numerusform>
            </translation>
        </message>
    <message numerus="yes">
            <source>%n job(s) are suspended after Tranship ended unexpectedly</source>
            <translation>
                <numerusform>%n задание приостановлено после сбоя Tranship</numerusform>
                <numerusform>%n задания приостановлены после сбоя Tranship</numerusform>
                <numerusform>%n заданий приостановлено после сбоя Tranship</numerusform>
            </translation>
        </message>
    <message numerus="yes">
            <source>%n message(s) from Tranship</source>
            <translation>
                <numerusform>%n сообщение от Tranship</numerusform>
                <numerusform>%n сообщения от Tranship</numerusform>
                <numerusform>%n сообщений от Tranship</numerusform>
            </translation>
        </message>
    <message numerus="yes">
            <source>%1 and %n more</source>
            <comment>names of jobs</comment>
            <translation>
                <numerusform>%1 и ещё %n</numerusform>
                <numerusform>%1 и ещё %n</numerusform>
                <numerusform>%1 и ещё %n</numerusform>
            </translation>
        </message>
    <message>
            <source>Complete</source>
            <translation>Завершить</translation>
        </message>
    <message>
            <source>Cancel</source>
            <translation>Отменить</translation>
        </message>
    <message>
            <source>Show</source>
            <translation>Показать</translation>
        </message>
    <message>
            <source>Resume</source>
            <translation>Возобновить</translation>
        </message>
    <message>
            <source>Keep</source>
            <translation>Оставить</translation>
        </message>
    <message>
            <source>Always complete by itself</source>
            <translation>Всегда завершать автоматически</translation>
        </message>
    <message numerus="yes">
            <source>%n download(s)</source>
            <translation>
                <numerusform>%n загрузка</numerusform>
                <numerusform>%n загрузки</numerusform>
                <numerusform>%n загрузок</numerusform>
            </translation>
        </message>
    <message numerus="yes">
            <source>%n upload(s)</source>
            <translation>
                <numerusform>%n отправка</numerusform>
                <numerusform>%n отправки</numerusform>
                <numerusform>%n отправок</numerusform>
            </translation>
        </message>
    <message numerus="yes">
            <source>%n job(s)</source>
            <comment>downloads and uploads</comment>
            <translation>
                <numerusform>%n задание</numerusform>
                <numerusform>%n задания</numerusform>
                <numerusform>%n заданий</numerusform>
            </translation>
        </message>
    <message>
            <source>Transferred: %1</source>
            <comment>3 downloads</comment>
            <translation>Передано: %1</translation>
        </message>
    <message>
            <source>Completed: %1</source>
            <comment>3 downloads</comment>
            <translation>Завершено: %1</translation>
        </message>
    <message>
            <source>Stopped with an error: %1</source>
            <comment>3 downloads</comment>
            <translation>Остановлено с ошибкой: %1</translation>
        </message>
    <message>
            <source>Soon to be cancelled: %1</source>
            <comment>3 downloads</comment>
            <translation>Скоро будет отменено: %1</translation>
        </message>
    <message>
            <source>Cancelled after a long time without activity: %1</source>
            <comment>3 downloads</comment>
            <translation>Отменено после долгого бездействия: %1</translation>
        </message>
    <message>
            <source>Suspended after Tranship ended unexpectedly: %1</source>
            <comment>3 downloads</comment>
            <translation>Приостановлено после неожиданного завершения Tranship: %1</translation>
        </message>
    <message>
            <source>Retry</source>
            <translation>Повторить</translation>
        </message>
    <message>
            <source>Complete all</source>
            <translation>Завершить все</translation>
        </message>
    <message>
            <source>Retry all</source>
            <translation>Повторить все</translation>
        </message>
    <message>
            <source>Keep all</source>
            <translation>Оставить все</translation>
        </message>
</context>
<context>
    <name>Settings</name>
    <message>
            <source>Default folder</source>
            <translation>Папка по умолчанию</translation>
        </message>
    <message>
            <source>Where new downloads go. Empty: your download folder.</source>
            <translation>Куда попадают новые загрузки. Пусто — ваша папка загрузок.</translation>
        </message>
    <message>
            <source>Automatic completion</source>
            <translation>Автоматическое завершение</translation>
        </message>
    <message>
            <source>New jobs complete by themselves when everything is transferred.</source>
            <translation>Новые задания завершаются сами, когда всё передано.</translation>
        </message>
    <message>
            <source>Background slots</source>
            <translation>Фоновые места</translation>
        </message>
    <message>
            <source>How many jobs move at the same time; foreground jobs come on top.</source>
            <translation>Сколько заданий передаётся одновременно; срочные — сверх этого.</translation>
        </message>
    <message>
            <source>Files at once</source>
            <translation>Файлов одновременно</translation>
        </message>
    <message>
            <source>How many files of a new job move side by side.</source>
            <translation>Сколько файлов нового задания передаётся одновременно.</translation>
        </message>
    <message>
            <source>Retry delay</source>
            <translation>Задержка повтора</translation>
        </message>
    <message>
            <source>The longest pause of a new job before it tries again.</source>
            <translation>Самая долгая пауза нового задания перед новой попыткой.</translation>
        </message>
    <message>
            <source>No-progress timeout</source>
            <translation>Предел ожидания данных</translation>
        </message>
    <message>
            <source>How long a new job keeps trying without receiving a byte.</source>
            <translation>Как долго новое задание пытается, не получив ни байта.</translation>
        </message>
    <message>
            <source>Maximum download time</source>
            <translation>Предел времени загрузки</translation>
        </message>
    <message>
            <source>A job that takes longer stops with an error.</source>
            <translation>Задание, которое длится дольше, останавливается с ошибкой.</translation>
        </message>
    <message>
            <source>Inactivity timeout</source>
            <translation>Предел бездействия</translation>
        </message>
    <message>
            <source>A job with no activity for this long is cancelled, after a warning.</source>
            <translation>Задание, бездействующее столько времени, отменяется после предупреждения.</translation>
        </message>
    <message>
            <source>Jobs per user</source>
            <translation>Заданий на пользователя</translation>
        </message>
    <message>
            <source>How many unfinished jobs you may have.</source>
            <translation>Сколько незавершённых заданий может быть у вас.</translation>
        </message>
    <message>
            <source>Jobs in total</source>
            <translation>Заданий всего</translation>
        </message>
    <message>
            <source>How many unfinished jobs all users may have.</source>
            <translation>Сколько незавершённых заданий может быть у всех пользователей.</translation>
        </message>
    <message>
            <source>Files per job</source>
            <translation>Файлов в задании</translation>
        </message>
    <message>
            <source>How many files one job may hold.</source>
            <translation>Сколько файлов может быть в одном задании.</translation>
        </message>
    <message>
            <source>Ranges per file</source>
            <translation>Диапазонов на файл</translation>
        </message>
    <message>
            <source>How many parts of one file may be asked for.</source>
            <translation>Сколько частей одного файла можно запросить.</translation>
        </message>
    <message>
            <source>Transferred jobs</source>
            <translation>Переданные задания</translation>
        </message>
    <message>
            <source>Tell when a job waits for Complete.</source>
            <translation>Сообщать, когда задание ждёт завершения.</translation>
        </message>
    <message>
            <source>Errors</source>
            <translation>Ошибки</translation>
        </message>
    <message>
            <source>Tell when a job stops and needs you.</source>
            <translation>Сообщать, когда задание остановилось и нужны вы.</translation>
        </message>
    <message>
            <source>Jobs about to expire</source>
            <translation>Истекающие задания</translation>
        </message>
    <message>
            <source>Tell before and after the inactivity timeout cancels a job.</source>
            <translation>Сообщать до и после отмены задания из-за бездействия.</translation>
        </message>
    <message>
            <source>General</source>
            <translation>Общее</translation>
        </message>
    <message>
            <source>Transfers</source>
            <translation>Передача</translation>
        </message>
    <message>
            <source>Limits and timeouts</source>
            <translation>Ограничения и сроки</translation>
        </message>
    <message>
            <source>Notifications</source>
            <translation>Уведомления</translation>
        </message>
    <message>
            <source>This value does not fit.</source>
            <translation>Это значение не подходит.</translation>
        </message>
    <message>
            <source>Between %1 and %2.</source>
            <translation>Допустимо: %1 — %2.</translation>
        </message>
    <message>
            <source>Connections per file</source>
            <translation>Соединений на файл</translation>
        </message>
    <message>
            <source>How many connections one file may use when one is slow.</source>
            <translation>Сколько соединений может занять один файл, если одного мало.</translation>
        </message>
    <message>
            <source>Connections per server</source>
            <translation>Соединений с сервером</translation>
        </message>
    <message>
            <source>How many connections all jobs together open to one server.</source>
            <translation>Сколько соединений с одним сервером открывают все задания вместе.</translation>
        </message>
    <message>
            <source>Speed limit</source>
            <translation>Ограничение скорости</translation>
        </message>
    <message>
            <source>How fast all background jobs together may be.</source>
            <translation>С какой скоростью могут идти все фоновые задания вместе.</translation>
        </message>
    <message>
            <source>Limit foreground jobs</source>
            <translation>Ограничивать срочные задания</translation>
        </message>
    <message>
            <source>The speed limit holds for foreground jobs too.</source>
            <translation>Ограничение скорости действует и для срочных заданий.</translation>
        </message>
    <message>
            <source>Give way to other programs</source>
            <translation>Уступать другим программам</translation>
        </message>
    <message>
            <source>Background jobs use what other programs leave of the network.</source>
            <translation>Фоновые задания занимают то, что другие программы оставляют от сети.</translation>
        </message>
    <message>
            <source>Limits by the hour</source>
            <translation>Ограничения по часам</translation>
        </message>
    <message>
            <source>Work hours and other hours have limits for each priority.</source>
            <translation>В рабочие и остальные часы у каждого приоритета свои ограничения.</translation>
        </message>
    <message>
            <source>Work hours</source>
            <translation>Рабочие часы</translation>
        </message>
    <message>
            <source>Times that end before they begin go on over midnight.</source>
            <translation>Если конец раньше начала, часы продолжаются за полночь.</translation>
        </message>
    <message>
            <source>Work hours, high priority</source>
            <translation>Рабочие часы, высокий приоритет</translation>
        </message>
    <message>
            <source>Blocked jobs go on when the hours are over.</source>
            <translation>Запрещённые задания продолжатся, когда часы закончатся.</translation>
        </message>
    <message>
            <source>Work hours, normal priority</source>
            <translation>Рабочие часы, обычный приоритет</translation>
        </message>
    <message>
            <source>Work hours, low priority</source>
            <translation>Рабочие часы, низкий приоритет</translation>
        </message>
    <message>
            <source>Other hours, high priority</source>
            <translation>Остальные часы, высокий приоритет</translation>
        </message>
    <message>
            <source>Every hour that is no work hour.</source>
            <translation>Все часы, кроме рабочих.</translation>
        </message>
    <message>
            <source>Other hours, normal priority</source>
            <translation>Остальные часы, обычный приоритет</translation>
        </message>
    <message>
            <source>Other hours, low priority</source>
            <translation>Остальные часы, низкий приоритет</translation>
        </message>
    <message>
            <source>Limits during maintenance</source>
            <translation>Ограничения на время обслуживания</translation>
        </message>
    <message>
            <source>Maintenance hours have limits that replace all others.</source>
            <translation>В часы обслуживания действуют свои ограничения вместо всех остальных.</translation>
        </message>
    <message>
            <source>Maintenance hours</source>
            <translation>Часы обслуживания</translation>
        </message>
    <message>
            <source>Maintenance, high priority</source>
            <translation>Обслуживание, высокий приоритет</translation>
        </message>
    <message>
            <source>Maintenance, normal priority</source>
            <translation>Обслуживание, обычный приоритет</translation>
        </message>
    <message>
            <source>Maintenance, low priority</source>
            <translation>Обслуживание, низкий приоритет</translation>
        </message>
    <message>
            <source>Speed</source>
            <translation>Скорость</translation>
        </message>
    <message>
            <source>Download categories</source>
            <translation>Категории загрузок</translation>
        </message>
    <message>
            <source>Names that downloads are sorted by, and the folder each brings. Without one: the default folder.</source>
            <translation>Имена, по которым сортируются загрузки, и папка каждого. Без неё — папка по умолчанию.</translation>
        </message>
    <message>
            <source>Ask servers about new links</source>
            <translation>Спрашивать серверы о новых ссылках</translation>
        </message>
    <message>
            <source>Names and sizes are shown before a download is added. It takes one short request each; links that look as if they worked only once are spared.</source>
            <translation>Имена и размеры видны до добавления загрузки. Это один короткий запрос на ссылку; ссылки, похожие на одноразовые, не трогаются.</translation>
        </message>
    <message>
            <source>Watch the clipboard</source>
            <translation>Следить за буфером обмена</translation>
        </message>
    <message>
            <source>A copied link to a file opens the dialog for new downloads. Nothing starts by itself.</source>
            <translation>Скопированная ссылка на файл открывает окно новой загрузки. Само ничего не начинается.</translation>
        </message>
    <message>
            <source>Wants names that differ, without = and ;, and whole paths of folders.</source>
            <translation>Нужны разные имена без = и ; и полные пути к папкам.</translation>
        </message>
    <message>
            <source>Stay awake</source>
            <translation>Не засыпать</translation>
        </message>
    <message>
            <source>The computer does not fall asleep while something moves.</source>
            <translation>Компьютер не засыпает, пока что-нибудь передаётся.</translation>
        </message>
    <message>
            <source>Close to the tray</source>
            <translation>Закрывать в трей</translation>
        </message>
    <message>
            <source>Closing the window hides it where there is a tray; transfers go on.</source>
            <translation>Если есть трей, закрытое окно прячется в него, а передача продолжается.</translation>
        </message>
    <message>
            <source>Show in the launcher</source>
            <translation>Показывать на панели запуска</translation>
        </message>
    <message>
            <source>Progress and the number of jobs that wait for you stand on the program's icon.</source>
            <translation>Ход передачи и число заданий, которые ждут вас, видны на значке программы.</translation>
        </message>
    <message>
            <source>Download speed limit</source>
            <translation>Предел скорости загрузки</translation>
        </message>
    <message>
            <source>How fast all background downloads together may be.</source>
            <translation>Какой может быть скорость всех фоновых загрузок вместе.</translation>
        </message>
    <message>
            <source>Upload speed limit</source>
            <translation>Предел скорости отправки</translation>
        </message>
    <message>
            <source>How fast all background uploads together may be.</source>
            <translation>Какой может быть скорость всех фоновых отправок вместе.</translation>
        </message>
    <message>
            <source>Automatic completion of uploads</source>
            <translation>Автоматическое завершение отправок</translation>
        </message>
    <message>
            <source>New uploads complete by themselves, even where downloads wait for you.</source>
            <translation>Новые отправки завершаются сами, даже если загрузки ждут вас.</translation>
        </message>
    <message>
            <source>Background downloads use what other programs leave of the network.</source>
            <translation>Фоновые загрузки занимают только то, что оставляют другие программы.</translation>
        </message>
    <message>
            <source>How fast all background jobs together may be. Downloads and uploads have limits of their own on their pages.</source>
            <translation>Какой может быть скорость всех фоновых заданий вместе. У загрузок и отправок есть свои пределы на их страницах.</translation>
        </message>
    <message>
            <source>The speed limits hold for foreground jobs too.</source>
            <translation>Пределы скорости действуют и на задания переднего плана.</translation>
        </message>
    <message>
            <source>Paint them by mouse, or with the arrows and Space.</source>
            <translation>Закрасьте их мышью или стрелками и пробелом.</translation>
        </message>
    <message>
            <source>Completed jobs</source>
            <translation>Завершённые задания</translation>
        </message>
    <message>
            <source>Tell when a job has completed by itself.</source>
            <translation>Сообщать, когда задание завершилось само.</translation>
        </message>
    <message>
            <source>At least %1, or no limit.</source>
            <translation>Не меньше %1 или без предела.</translation>
        </message>
    <message>
            <source>Downloads</source>
            <translation>Загрузки</translation>
        </message>
    <message>
            <source>Uploads</source>
            <translation>Отправки</translation>
        </message>
    <message>
            <source>Network</source>
            <translation>Сеть</translation>
        </message>
    <message>
            <source>Advanced</source>
            <translation>Дополнительно</translation>
        </message>
    <message>
            <source>Every day</source>
            <translation>Каждый день</translation>
        </message>
    <message>
            <source>Never</source>
            <comment>hours of the week</comment>
            <translation>Никогда</translation>
        </message>
    <message>
        <source>Proxies</source>
        <translation>Прокси</translation>
    </message>
    <message>
        <source>Without proxy</source>
        <translation>Без прокси</translation>
    </message>
    <message>
        <source>Scan command</source>
        <translation>Команда проверки</translation>
    </message>
    <message>
        <source>A program that looks at the files before Complete, as “/usr/bin/clamscan --no-summary {files}”. Complete goes on if it ends with 0.</source>
        <translation>Программа, которая проверяет файлы перед завершением, например «/usr/bin/clamscan --no-summary {files}». Завершение продолжится, если она вернёт 0.</translation>
    </message>
    <message>
        <source>Time for commands</source>
        <translation>Время на команды</translation>
    </message>
    <message>
        <source>A scan or notify command that takes longer is ended.</source>
        <translation>Команда проверки или уведомления, которая работает дольше, прерывается.</translation>
    </message>
    <message>
        <source>Complete without scan</source>
        <translation>Завершение без проверки</translation>
    </message>
    <message>
        <source>Single jobs may be excepted from the scan command.</source>
        <translation>Отдельные задания можно освободить от команды проверки.</translation>
    </message>
    <message>
        <source>Security</source>
        <translation>Безопасность</translation>
    </message>
    <message>
        <source>Wants “system”, “none”, or proxies as “http://host:port”. Passwords go into the keychain.</source>
        <translation>Нужно «system», «none» или прокси вида «http://host:port». Пароли хранятся в связке ключей.</translation>
    </message>
    <message>
        <source>Wants names, addresses, “*.suffix” or “&lt;local&gt;”.</source>
        <translation>Нужны имена, адреса, «*.суффикс» или «&lt;local&gt;».</translation>
    </message>
    <message>
        <source>Wants the program’s absolute path, then its arguments.</source>
        <translation>Нужен абсолютный путь программы, затем её аргументы.</translation>
    </message>
    <message>
            <source>The desktop’s may come from a script. Your own are tried in order: “http://host:3128 socks5://host:1080”. A login is asked for when a proxy wants one.</source>
            <translation>Прокси рабочего стола могут задаваться сценарием. Собственные пробуются по порядку: «http://host:3128 socks5://host:1080». Вход запрашивается, когда его требует прокси.</translation>
        </message>
    <message>
            <source>Hosts that your own proxies are not used for: names, addresses, “*.example.org”, “&lt;local&gt;” for names without a dot.</source>
            <translation>Узлы, для которых собственные прокси не используются: имена, адреса, «*.example.org», «&lt;local&gt;» для имён без точки.</translation>
        </message>
</context>
<context>
    <name>VerbReport</name>
    <message>
            <source>Some unfinished files could not be deleted; it is tried again at the next start.</source>
            <translation>Некоторые недокачанные файлы не удалось удалить; попытка повторится при следующем запуске.</translation>
        </message>
    <message>
            <source>%1: %2</source>
            <comment>job name, sentences</comment>
            <translation>%1: %2</translation>
        </message>
    <message>
            <source>“%1” is not in place yet.</source>
            <translation>«%1» ещё не на месте.</translation>
        </message>
    <message numerus="yes">
            <source>%n more file(s) are not in place either.</source>
            <translation>
                <numerusform>Ещё %n файл тоже не на месте.</numerusform>
                <numerusform>Ещё %n файла тоже не на месте.</numerusform>
                <numerusform>Ещё %n файлов тоже не на месте.</numerusform>
            </translation>
        </message>
    <message>
            <source>Complete can be done again.</source>
            <translation>Завершение можно повторить.</translation>
        </message>
</context>
<context>
    <name>Wording</name>
    <message>
            <source>There is no such job or file any more.</source>
            <translation>Такого задания или файла больше нет.</translation>
        </message>
    <message>
            <source>Refresh the view; it may have been completed or cancelled elsewhere.</source>
            <translation>Обновите список: возможно, задание завершили или отменили в другом месте.</translation>
        </message>
    <message>
            <source>More than one job has this name.</source>
            <translation>Это имя есть у нескольких заданий.</translation>
        </message>
    <message>
            <source>Use the job's id instead of its name.</source>
            <translation>Укажите идентификатор задания вместо имени.</translation>
        </message>
    <message>
            <source>This cannot be done with the job as it is now.</source>
            <translation>Сейчас с этим заданием так поступить нельзя.</translation>
        </message>
    <message>
            <source>Wait until the job has gone on, or suspend it first.</source>
            <translation>Подождите, пока задание продвинется, или сначала приостановите его.</translation>
        </message>
    <message>
            <source>The job has no files yet.</source>
            <translation>В задании ещё нет файлов.</translation>
        </message>
    <message>
            <source>Add a file to the job first.</source>
            <translation>Сначала добавьте файл в задание.</translation>
        </message>
    <message>
            <source>The value is not valid.</source>
            <translation>Недопустимое значение.</translation>
        </message>
    <message>
            <source>Check what was entered and try again.</source>
            <translation>Проверьте введённое и попробуйте снова.</translation>
        </message>
    <message>
            <source>The text is too long.</source>
            <translation>Текст слишком длинный.</translation>
        </message>
    <message>
            <source>Shorten the text.</source>
            <translation>Сократите текст.</translation>
        </message>
    <message>
            <source>You have as many jobs as allowed.</source>
            <translation>У вас уже столько заданий, сколько разрешено.</translation>
        </message>
    <message>
            <source>Complete or cancel a job, or raise the limit in the settings.</source>
            <translation>Завершите или отмените задание либо поднимите предел в настройках.</translation>
        </message>
    <message>
            <source>There are as many jobs as allowed in total.</source>
            <translation>Всего заданий уже столько, сколько разрешено.</translation>
        </message>
    <message>
            <source>The job would have more files than allowed.</source>
            <translation>В задании было бы больше файлов, чем разрешено.</translation>
        </message>
    <message>
            <source>Spread the files over several jobs, or raise the limit in the settings.</source>
            <translation>Разделите файлы на несколько заданий или поднимите предел в настройках.</translation>
        </message>
    <message>
            <source>The file would be fetched in more ranges than allowed.</source>
            <translation>Файл запрашивался бы большим числом диапазонов, чем разрешено.</translation>
        </message>
    <message>
            <source>Ask for fewer ranges, or raise the limit in the settings.</source>
            <translation>Запросите меньше диапазонов или поднимите предел в настройках.</translation>
        </message>
    <message>
            <source>This job cannot take more than one file.</source>
            <translation>В этом задании может быть только один файл.</translation>
        </message>
    <message>
            <source>Create a job for each file.</source>
            <translation>Создайте отдельное задание для каждого файла.</translation>
        </message>
    <message>
            <source>You are not allowed to do this.</source>
            <translation>У вас нет на это прав.</translation>
        </message>
    <message>
            <source>Take the job over, or ask its owner or the administrator.</source>
            <translation>Примите задание на себя или обратитесь к его владельцу или администратору.</translation>
        </message>
    <message>
            <source>The list of jobs could not be written.</source>
            <translation>Не удалось записать список заданий.</translation>
        </message>
    <message>
            <source>Check the disk and the rights of your data folder; it is tried again by itself.</source>
            <translation>Проверьте диск и права на папку данных; попытка повторится сама.</translation>
        </message>
    <message>
            <source>The list of jobs was written by a newer version of Tranship.</source>
            <translation>Список заданий записан более новой версией Tranship.</translation>
        </message>
    <message>
            <source>Install that version or a newer one; nothing has been changed.</source>
            <translation>Установите эту версию или новее; ничего не изменено.</translation>
        </message>
    <message>
            <source>Tranship is already running with these jobs.</source>
            <translation>Tranship уже работает с этими заданиями.</translation>
        </message>
    <message>
            <source>Use the window that is already open.</source>
            <translation>Пользуйтесь уже открытым окном.</translation>
        </message>
    <message>
            <source>This is not possible with this kind of job.</source>
            <translation>С заданием такого типа это невозможно.</translation>
        </message>
    <message>
            <source>Create another kind of job for it.</source>
            <translation>Создайте для этого задание другого типа.</translation>
        </message>
    <message>
            <source>There is no such setting.</source>
            <translation>Такой настройки нет.</translation>
        </message>
    <message>
            <source>Check the name of the setting.</source>
            <translation>Проверьте имя настройки.</translation>
        </message>
    <message>
            <source>Tranship ended unexpectedly twice while this job ran, so it was suspended.</source>
            <translation>Tranship дважды аварийно завершился при выполнении этого задания, поэтому оно приостановлено.</translation>
        </message>
    <message>
            <source>Resume it to try once more, or cancel it.</source>
            <translation>Возобновите его для новой попытки или отмените.</translation>
        </message>
    <message>
            <source>This cannot be changed after the job has been resumed for the first time.</source>
            <translation>После первого запуска задания это изменить нельзя.</translation>
        </message>
    <message>
            <source>Create a new job with the value you want.</source>
            <translation>Создайте новое задание с нужным значением.</translation>
        </message>
    <message>
            <source>Only the finished files were kept.</source>
            <translation>Оставлены только готовые файлы.</translation>
        </message>
    <message>
            <source>Create a new job for the files that are missing.</source>
            <translation>Создайте новое задание для недостающих файлов.</translation>
        </message>
    <message>
            <source>Some unfinished files could not be deleted.</source>
            <translation>Некоторые недокачанные файлы не удалось удалить.</translation>
        </message>
    <message>
            <source>Nothing to do: Tranship tries again when it starts the next time.</source>
            <translation>Делать ничего не нужно: Tranship попробует снова при следующем запуске.</translation>
        </message>
    <message>
            <source>Tranship is not running.</source>
            <translation>Tranship не запущен.</translation>
        </message>
    <message>
            <source>Start Tranship and try again.</source>
            <translation>Запустите Tranship и попробуйте снова.</translation>
        </message>
    <message>
            <source>Nothing has arrived for as long as this job may wait.</source>
            <translation>За всё время, что задание может ждать, ничего не пришло.</translation>
        </message>
    <message>
            <source>Resume it to try again, or raise its no-progress timeout.</source>
            <translation>Возобновите его для новой попытки или увеличьте предел ожидания данных.</translation>
        </message>
    <message>
            <source>The transfer took longer than allowed.</source>
            <translation>Передача длилась дольше разрешённого.</translation>
        </message>
    <message>
            <source>Resume it, or raise the maximum transfer time.</source>
            <translation>Возобновите его или увеличьте предел времени передачи.</translation>
        </message>
    <message>
            <source>The disk is full.</source>
            <translation>Диск заполнен.</translation>
        </message>
    <message>
            <source>Free some space, or choose another folder; it goes on by itself.</source>
            <translation>Освободите место или выберите другую папку; передача продолжится сама.</translation>
        </message>
    <message>
            <source>Your share of the disk is used up.</source>
            <translation>Ваша квота на диске исчерпана.</translation>
        </message>
    <message>
            <source>Delete files you no longer need, or choose another folder.</source>
            <translation>Удалите ненужные файлы или выберите другую папку.</translation>
        </message>
    <message>
            <source>The file is too large for this kind of disk.</source>
            <translation>Файл слишком велик для диска этого типа.</translation>
        </message>
    <message>
            <source>Choose a folder on another disk.</source>
            <translation>Выберите папку на другом диске.</translation>
        </message>
    <message>
            <source>The disk can only be read, not written to.</source>
            <translation>Диск доступен только для чтения.</translation>
        </message>
    <message>
            <source>Make the disk writable, or choose another folder; it goes on by itself.</source>
            <translation>Разрешите запись на диск или выберите другую папку; передача продолжится сама.</translation>
        </message>
    <message>
            <source>The folder or file may not be opened.</source>
            <translation>Нет прав на открытие папки или файла.</translation>
        </message>
    <message>
            <source>Change its permissions, or choose another folder.</source>
            <translation>Измените права доступа или выберите другую папку.</translation>
        </message>
    <message>
            <source>The folder is not there.</source>
            <translation>Папки нет на месте.</translation>
        </message>
    <message>
            <source>Connect the disk or create the folder again; it goes on by itself.</source>
            <translation>Подключите диск или создайте папку снова; передача продолжится сама.</translation>
        </message>
    <message>
            <source>The unfinished file has disappeared.</source>
            <translation>Недокачанный файл исчез.</translation>
        </message>
    <message>
            <source>Nothing to do: the file starts over by itself.</source>
            <translation>Делать ничего не нужно: файл начнётся заново сам.</translation>
        </message>
    <message>
            <source>The unfinished file was changed by another program.</source>
            <translation>Недокачанный файл изменён другой программой.</translation>
        </message>
    <message>
            <source>A file of this name is already there.</source>
            <translation>Файл с таким именем уже есть.</translation>
        </message>
    <message>
            <source>Rename or move that file, or choose to keep both.</source>
            <translation>Переименуйте или переместите его либо выберите «Оставить оба».</translation>
        </message>
    <message>
            <source>The disk reported a fault while reading or writing.</source>
            <translation>Диск сообщил о сбое чтения или записи.</translation>
        </message>
    <message>
            <source>Check the disk, then resume the job.</source>
            <translation>Проверьте диск и возобновите задание.</translation>
        </message>
    <message>
            <source>The file to upload was changed during the upload.</source>
            <translation>Отправляемый файл изменился во время отправки.</translation>
        </message>
    <message>
            <source>Resume the job to send it anew.</source>
            <translation>Возобновите задание, чтобы отправить его заново.</translation>
        </message>
    <message>
            <source>The name of the file is too long for this disk.</source>
            <translation>Имя файла слишком длинное для этого диска.</translation>
        </message>
    <message>
            <source>Choose a shorter name or another folder.</source>
            <translation>Выберите имя короче или другую папку.</translation>
        </message>
    <message>
            <source>The file to upload is not there.</source>
            <translation>Отправляемого файла нет на месте.</translation>
        </message>
    <message>
            <source>Put it back in its place, or remove it from the job.</source>
            <translation>Верните его на место или уберите из задания.</translation>
        </message>
    <message>
            <source>There is no network connection.</source>
            <translation>Нет подключения к сети.</translation>
        </message>
    <message>
            <source>Connect to a network; it goes on by itself.</source>
            <translation>Подключитесь к сети; передача продолжится сама.</translation>
        </message>
    <message>
            <source>The server's name could not be found.</source>
            <translation>Не удалось найти сервер по имени.</translation>
        </message>
    <message>
            <source>Check the address and your network; it is tried again by itself.</source>
            <translation>Проверьте адрес и сеть; попытка повторится сама.</translation>
        </message>
    <message>
            <source>The server cannot be reached.</source>
            <translation>Сервер недоступен.</translation>
        </message>
    <message>
            <source>It is tried again by itself; check the address if this goes on.</source>
            <translation>Попытка повторится сама; если так и дальше, проверьте адрес.</translation>
        </message>
    <message>
            <source>The connection was closed before everything had arrived.</source>
            <translation>Соединение закрыто раньше, чем пришло всё.</translation>
        </message>
    <message>
            <source>Nothing to do: it is tried again by itself.</source>
            <translation>Делать ничего не нужно: попытка повторится сама.</translation>
        </message>
    <message>
            <source>The server did not answer in time.</source>
            <translation>Сервер не ответил вовремя.</translation>
        </message>
    <message>
            <source>The server's answer makes no sense.</source>
            <translation>Ответ сервера непонятен.</translation>
        </message>
    <message>
            <source>It is tried again by itself; ask those who run the server if this goes on.</source>
            <translation>Попытка повторится сама; если так и дальше, обратитесь к владельцам сервера.</translation>
        </message>
    <message>
            <source>The server cannot send parts of this file.</source>
            <translation>Сервер не умеет отдавать этот файл по частям.</translation>
        </message>
    <message>
            <source>Resume the job to fetch the file as a whole.</source>
            <translation>Возобновите задание, чтобы загрузить файл целиком.</translation>
        </message>
    <message>
            <source>The file on the server has changed.</source>
            <translation>Файл на сервере изменился.</translation>
        </message>
    <message>
            <source>The server sends from one address to the next without end.</source>
            <translation>Сервер без конца перенаправляет с адреса на адрес.</translation>
        </message>
    <message>
            <source>Check the address, or fetch a new link.</source>
            <translation>Проверьте адрес или возьмите новую ссылку.</translation>
        </message>
    <message>
            <source>The server points to an address that is not allowed.</source>
            <translation>Сервер перенаправляет на запрещённый адрес.</translation>
        </message>
    <message>
            <source>Fetch a new link from the website.</source>
            <translation>Возьмите на сайте новую ссылку.</translation>
        </message>
    <message>
            <source>The server sends the file in a compressed form that was not asked for.</source>
            <translation>Сервер отдаёт файл в сжатом виде, который не запрашивали.</translation>
        </message>
    <message>
            <source>Look for another link to this file.</source>
            <translation>Поищите другую ссылку на этот файл.</translation>
        </message>
    <message>
            <source>The server sent a web page instead of the file.</source>
            <translation>Сервер прислал веб-страницу вместо файла.</translation>
        </message>
    <message>
            <source>Log in on the website or network; it is tried again by itself.</source>
            <translation>Войдите на сайт или в сеть; попытка повторится сама.</translation>
        </message>
    <message>
            <source>The file is larger than the server accepts.</source>
            <translation>Файл больше, чем принимает сервер.</translation>
        </message>
    <message>
            <source>Send a smaller file, or ask those who run the server.</source>
            <translation>Отправьте файл поменьше или обратитесь к владельцам сервера.</translation>
        </message>
    <message>
            <source>The server refused to go on where the transfer stopped.</source>
            <translation>Сервер отказался продолжить с места остановки.</translation>
        </message>
    <message>
            <source>Resume the job; the file starts over if need be.</source>
            <translation>Возобновите задание; если понадобится, файл начнётся заново.</translation>
        </message>
    <message>
            <source>The file is not what its checksum promises.</source>
            <translation>Файл не соответствует своей контрольной сумме.</translation>
        </message>
    <message>
            <source>Resume the job to fetch it again, or correct or clear the checksum.</source>
            <translation>Возобновите задание, чтобы загрузить файл снова, либо исправьте или уберите контрольную сумму.</translation>
        </message>
    <message>
            <source>The file is not as long as the server said.</source>
            <translation>Длина файла не та, что назвал сервер.</translation>
        </message>
    <message>
            <source>The server did not say how large the file is.</source>
            <translation>Сервер не сообщил размер файла.</translation>
        </message>
    <message>
            <source>The link leads to a folder or a device, not to a file.</source>
            <translation>Ссылка ведёт на папку или устройство, а не на файл.</translation>
        </message>
    <message>
            <source>Give the link of a file.</source>
            <translation>Укажите ссылку на файл.</translation>
        </message>
    <message>
            <source>The file that the link names may not be read.</source>
            <translation>Файл, на который ведёт ссылка, нельзя прочитать.</translation>
        </message>
    <message>
            <source>Change its permissions, or ask its owner.</source>
            <translation>Измените права доступа или обратитесь к владельцу.</translation>
        </message>
    <message>
            <source>There is no file where the link leads.</source>
            <translation>По этой ссылке файла нет.</translation>
        </message>
    <message>
            <source>Check the path, or put the file back in its place.</source>
            <translation>Проверьте путь или верните файл на место.</translation>
        </message>
    <message>
            <source>The server no longer knows this upload.</source>
            <translation>Сервер больше не знает об этой отправке.</translation>
        </message>
    <message>
            <source>Nothing to do: the upload starts over by itself.</source>
            <translation>Делать ничего не нужно: отправка начнётся заново сама.</translation>
        </message>
    <message>
            <source>The server does not take uploads in this way.</source>
            <translation>Сервер не принимает отправку таким способом.</translation>
        </message>
    <message>
            <source>Check the address, or choose another upload protocol.</source>
            <translation>Проверьте адрес или выберите другой протокол отправки.</translation>
        </message>
    <message>
            <source>The server may have the file already: its answer was lost.</source>
            <translation>Возможно, файл уже на сервере: его ответ потерян.</translation>
        </message>
    <message>
            <source>Look on the server. Resume the job only if the file is not there.</source>
            <translation>Проверьте на сервере. Возобновляйте задание, только если файла там нет.</translation>
        </message>
    <message>
            <source>The server wants a user name and a password.</source>
            <translation>Сервер требует имя пользователя и пароль.</translation>
        </message>
    <message>
            <source>Enter them for this job.</source>
            <translation>Введите их для этого задания.</translation>
        </message>
    <message>
            <source>The proxy wants a user name and a password.</source>
            <translation>Прокси требует имя пользователя и пароль.</translation>
        </message>
    <message>
            <source>The server could not prove who it is: its certificate is not valid.</source>
            <translation>Сервер не смог подтвердить, что он — это он: его сертификат недействителен.</translation>
        </message>
    <message>
            <source>Check the address and your clock; do not go on if in doubt.</source>
            <translation>Проверьте адрес и часы; если сомневаетесь, не продолжайте.</translation>
        </message>
    <message>
            <source>The server points from an encrypted to an unencrypted address.</source>
            <translation>Сервер перенаправляет с зашифрованного адреса на незашифрованный.</translation>
        </message>
    <message>
            <source>Fetch an encrypted link from the website.</source>
            <translation>Возьмите на сайте ссылку с шифрованием.</translation>
        </message>
    <message>
            <source>The passwords are locked in the keychain.</source>
            <translation>Связка ключей с паролями заблокирована.</translation>
        </message>
    <message>
            <source>Unlock the keychain; it goes on by itself.</source>
            <translation>Разблокируйте связку ключей; передача продолжится сама.</translation>
        </message>
    <message>
            <source>The address contains a user name or a password.</source>
            <translation>В адресе есть имя пользователя или пароль.</translation>
        </message>
    <message>
            <source>Remove them from the address and enter them for the job.</source>
            <translation>Уберите их из адреса и введите для задания.</translation>
        </message>
    <message>
            <source>The network is metered, and this job avoids costs.</source>
            <translation>Сеть платная, а задание избегает расходов.</translation>
        </message>
    <message>
            <source>Connect to another network; it goes on by itself.</source>
            <translation>Подключитесь к другой сети; передача продолжится сама.</translation>
        </message>
    <message>
            <source>The server did not understand the request.</source>
            <translation>Сервер не понял запрос.</translation>
        </message>
    <message>
            <source>Check the address.</source>
            <translation>Проверьте адрес.</translation>
        </message>
    <message>
            <source>The server refuses access.</source>
            <translation>Сервер отказывает в доступе.</translation>
        </message>
    <message>
            <source>Log in on the website and fetch a new link.</source>
            <translation>Войдите на сайт и возьмите новую ссылку.</translation>
        </message>
    <message>
            <source>The file is not on the server.</source>
            <translation>Файла нет на сервере.</translation>
        </message>
    <message>
            <source>The server does not allow this kind of transfer.</source>
            <translation>Сервер не разрешает такую передачу.</translation>
        </message>
    <message>
            <source>The server waited too long.</source>
            <translation>Сервер ждал слишком долго.</translation>
        </message>
    <message>
            <source>The server says that it contradicts what is there.</source>
            <translation>Сервер сообщает о противоречии с тем, что у него есть.</translation>
        </message>
    <message>
            <source>Check what is already there; it is tried again by itself.</source>
            <translation>Проверьте, что там уже есть; попытка повторится сама.</translation>
        </message>
    <message>
            <source>The file has been removed from the server.</source>
            <translation>Файл удалён с сервера.</translation>
        </message>
    <message>
            <source>Fetch a new link.</source>
            <translation>Возьмите новую ссылку.</translation>
        </message>
    <message>
            <source>The server asked to slow down.</source>
            <translation>Сервер просит не торопиться.</translation>
        </message>
    <message>
            <source>The server may not hand the file out for legal reasons.</source>
            <translation>Сервер не вправе выдать файл по юридическим причинам.</translation>
        </message>
    <message>
            <source>Look for another source.</source>
            <translation>Поищите другой источник.</translation>
        </message>
    <message>
            <source>The server has a fault.</source>
            <translation>На сервере сбой.</translation>
        </message>
    <message>
            <source>The server behind the website does not answer.</source>
            <translation>Сервер, стоящий за сайтом, не отвечает.</translation>
        </message>
    <message>
            <source>The server is overloaded or being repaired.</source>
            <translation>Сервер перегружен или на обслуживании.</translation>
        </message>
    <message>
            <source>The server behind the website does not answer in time.</source>
            <translation>Сервер, стоящий за сайтом, не отвечает вовремя.</translation>
        </message>
    <message>
            <source>The server has no space left.</source>
            <translation>На сервере не осталось места.</translation>
        </message>
    <message>
            <source>Ask those who run the server; it is tried again by itself.</source>
            <translation>Обратитесь к владельцам сервера; попытка повторится сама.</translation>
        </message>
    <message>
            <source>The server refused.</source>
            <translation>Сервер отказал.</translation>
        </message>
    <message>
            <source>Check the address, then resume the job.</source>
            <translation>Проверьте адрес и возобновите задание.</translation>
        </message>
    <message>
            <source>%1 (%2).</source>
            <comment>cause of an error, HTTP status</comment>
            <translation>%1 (%2).</translation>
        </message>
    <message>
            <source>Something went wrong.</source>
            <translation>Что-то пошло не так.</translation>
        </message>
    <message>
            <source>Resume the job to try again.</source>
            <translation>Возобновите задание для новой попытки.</translation>
        </message>
    <message numerus="yes">
            <source>%n folder(s)</source>
            <translation>
                <numerusform>%n папке</numerusform>
                <numerusform>%n папках</numerusform>
                <numerusform>%n папках</numerusform>
            </translation>
        </message>
    <message numerus="yes">
            <source>delete %n unfinished file(s) (%1)</source>
            <comment>second part of a question</comment>
            <translation>
                <numerusform>удалить %n недокачанный файл (%1)</numerusform>
                <numerusform>удалить %n недокачанных файла (%1)</numerusform>
                <numerusform>удалить %n недокачанных файлов (%1)</numerusform>
            </translation>
        </message>
    <message>
            <source>Go on transferring</source>
            <translation>Продолжать передачу</translation>
        </message>
    <message>
            <source>Leave it as it is</source>
            <translation>Оставить как есть</translation>
        </message>
    <message numerus="yes">
            <source>No file is finished. Delete %n unfinished file(s) (%1) and keep nothing?</source>
            <translation>
                <numerusform>Ни один файл не готов. Удалить %n недокачанный файл (%1) и ничего не оставить?</numerusform>
                <numerusform>Ни один файл не готов. Удалить %n недокачанных файла (%1) и ничего не оставить?</numerusform>
                <numerusform>Ни один файл не готов. Удалить %n недокачанных файлов (%1) и ничего не оставить?</numerusform>
            </translation>
        </message>
    <message>
            <source>Cancel upload</source>
            <translation>Отмена отправки</translation>
        </message>
    <message>
            <source>Stop the upload</source>
            <translation>Прекратить отправку</translation>
        </message>
    <message numerus="yes">
            <source>Delete %n unfinished file(s) (%1)?</source>
            <translation>
                <numerusform>Удалить %n недокачанный файл (%1)?</numerusform>
                <numerusform>Удалить %n недокачанных файла (%1)?</numerusform>
                <numerusform>Удалить %n недокачанных файлов (%1)?</numerusform>
            </translation>
        </message>
    <message numerus="yes">
            <source>Delete %n finished file(s) (%1)</source>
            <translation>
                <numerusform>Удалить %n готовый файл (%1)</numerusform>
                <numerusform>Удалить %n готовых файла (%1)</numerusform>
                <numerusform>Удалить %n готовых файлов (%1)</numerusform>
            </translation>
        </message>
    <message>
            <source>%1 that nobody has completed?</source>
            <comment>Delete n finished files (bytes)</comment>
            <translation>%1? Задание никто не завершил.</translation>
        </message>
    <message>
            <source>%1 and %2?</source>
            <comment>two parts of a question</comment>
            <translation>%1 и %2?</translation>
        </message>
    <message>
            <source>Complete unfinished job</source>
            <translation>Завершение неоконченного задания</translation>
        </message>
    <message>
            <source>Delete unfinished files</source>
            <translation>Удалить недокачанное</translation>
        </message>
    <message numerus="yes">
            <source>Keep %n finished file(s) (%1) in %2</source>
            <translation>
                <numerusform>Оставить %n готовый файл (%1) в %2</numerusform>
                <numerusform>Оставить %n готовых файла (%1) в %2</numerusform>
                <numerusform>Оставить %n готовых файлов (%1) в %2</numerusform>
            </translation>
        </message>
    <message>
            <source>Keep finished files</source>
            <translation>Оставить готовые файлы</translation>
        </message>
    <message>
            <source>Cancel download</source>
            <translation>Отмена загрузки</translation>
        </message>
    <message>
            <source>Delete files</source>
            <translation>Удалить файлы</translation>
        </message>
    <message numerus="yes">
            <source>Finishes the upload of %n file(s)</source>
            <translation>
                <numerusform>Завершает отправку %n файла</numerusform>
                <numerusform>Завершает отправку %n файлов</numerusform>
                <numerusform>Завершает отправку %n файлов</numerusform>
            </translation>
        </message>
    <message>
            <source>Ends the job: no file is finished yet</source>
            <translation>Закончит задание: ни один файл ещё не готов</translation>
        </message>
    <message numerus="yes">
            <source>Keeps %n file(s) (%1) in %2</source>
            <translation>
                <numerusform>Оставит %n файл (%1) в %2</numerusform>
                <numerusform>Оставит %n файла (%1) в %2</numerusform>
                <numerusform>Оставит %n файлов (%1) в %2</numerusform>
            </translation>
        </message>
    <message>
            <source>%1 and %2</source>
            <comment>two parts of a hint</comment>
            <translation>%1 и %2</translation>
        </message>
    <message numerus="yes">
            <source>deletes %n unfinished file(s)</source>
            <translation>
                <numerusform>удалит %n недокачанный файл</numerusform>
                <numerusform>удалит %n недокачанных файла</numerusform>
                <numerusform>удалит %n недокачанных файлов</numerusform>
            </translation>
        </message>
    <message>
            <source>Waits for the network</source>
            <translation>Ждёт сеть</translation>
        </message>
    <message>
            <source>Waits for the disk</source>
            <translation>Ждёт диск</translation>
        </message>
    <message>
            <source>Waits for the keychain</source>
            <translation>Ждёт связку ключей</translation>
        </message>
    <message>
            <source>Waits for another network</source>
            <translation>Ждёт другой сети</translation>
        </message>
    <message>
            <source>Waits until it is allowed</source>
            <translation>Ждёт разрешения</translation>
        </message>
    <message>
            <source>Tries again soon</source>
            <translation>Скоро повторит попытку</translation>
        </message>
    <message>
            <source>Tries again in %1</source>
            <translation>Повторит попытку через %1</translation>
        </message>
    <message>
            <source>%1: %2</source>
            <comment>what happens next, cause</comment>
            <translation>%1: %2</translation>
        </message>
    <message numerus="yes">
            <source>%n file(s) failed</source>
            <translation>
                <numerusform>Не удался %n файл</numerusform>
                <numerusform>Не удались %n файла</numerusform>
                <numerusform>Не удались %n файлов</numerusform>
            </translation>
        </message>
    <message>
            <source>Started over: the file on the server has changed</source>
            <translation>Начато заново: файл на сервере изменился</translation>
        </message>
    <message>
            <source>Could not be completed: %1</source>
            <translation>Не удалось завершить: %1</translation>
        </message>
    <message>
            <source>Transferred: Complete to keep</source>
            <translation>Передано: «Завершить», чтобы оставить</translation>
        </message>
    <message>
            <source>%1. %2</source>
            <comment>two sentences</comment>
            <translation>%1. %2</translation>
        </message>
    <message>
            <source>Has no files yet</source>
            <translation>Файлов ещё нет</translation>
        </message>
    <message>
            <source>Cancelled in %1 if nobody decides</source>
            <comment>a time span in words</comment>
            <translation>Отменится через %1, если ничего не решить</translation>
        </message>
    <message>
            <source>Waits for a free slot</source>
            <translation>Ждёт свободного места</translation>
        </message>
    <message>
            <source>Starts in a moment</source>
            <translation>Сейчас начнётся</translation>
        </message>
    <message>
            <source>The server called it “%1”</source>
            <translation>Сервер назвал его «%1»</translation>
        </message>
    <message>
            <source>Queued</source>
            <comment>state of a job</comment>
            <translation>В очереди</translation>
        </message>
    <message>
            <source>Connecting</source>
            <comment>state of a job</comment>
            <translation>Соединение</translation>
        </message>
    <message>
            <source>Transferring</source>
            <comment>state of a job</comment>
            <translation>Передача</translation>
        </message>
    <message>
            <source>Suspended</source>
            <comment>state of a job</comment>
            <translation>Приостановлено</translation>
        </message>
    <message>
            <source>Error</source>
            <comment>state of a job</comment>
            <translation>Ошибка</translation>
        </message>
    <message>
            <source>Trying again</source>
            <comment>state of a job</comment>
            <translation>Новая попытка</translation>
        </message>
    <message>
            <source>Transferred</source>
            <comment>state of a job</comment>
            <translation>Передано</translation>
        </message>
    <message>
            <source>Completed</source>
            <comment>state of a job</comment>
            <translation>Завершено</translation>
        </message>
    <message>
            <source>Cancelled</source>
            <comment>state of a job</comment>
            <translation>Отменено</translation>
        </message>
    <message>
            <source>Waiting</source>
            <comment>state of a file</comment>
            <translation>Ожидает</translation>
        </message>
    <message>
            <source>Transferring</source>
            <comment>state of a file</comment>
            <translation>Передаётся</translation>
        </message>
    <message>
            <source>Transferred</source>
            <comment>state of a file</comment>
            <translation>Передан</translation>
        </message>
    <message>
            <source>Completed</source>
            <comment>state of a file</comment>
            <translation>Готов</translation>
        </message>
    <message>
            <source>Failed</source>
            <comment>state of a file</comment>
            <translation>Не удался</translation>
        </message>
    <message>
            <source>Download</source>
            <comment>type of a job</comment>
            <translation>Загрузка</translation>
        </message>
    <message>
            <source>Upload</source>
            <comment>type of a job</comment>
            <translation>Отправка</translation>
        </message>
    <message>
            <source>Upload with reply</source>
            <comment>type of a job</comment>
            <translation>Отправка с ответом</translation>
        </message>
    <message>
            <source>Foreground</source>
            <comment>priority</comment>
            <translation>Срочный</translation>
        </message>
    <message>
            <source>High</source>
            <comment>priority</comment>
            <translation>Высокий</translation>
        </message>
    <message>
            <source>Normal</source>
            <comment>priority</comment>
            <translation>Обычный</translation>
        </message>
    <message>
            <source>Low</source>
            <comment>priority</comment>
            <translation>Низкий</translation>
        </message>
    <message>
            <source>Keep both</source>
            <comment>when the destination exists</comment>
            <translation>Оставить оба</translation>
        </message>
    <message>
            <source>Replace</source>
            <comment>when the destination exists</comment>
            <translation>Заменить</translation>
        </message>
    <message>
            <source>Refuse</source>
            <comment>when the destination exists</comment>
            <translation>Отказать</translation>
        </message>
    <message>
            <source>Default</source>
            <comment>where a setting comes from</comment>
            <translation>По умолчанию</translation>
        </message>
    <message>
            <source>Set by you</source>
            <comment>where a setting comes from</comment>
            <translation>Задано вами</translation>
        </message>
    <message>
            <source>Fixed by the administrator</source>
            <comment>where a setting comes from</comment>
            <translation>Задано администратором</translation>
        </message>
    <message>
            <source>Not verified yet</source>
            <translation>Ещё не проверен</translation>
        </message>
    <message>
            <source>Tranship</source>
            <translation>Tranship</translation>
        </message>
    <message>
            <source>Transferred: Complete it to keep the files.</source>
            <translation>Передано. «Завершить» оставит файлы вам.</translation>
        </message>
    <message>
            <source>Nothing has happened to it for long: it will soon be cancelled.</source>
            <translation>С ним давно ничего не происходило: скоро оно будет отменено.</translation>
        </message>
    <message>
            <source>It was cancelled, because nothing happened to it for too long.</source>
            <translation>Отменено, потому что с ним слишком долго ничего не происходило.</translation>
        </message>
    <message>
            <source>Completed: the files are in their folder.</source>
            <translation>Завершено: файлы в своей папке.</translation>
        </message>
    <message>
            <source>The list of jobs was damaged and has been restored from the newest backup. The damaged file is kept as %1.</source>
            <translation>Список заданий был повреждён и восстановлен из последней резервной копии. Повреждённый файл сохранён как %1.</translation>
        </message>
    <message>
            <source>It was running when Tranship ended unexpectedly twice, and is suspended. Resume it to try again.</source>
            <translation>Оно выполнялось, когда Tranship дважды аварийно завершился, и теперь приостановлено. Возобновите его для новой попытки.</translation>
        </message>
    <message>
            <source>Some unfinished files could not be deleted. Tranship tries again when it starts the next time.</source>
            <translation>Некоторые недокачанные файлы не удалось удалить. Tranship попробует снова при следующем запуске.</translation>
        </message>
    <message>
            <source>The speed limit allows nothing now.</source>
            <translation>Ограничение скорости сейчас не даёт ничего передавать.</translation>
        </message>
    <message>
            <source>It goes on by itself when the hours are over, or when the limit is changed.</source>
            <translation>Передача продолжится сама, когда закончатся часы ограничения или оно изменится.</translation>
        </message>
    <message>
            <source>Waits until %1</source>
            <comment>a moment</comment>
            <translation>Ждёт до %1</translation>
        </message>
    <message>
            <source>Connecting</source>
            <comment>state of a connection</comment>
            <translation>Соединение</translation>
        </message>
    <message>
            <source>Receiving</source>
            <comment>state of a connection</comment>
            <translation>Принимает</translation>
        </message>
    <message>
            <source>Waits for bytes</source>
            <comment>state of a connection</comment>
            <translation>Ждёт данных</translation>
        </message>
    <message>
            <source>Verified by %1 from Metalink</source>
            <comment>SHA-256</comment>
            <translation>Проверено по %1 из Metalink</translation>
        </message>
    <message>
            <source>Verified by the %1 you gave</source>
            <comment>SHA-256</comment>
            <translation>Проверено по %1, которую задали вы</translation>
        </message>
    <message>
            <source>Verified by %1 from the server’s header %2</source>
            <comment>SHA-256, Digest</comment>
            <translation>Проверено по %1 из заголовка сервера %2</translation>
        </message>
    <message>
            <source>Length only: it is the one the server announced</source>
            <translation>Только длина: она такая, какую назвал сервер</translation>
        </message>
    <message>
            <source>Length not known: the server did not say how long the file is</source>
            <translation>Длина неизвестна: сервер не сообщил размер файла</translation>
        </message>
    <message numerus="yes">
            <source>All %n piece(s) verified by %1 from Metalink</source>
            <comment>SHA-256</comment>
            <translation>
                <numerusform>Проверена %n часть по %1 из Metalink</numerusform>
                <numerusform>Проверены все %n части по %1 из Metalink</numerusform>
                <numerusform>Проверены все %n частей по %1 из Metalink</numerusform>
            </translation>
        </message>
    <message>
            <source>Length only</source>
            <comment>how a file was verified</comment>
            <translation>Только длина</translation>
        </message>
    <message>
            <source>Length not known</source>
            <comment>how a file was verified</comment>
            <translation>Длина неизвестна</translation>
        </message>
    <message>
            <source>Pieces, %1</source>
            <comment>how a file was verified, SHA-256</comment>
            <translation>Части, %1</translation>
        </message>
    <message>
            <source>None is known: the length is checked</source>
            <translation>Не известна: проверяется длина</translation>
        </message>
    <message>
            <source>Given by you</source>
            <translation>Задана вами</translation>
        </message>
    <message>
            <source>Metalink</source>
            <translation>Metalink</translation>
        </message>
    <message>
            <source>The server’s header %1</source>
            <comment>Digest</comment>
            <translation>Заголовок сервера %1</translation>
        </message>
    <message>
            <source>Any network</source>
            <comment>which network a job may use</comment>
            <translation>Любая сеть</translation>
        </message>
    <message>
            <source>Not while roaming (not detected: any network)</source>
            <comment>which network a job may use</comment>
            <translation>Не в роуминге (не определяется: любая сеть)</translation>
        </message>
    <message>
            <source>Only unmetered networks</source>
            <comment>which network a job may use</comment>
            <translation>Только сети без оплаты за трафик</translation>
        </message>
    <message>
            <source>Nothing has arrived yet: the file will come from the new link.</source>
            <translation>Ещё ничего не получено: файл придёт по новой ссылке.</translation>
        </message>
    <message>
            <source>%1 are here and are kept, as far as the new link proves to lead to the same file. If it does not, the file starts over.</source>
            <comment>600 MiB of 2 GiB</comment>
            <translation>Получено %1; это сохранится, если новая ссылка действительно ведёт к тому же файлу. Если нет, файл загружается сначала.</translation>
        </message>
    <message>
            <source>All bytes are here and are being checked</source>
            <translation>Всё получено и проверяется</translation>
        </message>
    <message>
            <source>%1 sends nothing at the moment</source>
            <comment>a server</comment>
            <translation>%1 сейчас ничего не присылает</translation>
        </message>
    <message>
            <source>Waits for an answer of %1</source>
            <comment>a server</comment>
            <translation>Ждёт ответа от %1</translation>
        </message>
    <message>
            <source>Waits for its turn</source>
            <translation>Ждёт своей очереди</translation>
        </message>
    <message>
            <source>The file to upload may not be read.</source>
            <translation>Нет прав на чтение отправляемого файла.</translation>
        </message>
    <message>
            <source>Change its permissions, then resume the job.</source>
            <translation>Измените права доступа к нему и возобновите задание.</translation>
        </message>
    <message>
            <source>The folder of the file to upload is not there.</source>
            <translation>Нет папки с отправляемым файлом.</translation>
        </message>
    <message>
            <source>Connect the disk or put the folder back; it goes on by itself.</source>
            <translation>Подключите диск или верните папку: задание продолжится само.</translation>
        </message>
    <message>
            <source>The disk reported a fault while the file was read.</source>
            <translation>Диск сообщил об ошибке при чтении файла.</translation>
        </message>
    <message>
            <source>Nothing went through for as long as this job may wait.</source>
            <translation>Ничего не удавалось отправить дольше, чем задание может ждать.</translation>
        </message>
    <message>
            <source>The connection was closed before everything was sent.</source>
            <translation>Соединение закрылось раньше, чем всё было отправлено.</translation>
        </message>
    <message>
            <source>The file on the server is no longer the one that was begun.</source>
            <translation>Файл на сервере уже не тот, который начали отправлять.</translation>
        </message>
    <message>
            <source>Check the address, or ask those who run the server.</source>
            <translation>Проверьте адрес или обратитесь к владельцам сервера.</translation>
        </message>
    <message>
            <source>The server points to an address that no file can be sent on to.</source>
            <translation>Сервер указывает на адрес, по которому отправить файл нельзя.</translation>
        </message>
    <message>
            <source>Upload to the address that the server points to.</source>
            <translation>Отправьте файл по адресу, на который указывает сервер.</translation>
        </message>
    <message>
            <source>Ask those who run the server for an encrypted address.</source>
            <translation>Попросите у владельцев сервера адрес с шифрованием.</translation>
        </message>
    <message>
            <source>The server refused to go on where the upload stopped.</source>
            <translation>Сервер отказался продолжать отправку с места остановки.</translation>
        </message>
    <message>
            <source>Resume the job; the upload starts over if need be.</source>
            <translation>Возобновите задание: при необходимости отправка начнётся заново.</translation>
        </message>
    <message>
            <source>What the server has is not what was sent.</source>
            <translation>На сервере не то, что было отправлено.</translation>
        </message>
    <message>
            <source>Resume the job to send the file again.</source>
            <translation>Возобновите задание, чтобы отправить файл ещё раз.</translation>
        </message>
    <message>
            <source>What the server has is not as long as the file.</source>
            <translation>Размер на сервере не совпадает с размером файла.</translation>
        </message>
    <message>
            <source>This is a folder or a device, not a file.</source>
            <translation>Это папка или устройство, а не файл.</translation>
        </message>
    <message>
            <source>Choose a file.</source>
            <translation>Выберите файл.</translation>
        </message>
    <message>
            <source>The server cannot do this with this kind of upload.</source>
            <translation>При таком способе отправки сервер этого не умеет.</translation>
        </message>
    <message>
            <source>Choose another upload protocol, or upload without a reply.</source>
            <translation>Выберите другой способ отправки или отправьте без ответа.</translation>
        </message>
    <message>
            <source>The server does not let you write there.</source>
            <translation>Сервер не разрешает туда записывать.</translation>
        </message>
    <message>
            <source>Ask those who run the server, or choose another address.</source>
            <translation>Обратитесь к владельцам сервера или выберите другой адрес.</translation>
        </message>
    <message>
            <source>There is no such place on the server.</source>
            <translation>Такого места на сервере нет.</translation>
        </message>
    <message>
            <source>Check the address; missing folders can be made with WebDAV.</source>
            <translation>Проверьте адрес; недостающие папки можно создать через WebDAV.</translation>
        </message>
    <message>
            <source>The server takes no files at this address in this way.</source>
            <translation>Таким способом сервер не принимает файлы по этому адресу.</translation>
        </message>
    <message>
            <source>The server has no folder for it, or something else is in its place.</source>
            <translation>На сервере нет нужной папки, или место занято чем-то другим.</translation>
        </message>
    <message>
            <source>Check the folders on the server; it is tried again by itself.</source>
            <translation>Проверьте папки на сервере: попытка повторится сама.</translation>
        </message>
    <message>
            <source>The server no longer takes uploads at this address.</source>
            <translation>Сервер больше не принимает файлы по этому адресу.</translation>
        </message>
    <message>
            <source>Fetch a new address.</source>
            <translation>Получите новый адрес.</translation>
        </message>
    <message>
            <source>The server wants to know the length in another way.</source>
            <translation>Серверу нужно узнать размер другим способом.</translation>
        </message>
    <message>
            <source>Choose another upload protocol.</source>
            <translation>Выберите другой способ отправки.</translation>
        </message>
    <message>
            <source>The server has another version of the file already.</source>
            <translation>На сервере уже есть другая версия файла.</translation>
        </message>
    <message>
            <source>Look at what is there, then resume the job.</source>
            <translation>Посмотрите, что там лежит, и возобновите задание.</translation>
        </message>
    <message>
            <source>The server does not take this kind of file.</source>
            <translation>Сервер не принимает файлы такого вида.</translation>
        </message>
    <message>
            <source>Choose another upload protocol, or ask those who run the server.</source>
            <translation>Выберите другой способ отправки или обратитесь к владельцам сервера.</translation>
        </message>
    <message>
            <source>The file on the server is locked.</source>
            <translation>Файл на сервере заблокирован.</translation>
        </message>
    <message>
            <source>The server may not take the file for legal reasons.</source>
            <translation>Сервер не может принять файл по юридическим причинам.</translation>
        </message>
    <message>
            <source>Choose another server.</source>
            <translation>Выберите другой сервер.</translation>
        </message>
    <message>
            <source>Drop the server's reply? Only the reply is deleted: what was uploaded stays on the server.</source>
            <translation>Отбросить ответ сервера? Удаляется только ответ: отправленное останется на сервере.</translation>
        </message>
    <message>
            <source>Drop the reply</source>
            <translation>Отбросить ответ</translation>
        </message>
    <message>
            <source>Stop waiting for the server's reply? What was uploaded stays on the server.</source>
            <translation>Больше не ждать ответа сервера? Отправленное останется на сервере.</translation>
        </message>
    <message numerus="yes">
            <source>Stop uploading %n file(s)? The server will be told to delete what it has (%1). Your own files stay.</source>
            <translation>
                <numerusform>Прекратить отправку %n файла? Серверу будет сказано удалить то, что он получил (%1). Ваши файлы останутся.</numerusform>
                <numerusform>Прекратить отправку %n файлов? Серверу будет сказано удалить то, что он получил (%1). Ваши файлы останутся.</numerusform>
                <numerusform>Прекратить отправку %n файлов? Серверу будет сказано удалить то, что он получил (%1). Ваши файлы останутся.</numerusform>
            </translation>
        </message>
    <message>
            <source>Finishes the upload and keeps its reply (%1) in %2</source>
            <translation>Завершит отправку и оставит ответ (%1) в папке %2</translation>
        </message>
    <message>
            <source>Automatic</source>
            <comment>way of an upload</comment>
            <translation>Автоматически</translation>
        </message>
    <message>
            <source>PUT</source>
            <comment>way of an upload</comment>
            <translation>PUT</translation>
        </message>
    <message>
            <source>POST</source>
            <comment>way of an upload</comment>
            <translation>POST</translation>
        </message>
    <message>
            <source>WebDAV</source>
            <comment>way of an upload</comment>
            <translation>WebDAV</translation>
        </message>
    <message>
            <source>BITS</source>
            <comment>way of an upload</comment>
            <translation>BITS</translation>
        </message>
    <message>
            <source>tus</source>
            <comment>way of an upload</comment>
            <translation>tus</translation>
        </message>
    <message>
            <source>Resumable upload (IETF)</source>
            <comment>way of an upload</comment>
            <translation>Возобновляемая отправка (IETF)</translation>
        </message>
    <message>
            <source>Nextcloud</source>
            <comment>way of an upload</comment>
            <translation>Nextcloud</translation>
        </message>
    <message>
            <source>S3 multipart</source>
            <comment>way of an upload</comment>
            <translation>S3 по частям</translation>
        </message>
    <message>
            <source>The server is asked which way it knows before anything is sent.</source>
            <translation>Прежде чем что-либо отправить, сервер спрашивают, какой способ он знает.</translation>
        </message>
    <message>
            <source>One request, for any web server and for signed links; an interruption starts over.</source>
            <translation>Один запрос, для любого веб-сервера и подписанных ссылок; после обрыва — заново.</translation>
        </message>
    <message>
            <source>One request to a program on the server; an interruption starts over.</source>
            <translation>Один запрос программе на сервере; после обрыва — заново.</translation>
        </message>
    <message>
            <source>Makes missing folders and puts the file in place when it is whole.</source>
            <translation>Создаёт недостающие папки и ставит файл на место, когда он получен целиком.</translation>
        </message>
    <message>
            <source>For Windows servers with BITS; goes on where it stopped.</source>
            <translation>Для серверов Windows с BITS; продолжает с места остановки.</translation>
        </message>
    <message>
            <source>The address is where the server makes uploads; goes on where it stopped.</source>
            <translation>Адрес — место, где сервер создаёт отправки; продолжает с места остановки.</translation>
        </message>
    <message>
            <source>For servers that know the IETF’s draft; goes on where it stopped.</source>
            <translation>Для серверов, знающих проект IETF; продолжает с места остановки.</translation>
        </message>
    <message>
            <source>In chunks, to an address with remote.php/dav/files; goes on with the next chunk.</source>
            <translation>По кускам, на адрес с remote.php/dav/files; продолжает со следующего куска.</translation>
        </message>
    <message>
            <source>In parts, each to a signed link of its own; the address is the signed link that puts them together.</source>
            <translation>По частям, каждая по своей подписанной ссылке; адрес — подписанная ссылка, которая их соединяет.</translation>
        </message>
    <message>
            <source>Automatic: the server has not been asked yet</source>
            <translation>Автоматически: сервер ещё не спрашивали</translation>
        </message>
    <message>
            <source>%1 (found by asking)</source>
            <comment>way of an upload</comment>
            <translation>%1 (по ответу сервера)</translation>
        </message>
    <message>
            <source>Nothing yet: the server has not said that it has the file</source>
            <translation>Пока ничего: сервер не сказал, что файл у него</translation>
        </message>
    <message>
            <source>Status only: the server said that it has taken the file</source>
            <translation>Только статус: сервер сказал, что принял файл</translation>
        </message>
    <message>
            <source>The server’s count is the file’s size</source>
            <translation>Сервер насчитал столько же байт, сколько в файле</translation>
        </message>
    <message>
            <source>The server’s %1 agrees with what was sent</source>
            <comment>SHA-256</comment>
            <translation>%1 на сервере совпадает с отправленным</translation>
        </message>
    <message>
            <source>Status only</source>
            <comment>how an upload was proved</comment>
            <translation>Только статус</translation>
        </message>
    <message>
            <source>Server’s count</source>
            <comment>how an upload was proved</comment>
            <translation>Размер на сервере</translation>
        </message>
    <message>
            <source>Comes when the server has the file</source>
            <comment>state of a reply</comment>
            <translation>Придёт, когда файл будет на сервере</translation>
        </message>
    <message>
            <source>Waits to be fetched</source>
            <comment>state of a reply</comment>
            <translation>Ждёт получения</translation>
        </message>
    <message>
            <source>Is being fetched: %1</source>
            <comment>state of a reply, bytes of all bytes</comment>
            <translation>Загружается: %1</translation>
        </message>
    <message>
            <source>Has arrived (%1): Complete keeps it</source>
            <comment>state of a reply, bytes</comment>
            <translation>Пришёл (%1): останется после завершения</translation>
        </message>
    <message>
            <source>Is in its place (%1)</source>
            <comment>state of a reply, bytes</comment>
            <translation>На своём месте (%1)</translation>
        </message>
    <message>
            <source>Possible when everything is uploaded and the reply has arrived</source>
            <translation>Можно будет, когда всё отправлено и пришёл ответ</translation>
        </message>
    <message>
            <source>Possible when everything is uploaded</source>
            <translation>Можно будет, когда всё отправлено</translation>
        </message>
    <message>
            <source>Started over: the server had lost the upload</source>
            <translation>Начато заново: сервер потерял отправку</translation>
        </message>
    <message>
            <source>All bytes are sent and are being checked</source>
            <translation>Все байты отправлены и проверяются</translation>
        </message>
    <message>
            <source>%1 takes nothing at the moment</source>
            <comment>a server</comment>
            <translation>%1 сейчас ничего не принимает</translation>
        </message>
    <message>
            <source>The file is on the server, its reply is being fetched</source>
            <translation>Файл на сервере, загружается ответ</translation>
        </message>
    <message>
            <source>Uploaded: Complete to finish</source>
            <translation>Отправлено: завершите, чтобы закончить</translation>
        </message>
    <message>
            <source>Uploaded, the reply is here: Complete to keep it</source>
            <translation>Отправлено, ответ пришёл: завершите, чтобы оставить его</translation>
        </message>
    <message>
            <source>Comes when the server has the file</source>
            <translation>Придёт, когда файл будет на сервере</translation>
        </message>
    <message>
            <source>Uploaded: Complete it to finish.</source>
            <translation>Отправлено: завершите задание, чтобы закончить.</translation>
        </message>
    <message>
            <source>Uploaded, and the reply has arrived: Complete it to keep the reply.</source>
            <translation>Отправлено, и пришёл ответ: завершите задание, чтобы оставить его.</translation>
        </message>
    <message>
            <source>Uploaded and completed: the files are on the server.</source>
            <translation>Отправлено и завершено: файлы на сервере.</translation>
        </message>
    <message>
            <source>Uploaded and completed: the reply is in its folder.</source>
            <translation>Отправлено и завершено: ответ в своей папке.</translation>
        </message>
    <message>
            <source>Uploading</source>
            <comment>state of a job</comment>
            <translation>Отправляется</translation>
        </message>
    <message>
            <source>Uploaded</source>
            <comment>state of a job</comment>
            <translation>Отправлено</translation>
        </message>
    <message>
            <source>Uploading</source>
            <comment>state of a file</comment>
            <translation>Отправляется</translation>
        </message>
    <message>
            <source>Uploaded</source>
            <comment>state of a file</comment>
            <translation>Отправлено</translation>
        </message>
    <message>
            <source>Waits for an answer</source>
            <comment>state of a connection</comment>
            <translation>Ждёт ответа</translation>
        </message>
    <message>
            <source>Sending</source>
            <comment>state of a connection</comment>
            <translation>Отправляет</translation>
        </message>
    <message>
            <source>Name</source>
            <translation>Имя</translation>
        </message>
    <message>
            <source>Description</source>
            <translation>Описание</translation>
        </message>
    <message>
            <source>Priority</source>
            <translation>Приоритет</translation>
        </message>
    <message>
            <source>Longest wait before a retry</source>
            <translation>Самое долгое ожидание повтора</translation>
        </message>
    <message>
            <source>Patience without progress</source>
            <translation>Терпение без успеха</translation>
        </message>
    <message>
            <source>Longest time in motion</source>
            <translation>Самое долгое время передачи</translation>
        </message>
    <message>
            <source>When a file exists</source>
            <translation>Если файл уже есть</translation>
        </message>
    <message>
            <source>Complete by itself</source>
            <translation>Завершать автоматически</translation>
        </message>
    <message>
            <source>Files at once</source>
            <translation>Файлов одновременно</translation>
        </message>
    <message>
            <source>Connections of a file</source>
            <translation>Соединений на файл</translation>
        </message>
    <message>
            <source>Speed limit</source>
            <translation>Ограничение скорости</translation>
        </message>
    <message>
            <source>Networks</source>
            <translation>Сети</translation>
        </message>
    <message>
            <source>Dynamic content</source>
            <translation>Динамическое содержимое</translation>
        </message>
    <message>
            <source>Upload method</source>
            <translation>Способ отправки</translation>
        </message>
    <message>
            <source>Place of the reply</source>
            <translation>Место ответа</translation>
        </message>
    <message>
            <source>Category</source>
            <translation>Категория</translation>
        </message>
    <message>
            <source>Expected checksum</source>
            <translation>Ожидаемая контрольная сумма</translation>
        </message>
    <message>
            <source>Priority of files</source>
            <translation>Приоритет файлов</translation>
        </message>
    <message>
            <source>Skipped files</source>
            <translation>Пропущенные файлы</translation>
        </message>
    <message>
            <source>File name</source>
            <translation>Имя файла</translation>
        </message>
    <message>
            <source>Folder</source>
            <translation>Папка</translation>
        </message>
    <message>
            <source>on</source>
            <comment>a property</comment>
            <translation>да</translation>
        </message>
    <message>
            <source>off</source>
            <comment>a property</comment>
            <translation>нет</translation>
        </message>
    <message>
            <source>%1 changed</source>
            <comment>a property</comment>
            <translation>%1: изменено</translation>
        </message>
    <message>
            <source>%1: none</source>
            <comment>a property</comment>
            <translation>%1: нет</translation>
        </message>
    <message>
            <source>%1: %2</source>
            <comment>a property, its value</comment>
            <translation>%1: %2</translation>
        </message>
    <message>
            <source>Waits</source>
            <translation>Ожидает</translation>
        </message>
    <message>
            <source>Started over</source>
            <translation>Начат заново</translation>
        </message>
    <message>
            <source>Sent (%1)</source>
            <comment>bytes</comment>
            <translation>Отправлен (%1)</translation>
        </message>
    <message>
            <source>Arrived (%1)</source>
            <comment>bytes</comment>
            <translation>Получен (%1)</translation>
        </message>
    <message>
            <source>Sent (%1), known by: %2</source>
            <comment>bytes, a word of the server</comment>
            <translation>Отправлен (%1), известно по: %2</translation>
        </message>
    <message>
            <source>Arrived (%1), verified by: %2</source>
            <comment>bytes, SHA-256</comment>
            <translation>Получен (%1), проверен: %2</translation>
        </message>
    <message>
            <source>Everything has arrived (%1) and waits for Complete</source>
            <translation>Получено всё (%1), осталось завершить</translation>
        </message>
    <message>
            <source>Everything is sent (%1) and waits for Complete</source>
            <translation>Отправлено всё (%1), осталось завершить</translation>
        </message>
    <message numerus="yes">
            <source>%n file(s) added</source>
            <translation>
                <numerusform>Добавлен %n файл</numerusform>
                <numerusform>Добавлено %n файла</numerusform>
                <numerusform>Добавлено %n файлов</numerusform>
            </translation>
        </message>
    <message>
            <source>The file is open</source>
            <translation>Файл открыт</translation>
        </message>
    <message>
            <source>Connected to %1</source>
            <translation>Соединено с %1</translation>
        </message>
    <message>
            <source>Redirected to %1</source>
            <translation>Перенаправлено на %1</translation>
        </message>
    <message>
            <source>Stopped</source>
            <translation>Остановлено</translation>
        </message>
    <message>
            <source>Is called “%1” now</source>
            <translation>Теперь называется «%1»</translation>
        </message>
    <message numerus="yes">
            <source>Completed: %n file(s) kept</source>
            <translation>
                <numerusform>Завершено: сохранён %n файл</numerusform>
                <numerusform>Завершено: сохранено %n файла</numerusform>
                <numerusform>Завершено: сохранено %n файлов</numerusform>
            </translation>
        </message>
    <message>
            <source>Could not be completed</source>
            <translation>Не удалось завершить</translation>
        </message>
    <message numerus="yes">
            <source>New link for %n file(s)</source>
            <translation>
                <numerusform>Новая ссылка для %n файла</numerusform>
                <numerusform>Новая ссылка для %n файлов</numerusform>
                <numerusform>Новая ссылка для %n файлов</numerusform>
            </translation>
        </message>
    <message>
            <source>Belongs to %1 now</source>
            <translation>Теперь принадлежит пользователю %1</translation>
        </message>
    <message>
            <source>The server has its reply at %1</source>
            <translation>Ответ сервера лежит по адресу %1</translation>
        </message>
    <message>
            <source>Created</source>
            <translation>Создано</translation>
        </message>
    <message>
            <source>Removed from the job</source>
            <translation>Убран из задания</translation>
        </message>
    <message>
            <source>Resumed</source>
            <translation>Возобновлено</translation>
        </message>
    <message>
            <source>Suspended</source>
            <comment>it was</comment>
            <translation>Приостановлено</translation>
        </message>
    <message>
            <source>Its turn has come: it connects</source>
            <translation>Подошла очередь: соединяется</translation>
        </message>
    <message>
            <source>Waits for its turn again</source>
            <translation>Снова ждёт очереди</translation>
        </message>
    <message>
            <source>Cancelled</source>
            <comment>it was</comment>
            <translation>Отменено</translation>
        </message>
    <message>
            <source>Nobody decided in time</source>
            <translation>Никто не решил вовремя</translation>
        </message>
    <message>
            <source>Kept: the time before it is cancelled starts anew</source>
            <translation>Оставлено: время до отмены отсчитывается заново</translation>
        </message>
    <message>
            <source>Will be cancelled soon if nobody decides</source>
            <translation>Скоро будет отменено, если никто не решит</translation>
        </message>
    <message>
            <source>Tranship was started and goes on with it</source>
            <translation>Tranship запущен и продолжает его</translation>
        </message>
    <message>
            <source>Stays: %1 (%2)</source>
            <comment>file, bytes</comment>
            <translation>Останется: %1 (%2)</translation>
        </message>
    <message>
            <source>Is deleted: %1 (%2)</source>
            <comment>file, 300 MiB of 2 GiB</comment>
            <translation>Удалится: %1 (%2)</translation>
        </message>
    <message>
            <source>Remove files from the job</source>
            <translation>Убрать файлы из задания</translation>
        </message>
    <message numerus="yes">
            <source>Remove %n file(s) and delete what has arrived (%1)?</source>
            <translation>
                <numerusform>Убрать %n файл и удалить полученное (%1)?</numerusform>
                <numerusform>Убрать %n файла и удалить полученное (%1)?</numerusform>
                <numerusform>Убрать %n файлов и удалить полученное (%1)?</numerusform>
            </translation>
        </message>
    <message>
            <source>Remove and delete</source>
            <translation>Убрать и удалить</translation>
        </message>
    <message>
            <source>Another folder</source>
            <translation>Другая папка</translation>
        </message>
    <message>
            <source>Put the unfinished files of “%1” into %2? %3 that have arrived in the old folder are deleted there and come again.</source>
            <translation>Положить незаконченные файлы задания «%1» в %2? Полученные в старой папке %3 будут там удалены и загружены снова.</translation>
        </message>
    <message>
            <source>Begin again there</source>
            <translation>Начать там заново</translation>
        </message>
    <message>
            <source>High</source>
            <translation>Высокий</translation>
        </message>
    <message>
            <source>Normal</source>
            <translation>Обычный</translation>
        </message>
    <message>
            <source>Low</source>
            <translation>Низкий</translation>
        </message>
    <message>
            <source>A secret of the job is gone: it was for one session only, or was taken out of the keychain.</source>
            <translation>Секрет задания пропал: он был только на один сеанс или удалён из связки ключей.</translation>
        </message>
    <message>
            <source>Give it to the job again, then resume it.</source>
            <translation>Задайте его заданию снова и возобновите.</translation>
        </message>
    <message>
        <source>Its issuer has revoked it.</source>
        <translation>Его отозвал издатель.</translation>
    </message>
    <message>
        <source>The server does not prove that it was not revoked.</source>
        <translation>Сервер не доказывает, что он не отозван.</translation>
    </message>
    <message>
        <source>Nobody but the server itself vouches for it.</source>
        <translation>За него не ручается никто, кроме самого сервера.</translation>
    </message>
    <message>
        <source>This computer does not trust the one who vouches for it.</source>
        <translation>Этот компьютер не доверяет тому, кто за него ручается.</translation>
    </message>
    <message>
        <source>It is made for another address.</source>
        <translation>Он выдан для другого адреса.</translation>
    </message>
    <message>
        <source>It has expired.</source>
        <translation>Его срок истёк.</translation>
    </message>
    <message>
        <source>It is not valid yet.</source>
        <translation>Его срок ещё не начался.</translation>
    </message>
    <message>
        <source>It is not made for servers.</source>
        <translation>Он не предназначен для серверов.</translation>
    </message>
    <message>
        <source>It is broken.</source>
        <translation>Он повреждён.</translation>
    </message>
    <message>
        <source>The server’s certificate was refused.</source>
        <translation>Сертификат сервера отклонён.</translation>
    </message>
    <message>
        <source>The server’s certificate has expired.</source>
        <translation>Срок сертификата сервера истёк.</translation>
    </message>
    <message>
        <source>Check your clock. If it is right, the server’s owner has to renew it.</source>
        <translation>Проверьте часы. Если они верны, сертификат должен обновить владелец сервера.</translation>
    </message>
    <message>
        <source>The server’s certificate is not valid yet.</source>
        <translation>Срок сертификата сервера ещё не начался.</translation>
    </message>
    <message>
        <source>Check your clock: it is probably set too early.</source>
        <translation>Проверьте часы: вероятно, они отстают.</translation>
    </message>
    <message>
        <source>The server’s certificate is made for another address.</source>
        <translation>Сертификат сервера выдан для другого адреса.</translation>
    </message>
    <message>
        <source>Check the address; somebody may be answering in the server’s place.</source>
        <translation>Проверьте адрес: возможно, вместо сервера отвечает кто-то другой.</translation>
    </message>
    <message>
        <source>The server vouches for itself: its certificate is self-signed.</source>
        <translation>Сервер ручается сам за себя: его сертификат самоподписанный.</translation>
    </message>
    <message>
        <source>Look at the certificate and trust it only if its fingerprint is the right one.</source>
        <translation>Посмотрите на сертификат и доверьтесь ему, только если отпечаток верен.</translation>
    </message>
    <message>
        <source>Nobody this computer trusts vouches for the server’s certificate.</source>
        <translation>За сертификат сервера не ручается никто, кому доверяет этот компьютер.</translation>
    </message>
    <message>
        <source>The server’s certificate is not made for servers.</source>
        <translation>Сертификат сервера не предназначен для серверов.</translation>
    </message>
    <message>
        <source>The server’s owner has to install another one.</source>
        <translation>Владелец сервера должен установить другой.</translation>
    </message>
    <message>
        <source>The server’s certificate was revoked by its issuer.</source>
        <translation>Сертификат сервера отозван издателем.</translation>
    </message>
    <message>
        <source>Do not use this server until its owner has replaced it.</source>
        <translation>Не пользуйтесь этим сервером, пока владелец его не заменит.</translation>
    </message>
    <message>
        <source>The server does not prove that its certificate was not revoked.</source>
        <translation>Сервер не доказывает, что его сертификат не отозван.</translation>
    </message>
    <message>
        <source>Take the check out of the job’s security flags if you can do without.</source>
        <translation>Уберите эту проверку из флагов безопасности задания, если можете без неё обойтись.</translation>
    </message>
    <message>
        <source>No secure connection to the server could be made.</source>
        <translation>Не удалось установить защищённое соединение с сервером.</translation>
    </message>
    <message>
        <source>It may speak no TLS 1.2, or want a client certificate from you.</source>
        <translation>Возможно, он не знает TLS 1.2 или требует сертификат клиента.</translation>
    </message>
    <message>
        <source>Your client certificate cannot be used.</source>
        <translation>Ваш сертификат клиента нельзя использовать.</translation>
    </message>
    <message>
        <source>The proxy cannot be reached.</source>
        <translation>Прокси недоступен.</translation>
    </message>
    <message>
        <source>Check the proxy in the settings; it is tried again by itself.</source>
        <translation>Проверьте прокси в настройках; попытка повторится сама.</translation>
    </message>
    <message>
        <source>The scan command does not let the files through.</source>
        <translation>Команда проверки не пропускает файлы.</translation>
    </message>
    <message>
        <source>Cancel the job, or complete it again when they are clean.</source>
        <translation>Отмените задание или завершите его снова, когда файлы будут чисты.</translation>
    </message>
    <message>
        <source>The scan command could not look at the files.</source>
        <translation>Команда проверки не смогла проверить файлы.</translation>
    </message>
    <message>
        <source>Check the scan command in the settings, then complete again.</source>
        <translation>Проверьте команду проверки в настройках и завершите задание снова.</translation>
    </message>
    <message>
            <source>Enter them once for all jobs that use it.</source>
            <translation>Введите их один раз для всех заданий, которые им пользуются.</translation>
        </message>
    <message>
            <source>Check its file in the job’s options.</source>
            <translation>Проверьте его файл в параметрах задания.</translation>
        </message>
    <message>
            <source>Your client certificate wants its password.</source>
            <translation>Вашему сертификату клиента нужен пароль.</translation>
        </message>
    <message>
            <source>Enter it; it is kept where you say.</source>
            <translation>Введите его; он хранится там, где вы укажете.</translation>
        </message>
</context>
<context>
    <name>tranship::CandidateModel</name>
    <message>
            <source>Name</source>
            <translation>Имя</translation>
        </message>
    <message>
            <source>Size</source>
            <translation>Размер</translation>
        </message>
    <message>
            <source>From</source>
            <translation>Откуда</translation>
        </message>
    <message>
            <source>Remark</source>
            <translation>Примечание</translation>
        </message>
</context>
<context>
    <name>tranship::CandidateTable</name>
    <message>
            <source>Files to download</source>
            <translation>Загружаемые файлы</translation>
        </message>
    <message>
            <source>Space leaves the selected files out or takes them in, F2 changes a name</source>
            <translation>Пробел исключает выбранные файлы или возвращает их, F2 меняет имя</translation>
        </message>
</context>
<context>
    <name>tranship::CategoriesEdit</name>
    <message>
            <source>Add</source>
            <translation>Добавить</translation>
        </message>
    <message>
            <source>Folder…</source>
            <translation>Папка…</translation>
        </message>
    <message>
            <source>Remove</source>
            <translation>Убрать</translation>
        </message>
    <message>
            <source>Add a category</source>
            <translation>Добавить категорию</translation>
        </message>
    <message>
            <source>Choose the folder of the selected category</source>
            <translation>Выбрать папку выделенной категории</translation>
        </message>
    <message>
            <source>Take the selected category out; its jobs stay as they are</source>
            <translation>Убрать выделенную категорию; её задания останутся как есть</translation>
        </message>
    <message>
            <source>Name</source>
            <translation>Имя</translation>
        </message>
    <message>
            <source>Folder</source>
            <translation>Папка</translation>
        </message>
    <message>
            <source>Choose a Folder</source>
            <translation>Выбор папки</translation>
        </message>
</context>
<context>
    <name>tranship::ConnectionTable</name>
    <message>
            <source>from %1</source>
            <comment>place in a file</comment>
            <translation>с %1</translation>
        </message>
    <message>
            <source>%1 – %2</source>
            <comment>places in a file</comment>
            <translation>%1 – %2</translation>
        </message>
    <message>
            <source>From byte %1</source>
            <translation>С байта %1</translation>
        </message>
    <message>
            <source>Bytes %1 to %2</source>
            <translation>Байты с %1 по %2</translation>
        </message>
    <message>
            <source>State</source>
            <translation>Состояние</translation>
        </message>
    <message>
            <source>Server</source>
            <translation>Сервер</translation>
        </message>
    <message>
            <source>Range</source>
            <translation>Участок</translation>
        </message>
    <message>
            <source>Received</source>
            <translation>Принято</translation>
        </message>
    <message>
            <source>Speed</source>
            <translation>Скорость</translation>
        </message>
    <message>
            <source>File</source>
            <translation>Файл</translation>
        </message>
    <message>
            <source>Connections</source>
            <translation>Соединения</translation>
        </message>
    <message>
            <source>Sent</source>
            <translation>Отправлено</translation>
        </message>
    <message>
        <source>Encryption</source>
        <translation>Шифрование</translation>
    </message>
</context>
<context>
    <name>tranship::ConnectionsPage</name>
    <message>
            <source>No connections are open</source>
            <translation>Нет открытых соединений</translation>
        </message>
    <message>
            <source>%1 so far, the size is not known</source>
            <translation>Принято %1, размер неизвестен</translation>
        </message>
    <message>
            <source>%1, %2</source>
            <comment>percent, bytes of all bytes</comment>
            <translation>%1, %2</translation>
        </message>
    <message>
            <source>Map of the file</source>
            <translation>Карта файла</translation>
        </message>
    <message numerus="yes">
            <source>%1: %2. %n connection(s)</source>
            <comment>file, percent and bytes</comment>
            <translation>
                <numerusform>%1: %2. %n соединение</numerusform>
                <numerusform>%1: %2. %n соединения</numerusform>
                <numerusform>%1: %2. %n соединений</numerusform>
            </translation>
        </message>
</context>
<context>
    <name>tranship::CountdownDialog</name>
    <message numerus="yes">
            <source>Everything is done. Tranship ends in %n second(s).</source>
            <translation>
                <numerusform>Всё готово. Tranship завершится через %n секунду.</numerusform>
                <numerusform>Всё готово. Tranship завершится через %n секунды.</numerusform>
                <numerusform>Всё готово. Tranship завершится через %n секунд.</numerusform>
            </translation>
        </message>
    <message numerus="yes">
            <source>Everything is done. The computer goes to sleep in %n second(s).</source>
            <translation>
                <numerusform>Всё готово. Компьютер заснёт через %n секунду.</numerusform>
                <numerusform>Всё готово. Компьютер заснёт через %n секунды.</numerusform>
                <numerusform>Всё готово. Компьютер заснёт через %n секунд.</numerusform>
            </translation>
        </message>
    <message numerus="yes">
            <source>Everything is done. The computer is switched off in %n second(s).</source>
            <translation>
                <numerusform>Всё готово. Компьютер выключится через %n секунду.</numerusform>
                <numerusform>Всё готово. Компьютер выключится через %n секунды.</numerusform>
                <numerusform>Всё готово. Компьютер выключится через %n секунд.</numerusform>
            </translation>
        </message>
    <message>
            <source>Quit now</source>
            <translation>Выйти сейчас</translation>
        </message>
    <message>
            <source>Sleep now</source>
            <translation>Уснуть сейчас</translation>
        </message>
    <message>
            <source>Switch off now</source>
            <translation>Выключить сейчас</translation>
        </message>
    <message>
            <source>All is done</source>
            <translation>Всё готово</translation>
        </message>
    <message>
            <source>Seconds left</source>
            <translation>Осталось секунд</translation>
        </message>
    <message>
            <source>Do nothing</source>
            <translation>Ничего не делать</translation>
        </message>
</context>
<context>
    <name>tranship::Desktop</name>
    <message>
            <source>Tranship cannot start</source>
            <translation>Не удаётся запустить Tranship</translation>
        </message>
    <message>
            <source>The computer did not do it: %1</source>
            <translation>Компьютер этого не сделал: %1</translation>
        </message>
</context>
<context>
    <name>tranship::DetailsPane</name>
    <message>
            <source>Details of the selected job</source>
            <translation>Подробности выбранного задания</translation>
        </message>
    <message>
            <source>Details</source>
            <translation>Подробности</translation>
        </message>
    <message>
            <source>General</source>
            <translation>Общее</translation>
        </message>
    <message>
            <source>Files</source>
            <translation>Файлы</translation>
        </message>
    <message>
            <source>Integrity</source>
            <translation>Целостность</translation>
        </message>
    <message>
            <source>Options</source>
            <translation>Параметры</translation>
        </message>
    <message>
            <source>Select a job to see its details</source>
            <translation>Выберите задание, чтобы увидеть подробности</translation>
        </message>
    <message>
            <source>Connections</source>
            <translation>Соединения</translation>
        </message>
    <message>
            <source>Speed</source>
            <translation>Скорость</translation>
        </message>
    <message>
            <source>Log</source>
            <translation>Журнал</translation>
        </message>
</context>
<context>
    <name>tranship::DurationEdit</name>
    <message>
            <source>seconds</source>
            <translation>секунд</translation>
        </message>
    <message>
            <source>minutes</source>
            <translation>минут</translation>
        </message>
    <message>
            <source>hours</source>
            <translation>часов</translation>
        </message>
    <message>
            <source>days</source>
            <translation>дней</translation>
        </message>
    <message>
            <source>%1, unit</source>
            <translation>%1, единица</translation>
        </message>
</context>
<context>
    <name>tranship::EmptyView</name>
    <message>
            <source>New Download</source>
            <translation>Новая загрузка</translation>
        </message>
    <message>
            <source>Paste Links</source>
            <translation>Вставить ссылки</translation>
        </message>
    <message>
            <source>Show All Jobs</source>
            <translation>Показать все задания</translation>
        </message>
    <message>
            <source>Nothing to transfer yet</source>
            <translation>Передавать пока нечего</translation>
        </message>
    <message>
            <source>No job matches</source>
            <translation>Нет подходящих заданий</translation>
        </message>
    <message>
            <source>or drop links and files here</source>
            <translation>или перетащите сюда ссылки и файлы</translation>
        </message>
    <message>
            <source>New Upload</source>
            <translation>Новая отправка</translation>
        </message>
</context>
<context>
    <name>tranship::EndMenu</name>
    <message>
            <source>&amp;When All Is Done</source>
            <translation>Когда всё будет &amp;готово</translation>
        </message>
    <message>
            <source>Do &amp;Nothing</source>
            <translation>&amp;Ничего не делать</translation>
        </message>
    <message>
            <source>&amp;Quit Tranship</source>
            <translation>В&amp;ыйти из Tranship</translation>
        </message>
    <message>
            <source>&amp;Send the Computer to Sleep</source>
            <translation>&amp;Усыпить компьютер</translation>
        </message>
    <message>
            <source>Switch the Computer &amp;Off</source>
            <translation>Вы&amp;ключить компьютер</translation>
        </message>
</context>
<context>
    <name>tranship::FileActions</name>
    <message>
            <source>&amp;High Priority</source>
            <translation>&amp;Высокий приоритет</translation>
        </message>
    <message>
            <source>&amp;Normal Priority</source>
            <translation>&amp;Обычный приоритет</translation>
        </message>
    <message>
            <source>&amp;Low Priority</source>
            <translation>&amp;Низкий приоритет</translation>
        </message>
    <message>
            <source>&amp;Skip</source>
            <translation>&amp;Пропустить</translation>
        </message>
    <message>
            <source>Do &amp;Not Skip</source>
            <translation>&amp;Не пропускать</translation>
        </message>
    <message>
            <source>&amp;Rename…</source>
            <translation>Пере&amp;именовать…</translation>
        </message>
    <message>
            <source>Remove from the &amp;Job</source>
            <translation>&amp;Убрать из задания</translation>
        </message>
    <message>
            <source>Rename file</source>
            <translation>Переименование файла</translation>
        </message>
    <message>
            <source>Name that the file gets:</source>
            <translation>Имя, которое получит файл:</translation>
        </message>
    <message>
            <source>Rename</source>
            <translation>Переименовать</translation>
        </message>
    <message>
            <source>Leave it as it is</source>
            <translation>Оставить как есть</translation>
        </message>
</context>
<context>
    <name>tranship::FileSurvey</name>
    <message>
            <source>“%1” is not there.</source>
            <translation>Файла «%1» нет.</translation>
        </message>
    <message>
            <source>“%1” is not a file.</source>
            <translation>«%1» — не файл.</translation>
        </message>
    <message>
            <source>“%1” may not be read.</source>
            <translation>Нет прав на чтение «%1».</translation>
        </message>
    <message>
            <source>There are no files in “%1”.</source>
            <translation>В «%1» нет файлов.</translation>
        </message>
    <message numerus="yes">
            <source>There are more than %n file(s) in “%1”.</source>
            <translation>
                <numerusform>В «%1» больше %n файла.</numerusform>
                <numerusform>В «%1» больше %n файлов.</numerusform>
                <numerusform>В «%1» больше %n файлов.</numerusform>
            </translation>
        </message>
</context>
<context>
    <name>tranship::FilesPage</name>
    <message>
            <source>File</source>
            <translation>Файл</translation>
        </message>
    <message>
            <source>State</source>
            <translation>Состояние</translation>
        </message>
    <message>
            <source>Progress</source>
            <translation>Ход</translation>
        </message>
    <message>
            <source>Size</source>
            <translation>Размер</translation>
        </message>
    <message>
            <source>Folder</source>
            <translation>Папка</translation>
        </message>
    <message>
            <source>URL</source>
            <translation>Адрес</translation>
        </message>
    <message>
            <source>Files of the job</source>
            <translation>Файлы задания</translation>
        </message>
    <message>
            <source>%1: %2</source>
            <comment>state, reason</comment>
            <translation>%1: %2</translation>
        </message>
    <message>
            <source>Verified by</source>
            <translation>Проверено по</translation>
        </message>
    <message>
            <source>Priority</source>
            <translation>Приоритет</translation>
        </message>
</context>
<context>
    <name>tranship::FixActions</name>
    <message>
            <source>&amp;Fix It</source>
            <translation>&amp;Исправить</translation>
        </message>
    <message>
            <source>&amp;Fix It: %1</source>
            <comment>what is done</comment>
            <translation>&amp;Исправить: %1</translation>
        </message>
    <message>
            <source>Folder for “%1”</source>
            <comment>a job</comment>
            <translation>Папка для «%1»</translation>
        </message>
</context>
<context>
    <name>tranship::FolderField</name>
    <message>
            <source>C&amp;hoose…</source>
            <translation>В&amp;ыбрать…</translation>
        </message>
    <message>
            <source>Cate&amp;gory</source>
            <translation>Кате&amp;гория</translation>
        </message>
    <message>
            <source>Folder</source>
            <translation>Папка</translation>
        </message>
    <message>
            <source>Choose the folder the files go to</source>
            <translation>Выбрать папку для файлов</translation>
        </message>
    <message>
            <source>Category</source>
            <translation>Категория</translation>
        </message>
    <message>
            <source>A category brings its folder. A new one can be typed: it keeps the folder that stands here.</source>
            <translation>У категории своя папка. Можно ввести новую: она запомнит папку, которая здесь указана.</translation>
        </message>
    <message>
            <source>None</source>
            <translation>Нет</translation>
        </message>
    <message>
            <source>Choose a Folder</source>
            <translation>Выбор папки</translation>
        </message>
    <message>
            <source>Name the whole path of a folder.</source>
            <translation>Укажите полный путь к папке.</translation>
        </message>
    <message numerus="yes">
            <source>A category has a name without = and ;, of %n character(s) at most.</source>
            <translation>
                <numerusform>Имя категории — без = и ;, не длиннее %n символа.</numerusform>
                <numerusform>Имя категории — без = и ;, не длиннее %n символов.</numerusform>
                <numerusform>Имя категории — без = и ;, не длиннее %n символов.</numerusform>
            </translation>
        </message>
</context>
<context>
    <name>tranship::GeneralPage</name>
    <message numerus="yes">
            <source>%1, %2 of %n file(s) finished</source>
            <comment>bytes, finished files</comment>
            <translation>
                <numerusform>%1, готово %2 из %n файла</numerusform>
                <numerusform>%1, готово %2 из %n файлов</numerusform>
                <numerusform>%1, готово %2 из %n файлов</numerusform>
            </translation>
        </message>
    <message>
            <source>Name</source>
            <translation>Имя</translation>
        </message>
    <message>
            <source>State</source>
            <translation>Состояние</translation>
        </message>
    <message>
            <source>Why</source>
            <translation>Почему</translation>
        </message>
    <message>
            <source>What helps</source>
            <translation>Что поможет</translation>
        </message>
    <message>
            <source>URL</source>
            <translation>Адрес</translation>
        </message>
    <message>
            <source>Copy the URL</source>
            <translation>Скопировать адрес</translation>
        </message>
    <message>
            <source>Folder</source>
            <translation>Папка</translation>
        </message>
    <message>
            <source>Copy the folder</source>
            <translation>Скопировать папку</translation>
        </message>
    <message>
            <source>Transferred</source>
            <translation>Передано</translation>
        </message>
    <message>
            <source>Added</source>
            <translation>Добавлено</translation>
        </message>
    <message>
            <source>All moved</source>
            <translation>Всё передано</translation>
        </message>
    <message>
            <source>Expires</source>
            <translation>Истекает</translation>
        </message>
    <message>
            <source>Keep</source>
            <translation>Оставить</translation>
        </message>
    <message>
            <source>Let the time before the job is cancelled start anew</source>
            <translation>Отсчитать время до отмены задания заново</translation>
        </message>
    <message>
            <source>Part file</source>
            <translation>Временный файл</translation>
        </message>
    <message>
            <source>Copy the path of the part file</source>
            <translation>Копировать путь временного файла</translation>
        </message>
    <message>
            <source>Readable already</source>
            <translation>Уже читается</translation>
        </message>
    <message>
            <source>Mirrors</source>
            <translation>Зеркала</translation>
        </message>
    <message>
            <source>Copy the mirrors</source>
            <translation>Копировать зеркала</translation>
        </message>
    <message>
            <source>Complete gives it its name; programs can read it before that</source>
            <translation>Имя даст «Завершить», но читать файл можно уже сейчас</translation>
        </message>
    <message>
            <source>%1 from the beginning</source>
            <comment>bytes</comment>
            <translation>%1 от начала</translation>
        </message>
    <message>
            <source>New Link…</source>
            <translation>Новая ссылка…</translation>
        </message>
    <message>
            <source>Have the file come from another link; what has arrived is kept</source>
            <translation>Взять файл по другой ссылке; полученное сохранится</translation>
        </message>
    <message>
            <source>From</source>
            <translation>Откуда</translation>
        </message>
    <message>
            <source>Copy the path of the file</source>
            <translation>Скопировать путь к файлу</translation>
        </message>
    <message>
            <source>To</source>
            <translation>Куда</translation>
        </message>
    <message>
            <source>Copy the address</source>
            <translation>Скопировать адрес</translation>
        </message>
    <message>
            <source>Method</source>
            <translation>Способ</translation>
        </message>
    <message>
            <source>Acknowledged</source>
            <translation>Подтверждено</translation>
        </message>
    <message>
            <source>Server forgets it</source>
            <translation>Сервер забудет</translation>
        </message>
    <message>
            <source>What proves it</source>
            <translation>Чем доказано</translation>
        </message>
    <message>
            <source>Reply in</source>
            <translation>Ответ в</translation>
        </message>
    <message>
            <source>Copy the path of the reply</source>
            <translation>Скопировать путь к ответу</translation>
        </message>
    <message>
            <source>Reply</source>
            <translation>Ответ</translation>
        </message>
    <message>
            <source>An upload that is not finished by then starts over</source>
            <translation>Отправка, не законченная к этому времени, начнётся заново</translation>
        </message>
    <message>
        <source>Look at Certificate…</source>
        <translation>Посмотреть сертификат…</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Сертификат</translation>
    </message>
    <message>
        <source>See whose certificate it is, and decide about it</source>
        <translation>Узнать, чей это сертификат, и принять решение</translation>
    </message>
</context>
<context>
    <name>tranship::GroupSidebar</name>
    <message>
            <source>All</source>
            <translation>Все</translation>
        </message>
    <message>
            <source>Moving</source>
            <translation>Передаются</translation>
        </message>
    <message>
            <source>Waiting for you</source>
            <translation>Ждут вас</translation>
        </message>
    <message>
            <source>Waiting</source>
            <translation>Ожидают</translation>
        </message>
    <message>
            <source>Error</source>
            <translation>С ошибкой</translation>
        </message>
    <message>
            <source>Suspended</source>
            <translation>Приостановлены</translation>
        </message>
    <message numerus="yes">
            <source>%1: %n job(s)</source>
            <comment>group</comment>
            <translation>
                <numerusform>%1: %n задание</numerusform>
                <numerusform>%1: %n задания</numerusform>
                <numerusform>%1: %n заданий</numerusform>
            </translation>
        </message>
    <message>
            <source>Downloads</source>
            <translation>Загрузки</translation>
        </message>
    <message>
            <source>Uploads</source>
            <translation>Отправки</translation>
        </message>
    <message>
            <source>Filter by state and direction</source>
            <translation>Отбор по состоянию и направлению</translation>
        </message>
</context>
<context>
    <name>tranship::HistoryDialog</name>
    <message>
            <source>Expired</source>
            <translation>Истекло</translation>
        </message>
    <message>
            <source>Completed</source>
            <translation>Завершено</translation>
        </message>
    <message>
            <source>Open &amp;Folder</source>
            <translation>Открыть &amp;папку</translation>
        </message>
    <message>
            <source>Copy &amp;URL</source>
            <translation>Копировать &amp;адрес</translation>
        </message>
    <message>
            <source>History</source>
            <translation>История</translation>
        </message>
    <message>
            <source>Search</source>
            <translation>Поиск</translation>
        </message>
    <message>
            <source>Search the history</source>
            <translation>Поиск по истории</translation>
        </message>
    <message>
            <source>Name</source>
            <translation>Имя</translation>
        </message>
    <message>
            <source>Result</source>
            <translation>Итог</translation>
        </message>
    <message>
            <source>Ended</source>
            <translation>Окончено</translation>
        </message>
    <message>
            <source>Size</source>
            <translation>Размер</translation>
        </message>
    <message>
            <source>Folder</source>
            <translation>Папка</translation>
        </message>
    <message>
            <source>Jobs that ended</source>
            <translation>Оконченные задания</translation>
        </message>
    <message>
            <source>No job has ended yet</source>
            <translation>Оконченных заданий пока нет</translation>
        </message>
    <message numerus="yes">
            <source>%n job(s)</source>
            <translation>
                <numerusform>%n задание</numerusform>
                <numerusform>%n задания</numerusform>
                <numerusform>%n заданий</numerusform>
            </translation>
        </message>
</context>
<context>
    <name>tranship::IntegrityPage</name>
    <message>
            <source>not told by the server</source>
            <translation>сервер не сообщил</translation>
        </message>
    <message>
            <source>File</source>
            <translation>Файл</translation>
        </message>
    <message>
            <source>Expected checksum</source>
            <translation>Ожидаемая контрольная сумма</translation>
        </message>
    <message>
            <source>Copy the checksum</source>
            <translation>Скопировать контрольную сумму</translation>
        </message>
    <message>
            <source>ETag</source>
            <translation>ETag</translation>
        </message>
    <message>
            <source>Last modified</source>
            <translation>Изменён</translation>
        </message>
    <message>
            <source>Can be resumed</source>
            <translation>Можно продолжить</translation>
        </message>
    <message>
            <source>Redirected to</source>
            <translation>Перенаправлен на</translation>
        </message>
    <message>
            <source>Copy the address</source>
            <translation>Скопировать адрес</translation>
        </message>
    <message>
            <source>Suggested name</source>
            <translation>Предложенное имя</translation>
        </message>
    <message>
            <source>Started over</source>
            <translation>Начат заново</translation>
        </message>
    <message>
            <source>not asked yet</source>
            <translation>ещё не запрошено</translation>
        </message>
    <message>
            <source>Yes</source>
            <translation>Да</translation>
        </message>
    <message>
            <source>No, an interrupted transfer starts over</source>
            <translation>Нет, прерванная передача начнётся заново</translation>
        </message>
    <message numerus="yes">
            <source>%n time(s): the remote file had changed</source>
            <translation>
                <numerusform>%n раз: файл на сервере изменился</numerusform>
                <numerusform>%n раза: файл на сервере изменился</numerusform>
                <numerusform>%n раз: файл на сервере изменился</numerusform>
            </translation>
        </message>
    <message>
            <source>%1 (%2 bytes)</source>
            <comment>3.7 GiB, the same to the byte</comment>
            <translation>%1 (%2 байт)</translation>
        </message>
    <message>
            <source>Verdict</source>
            <translation>Проверка</translation>
        </message>
    <message>
            <source>Checksum from</source>
            <translation>Источник суммы</translation>
        </message>
    <message>
            <source>Pieces</source>
            <translation>Части</translation>
        </message>
    <message>
            <source>Length</source>
            <translation>Длина</translation>
        </message>
    <message>
            <source>Ranges wanted</source>
            <translation>Нужные участки</translation>
        </message>
    <message numerus="yes">
            <source>%n of %1 each, with %2 from Metalink</source>
            <comment>pieces, bytes, SHA-256</comment>
            <translation>
                <numerusform>%n по %1, с %2 из Metalink</numerusform>
                <numerusform>%n по %1, с %2 из Metalink</numerusform>
                <numerusform>%n по %1, с %2 из Metalink</numerusform>
            </translation>
        </message>
    <message>
            <source>Checksum of what was sent</source>
            <translation>Контрольная сумма отправленного</translation>
        </message>
    <message>
            <source>File last changed</source>
            <translation>Файл изменён</translation>
        </message>
    <message>
            <source>Not known: not all of the file was read yet</source>
            <translation>Неизвестна: файл ещё не прочитан целиком</translation>
        </message>
    <message numerus="yes">
            <source>%n time(s): the server had lost the upload</source>
            <translation>
                <numerusform>%n раз: сервер терял отправку</numerusform>
                <numerusform>%n раза: сервер терял отправку</numerusform>
                <numerusform>%n раз: сервер терял отправку</numerusform>
            </translation>
        </message>
</context>
<context>
    <name>tranship::JobActions</name>
    <message>
            <source>%1 (%2)</source>
            <comment>what an action does, its shortcut</comment>
            <translation>%1 (%2)</translation>
        </message>
    <message numerus="yes">
            <source>… and %n more job(s)</source>
            <translation>
                <numerusform>… и ещё %n задание</numerusform>
                <numerusform>… и ещё %n задания</numerusform>
                <numerusform>… и ещё %n заданий</numerusform>
            </translation>
        </message>
    <message>
            <source>New &amp;Download</source>
            <translation>Новая &amp;загрузка</translation>
        </message>
    <message>
            <source>Download files from links</source>
            <translation>Загрузить файлы по ссылкам</translation>
        </message>
    <message>
            <source>&amp;Resume</source>
            <translation>&amp;Возобновить</translation>
        </message>
    <message>
            <source>Go on with the selected jobs</source>
            <translation>Продолжить выбранные задания</translation>
        </message>
    <message>
            <source>&amp;Suspend</source>
            <translation>&amp;Приостановить</translation>
        </message>
    <message>
            <source>Stop the selected jobs for now</source>
            <translation>Временно остановить выбранные задания</translation>
        </message>
    <message>
            <source>&amp;Complete</source>
            <translation>&amp;Завершить</translation>
        </message>
    <message>
            <source>C&amp;ancel</source>
            <translation>&amp;Отменить</translation>
        </message>
    <message>
            <source>End the selected jobs and delete what they hold</source>
            <translation>Закончить выбранные задания и удалить всё, что в них есть</translation>
        </message>
    <message>
            <source>&amp;Keep</source>
            <translation>Ос&amp;тавить</translation>
        </message>
    <message>
            <source>Let the time before the jobs are cancelled start anew</source>
            <translation>Отсчитать время до отмены заданий заново</translation>
        </message>
    <message>
            <source>&amp;Open</source>
            <translation>От&amp;крыть</translation>
        </message>
    <message>
            <source>Open the file</source>
            <translation>Открыть файл</translation>
        </message>
    <message>
            <source>Show in &amp;Folder</source>
            <translation>Показать в &amp;папке</translation>
        </message>
    <message>
            <source>Open the folder of the file</source>
            <translation>Открыть папку файла</translation>
        </message>
    <message>
            <source>Copy &amp;URL</source>
            <translation>Копировать &amp;адрес</translation>
        </message>
    <message>
            <source>Make the finished files yours</source>
            <translation>Готовые файлы станут вашими</translation>
        </message>
    <message numerus="yes">
            <source>Keeps %n finished file(s) of the selected jobs</source>
            <translation>
                <numerusform>Оставит %n готовый файл выбранных заданий</numerusform>
                <numerusform>Оставит %n готовых файла выбранных заданий</numerusform>
                <numerusform>Оставит %n готовых файлов выбранных заданий</numerusform>
            </translation>
        </message>
    <message>
            <source>%1: %2</source>
            <comment>job name, question</comment>
            <translation>%1: %2</translation>
        </message>
    <message>
            <source>New &amp;Link…</source>
            <translation>Новая сс&amp;ылка…</translation>
        </message>
    <message>
            <source>Have the file come from another link; what has arrived is kept</source>
            <translation>Взять файл по другой ссылке; полученное сохранится</translation>
        </message>
    <message>
            <source>New &amp;Upload</source>
            <translation>Новая &amp;отправка</translation>
        </message>
    <message>
            <source>Send files to a server</source>
            <translation>Отправить файлы на сервер</translation>
        </message>
    <message>
            <source>Copy the addresses of the files</source>
            <translation>Скопировать адреса файлов</translation>
        </message>
    <message>
            <source>Open the file that is uploaded</source>
            <translation>Открыть отправляемый файл</translation>
        </message>
    <message>
            <source>Open the folder of the file that is uploaded</source>
            <translation>Открыть папку отправляемого файла</translation>
        </message>
    <message>
            <source>Complete All That &amp;Wait</source>
            <translation>Завершить все о&amp;жидающие</translation>
        </message>
    <message>
            <source>Make all files yours that are here</source>
            <translation>Все полученные файлы станут вашими</translation>
        </message>
    <message>
            <source>%1:</source>
            <comment>job name</comment>
            <translation>%1:</translation>
        </message>
</context>
<context>
    <name>tranship::JobListView</name>
    <message>
            <source>Jobs</source>
            <translation>Задания</translation>
        </message>
</context>
<context>
    <name>tranship::LimitEdit</name>
    <message>
            <source>Blocked</source>
            <comment>instead of a speed</comment>
            <translation>Запрещено</translation>
        </message>
    <message>
            <source>No limit</source>
            <translation>Без ограничения</translation>
        </message>
    <message>
            <source>B/s</source>
            <translation>Б/с</translation>
        </message>
    <message>
            <source>KiB/s</source>
            <translation>КиБ/с</translation>
        </message>
    <message>
            <source>MiB/s</source>
            <translation>МиБ/с</translation>
        </message>
    <message>
            <source>GiB/s</source>
            <translation>ГиБ/с</translation>
        </message>
    <message>
            <source>%1, unit</source>
            <translation>%1, единица</translation>
        </message>
</context>
<context>
    <name>tranship::LinksField</name>
    <message>
            <source>https://example.org/file.iso, file[01-12].jpg, a curl command…</source>
            <translation>https://example.org/file.iso, file[01-12].jpg, команда curl…</translation>
        </message>
    <message>
            <source>Links, one on each line</source>
            <translation>Ссылки, по одной на строке</translation>
        </message>
    <message>
            <source>One link on each line. [001-120], [a-z] and {x,y,z} stand for many. Also a curl command as browsers copy it.</source>
            <translation>По одной ссылке в строке. [001-120], [a-z] и {x,y,z} означают много ссылок. Подойдёт и команда curl, скопированная из браузера.</translation>
        </message>
    <message>
            <source>Line %1: %2</source>
            <translation>Строка %1: %2</translation>
        </message>
    <message numerus="yes">
            <source>… and %n more line(s)</source>
            <translation>
                <numerusform>… и ещё %n строка</numerusform>
                <numerusform>… и ещё %n строки</numerusform>
                <numerusform>… и ещё %n строк</numerusform>
            </translation>
        </message>
</context>
<context>
    <name>tranship::LogPage</name>
    <message>
            <source>Time</source>
            <translation>Время</translation>
        </message>
    <message>
            <source>File</source>
            <translation>Файл</translation>
        </message>
    <message>
            <source>What happened</source>
            <translation>Что произошло</translation>
        </message>
    <message>
            <source>What happened to the job</source>
            <translation>Что произошло с заданием</translation>
        </message>
    <message>
            <source>&amp;Copy</source>
            <translation>&amp;Копировать</translation>
        </message>
    <message>
            <source>Select &amp;All</source>
            <translation>Выделить в&amp;сё</translation>
        </message>
</context>
<context>
    <name>tranship::MainWindow</name>
    <message>
            <source>Tranship</source>
            <translation>Tranship</translation>
        </message>
    <message>
            <source>Search</source>
            <translation>Поиск</translation>
        </message>
    <message>
            <source>Search jobs</source>
            <translation>Поиск заданий</translation>
        </message>
    <message>
            <source>Search names, links and folders (%1)</source>
            <translation>Поиск по именам, ссылкам и папкам (%1)</translation>
        </message>
    <message>
            <source>&amp;Jobs</source>
            <translation>&amp;Задания</translation>
        </message>
    <message>
            <source>&amp;Quit</source>
            <translation>&amp;Выход</translation>
        </message>
    <message>
            <source>&amp;Edit</source>
            <translation>&amp;Правка</translation>
        </message>
    <message>
            <source>&amp;Paste Links</source>
            <translation>&amp;Вставить ссылки</translation>
        </message>
    <message>
            <source>Select &amp;All</source>
            <translation>Выделить в&amp;сё</translation>
        </message>
    <message>
            <source>&amp;Find</source>
            <translation>&amp;Найти</translation>
        </message>
    <message>
            <source>&amp;View</source>
            <translation>&amp;Вид</translation>
        </message>
    <message>
            <source>&amp;Sidebar</source>
            <translation>&amp;Боковая панель</translation>
        </message>
    <message>
            <source>&amp;Details</source>
            <translation>По&amp;дробности</translation>
        </message>
    <message>
            <source>&amp;Columns</source>
            <translation>&amp;Столбцы</translation>
        </message>
    <message>
            <source>Default &amp;Order</source>
            <translation>Порядок по &amp;умолчанию</translation>
        </message>
    <message>
            <source>&amp;Expand All</source>
            <translation>&amp;Развернуть всё</translation>
        </message>
    <message>
            <source>Co&amp;llapse All</source>
            <translation>&amp;Свернуть всё</translation>
        </message>
    <message>
            <source>&amp;History</source>
            <translation>&amp;История</translation>
        </message>
    <message>
            <source>&amp;Settings</source>
            <translation>&amp;Настройки</translation>
        </message>
    <message>
            <source>&amp;Settings…</source>
            <translation>&amp;Настройки…</translation>
        </message>
    <message>
            <source>&amp;Help</source>
            <translation>&amp;Справка</translation>
        </message>
    <message>
            <source>&amp;About Tranship</source>
            <translation>&amp;О программе Tranship</translation>
        </message>
    <message>
            <source>The clipboard holds no links</source>
            <translation>В буфере обмена нет ссылок</translation>
        </message>
    <message>
            <source>About Tranship</source>
            <translation>О программе Tranship</translation>
        </message>
    <message>
            <source>&lt;b&gt;Tranship %1&lt;/b&gt;</source>
            <translation>&lt;b&gt;Tranship %1&lt;/b&gt;</translation>
        </message>
    <message>
            <source>Close</source>
            <translation>Закрыть</translation>
        </message>
    <message>
            <source>Downloads and uploads that survive crashes, restarts and bad networks.

Free software under the GNU General Public License, version 3 or later.</source>
            <translation>Загрузки и отправки, которым не страшны сбои, перезапуски и плохая сеть.

Свободная программа под лицензией GNU General Public License версии 3 или новее.</translation>
        </message>
    <message numerus="yes">
            <source>“%1” is complete: %n file(s) in %2</source>
            <translation>
                <numerusform>«%1» завершено: %n файл в %2</numerusform>
                <numerusform>«%1» завершено: %n файла в %2</numerusform>
                <numerusform>«%1» завершено: %n файлов в %2</numerusform>
            </translation>
        </message>
    <message>
        <source>The certificate is not known any more. Resume the job to see what the server shows now.</source>
        <translation>Этот сертификат больше не известен. Возобновите задание, чтобы увидеть, что сервер предъявляет сейчас.</translation>
    </message>
</context>
<context>
    <name>tranship::MessageBar</name>
    <message>
            <source>Messages</source>
            <translation>Сообщения</translation>
        </message>
    <message>
            <source>Close this message</source>
            <translation>Закрыть это сообщение</translation>
        </message>
    <message numerus="yes">
            <source>%n more</source>
            <comment>messages behind this one</comment>
            <translation>
                <numerusform>ещё %n</numerusform>
                <numerusform>ещё %n</numerusform>
                <numerusform>ещё %n</numerusform>
            </translation>
        </message>
    <message>
            <source>Open</source>
            <translation>Открыть</translation>
        </message>
    <message>
            <source>Show in Folder</source>
            <translation>Показать в папке</translation>
        </message>
</context>
<context>
    <name>tranship::MetalinkTable</name>
    <message>
            <source>Files of the Metalink</source>
            <translation>Файлы из Metalink</translation>
        </message>
    <message>
            <source>Name</source>
            <translation>Имя</translation>
        </message>
    <message>
            <source>Size</source>
            <translation>Размер</translation>
        </message>
    <message>
            <source>Mirrors</source>
            <translation>Зеркала</translation>
        </message>
</context>
<context>
    <name>tranship::MoreOptions</name>
    <message>
            <source>M&amp;ore options</source>
            <translation>До&amp;полнительно</translation>
        </message>
    <message>
            <source>Other links to the same file, one on each line</source>
            <translation>Другие ссылки на тот же файл, по одной в строке</translation>
        </message>
    <message>
            <source>Mirrors, one on each line</source>
            <translation>Зеркала, по одному в строке</translation>
        </message>
    <message>
            <source>M&amp;irrors</source>
            <translation>&amp;Зеркала</translation>
        </message>
    <message>
            <source>Mirrors can be given for a single link</source>
            <translation>Зеркала можно указать для одной ссылки</translation>
        </message>
    <message>
            <source>“%1” is not a web address (http or https).</source>
            <translation>«%1» — не веб-адрес (http или https).</translation>
        </message>
    <message numerus="yes">
            <source>These are more than %n mirror(s).</source>
            <translation>
                <numerusform>Зеркал больше чем %n.</numerusform>
                <numerusform>Зеркал больше чем %n.</numerusform>
                <numerusform>Зеркал больше чем %n.</numerusform>
            </translation>
        </message>
    <message>
            <source>SHA-256 or another, if the site tells it</source>
            <translation>SHA-256 или другая, если сайт её сообщает</translation>
        </message>
    <message>
            <source>When a file e&amp;xists</source>
            <translation>Если файл с&amp;уществует</translation>
        </message>
    <message>
            <source>Chec&amp;ksum</source>
            <translation>&amp;Контрольная сумма</translation>
        </message>
    <message>
            <source>Mirro&amp;rs</source>
            <translation>&amp;Зеркала</translation>
        </message>
    <message>
            <source>A checksum can be given for a single link</source>
            <translation>Контрольную сумму можно указать для одной ссылки</translation>
        </message>
    <message>
            <source>This is no MD5, SHA-1, SHA-256 or SHA-512 checksum.</source>
            <translation>Это не контрольная сумма MD5, SHA-1, SHA-256 или SHA-512.</translation>
        </message>
</context>
<context>
    <name>tranship::NewDownloadDialog</name>
    <message>
            <source>Tell %1 what the &amp;browser would: its cookies, and the page</source>
            <translation>Сообщить %1 то же, что и &amp;браузер: cookie и страницу</translation>
        </message>
    <message>
            <source>For files that only people who are signed in may have. Kept in the keychain until the job ends, and told to no other server.</source>
            <translation>Для файлов, доступных только после входа на сайт. Хранится в связке ключей до конца задания и не сообщается другим серверам.</translation>
        </message>
    <message>
            <source>C&amp;hoose…</source>
            <translation>В&amp;ыбрать…</translation>
        </message>
    <message>
            <source>&amp;Start now</source>
            <translation>&amp;Начать сразу</translation>
        </message>
    <message>
            <source>&amp;Download</source>
            <translation>&amp;Загрузить</translation>
        </message>
    <message>
            <source>Close</source>
            <translation>Закрыть</translation>
        </message>
    <message>
            <source>New Download</source>
            <translation>Новая загрузка</translation>
        </message>
    <message>
            <source>https://example.org/file.iso</source>
            <translation>https://example.org/file.iso</translation>
        </message>
    <message>
            <source>Links, one on each line</source>
            <translation>Ссылки, по одной на строке</translation>
        </message>
    <message>
            <source>Choose the folder the files go to</source>
            <translation>Выбрать папку для файлов</translation>
        </message>
    <message>
            <source>SHA-256 or another, if the site tells it</source>
            <translation>SHA-256 или другая, если сайт её сообщает</translation>
        </message>
    <message>
            <source>&amp;Links</source>
            <translation>&amp;Ссылки</translation>
        </message>
    <message>
            <source>&amp;Folder</source>
            <translation>&amp;Папка</translation>
        </message>
    <message>
            <source>File &amp;name</source>
            <translation>&amp;Имя файла</translation>
        </message>
    <message>
            <source>&amp;Job name</source>
            <translation>Имя зада&amp;ния</translation>
        </message>
    <message>
            <source>&amp;Priority</source>
            <translation>П&amp;риоритет</translation>
        </message>
    <message>
            <source>Chec&amp;ksum</source>
            <translation>&amp;Контрольная сумма</translation>
        </message>
    <message>
            <source>Not added</source>
            <translation>Не добавлено</translation>
        </message>
    <message>
            <source>Choose a Folder</source>
            <translation>Выбор папки</translation>
        </message>
    <message>
            <source>not a file of this computer (file:///folder/name); mount the share of another one first</source>
            <translation>не файл этого компьютера (file:///папка/имя); общую папку другого сначала подключите</translation>
        </message>
    <message>
            <source>not a web address (http or https)</source>
            <translation>не веб-адрес (http или https)</translation>
        </message>
    <message>
            <source>This is no MD5, SHA-1, SHA-256 or SHA-512 checksum.</source>
            <translation>Это не контрольная сумма MD5, SHA-1, SHA-256 или SHA-512.</translation>
        </message>
    <message>
            <source>A file cannot have this name; “%1” would do.</source>
            <translation>Файл так назвать нельзя; подойдёт «%1».</translation>
        </message>
    <message>
            <source>Line %1: %2</source>
            <translation>Строка %1: %2</translation>
        </message>
    <message>
            <source>Name the whole path of a folder.</source>
            <translation>Укажите полный путь к папке.</translation>
        </message>
    <message numerus="yes">
            <source>%1 and %n more</source>
            <comment>first file's name</comment>
            <translation>
                <numerusform>%1 и ещё %n</numerusform>
                <numerusform>%1 и ещё %n</numerusform>
                <numerusform>%1 и ещё %n</numerusform>
            </translation>
        </message>
    <message>
            <source>as each link says</source>
            <translation>как в каждой ссылке</translation>
        </message>
    <message>
            <source>Open &amp;Metalink…</source>
            <translation>Открыть &amp;Metalink…</translation>
        </message>
    <message>
            <source>Take the files of a Metalink (.meta4 or .metalink)</source>
            <translation>Взять файлы из Metalink (.meta4 или .metalink)</translation>
        </message>
    <message>
            <source>Open a Metalink</source>
            <translation>Открыть Metalink</translation>
        </message>
    <message>
            <source>Metalinks (*.meta4 *.metalink);;All files (*)</source>
            <translation>Metalink (*.meta4 *.metalink);;Все файлы (*)</translation>
        </message>
    <message>
            <source>I&amp;mport a List…</source>
            <translation>Взять &amp;из списка…</translation>
        </message>
    <message>
            <source>&amp;Ask servers for names and sizes</source>
            <translation>Спросить с&amp;ерверы об именах и размерах</translation>
        </message>
    <message>
            <source>Take the links of a text, a table (CSV) or a Metalink (.meta4 or .metalink)</source>
            <translation>Взять ссылки из текста, таблицы (CSV) или Metalink (.meta4 или .metalink)</translation>
        </message>
    <message>
            <source>One short request for each link. Links that look as if they were good for one request only are not asked.</source>
            <translation>Один короткий запрос на ссылку. Ссылки, похожие на одноразовые, не запрашиваются.</translation>
        </message>
    <message>
            <source>F&amp;iles</source>
            <translation>&amp;Файлы</translation>
        </message>
    <message>
            <source>“%1” was not taken. %2</source>
            <translation>«%1» не добавлено. %2</translation>
        </message>
    <message>
            <source>Import Links</source>
            <translation>Ссылки из файла</translation>
        </message>
    <message>
            <source>Lists of links (*.txt *.csv *.tsv *.urls *.lst *.meta4 *.metalink);;All files (*)</source>
            <translation>Списки ссылок (*.txt *.csv *.tsv *.urls *.lst *.meta4 *.metalink);;Все файлы (*)</translation>
        </message>
    <message numerus="yes">
            <source>%n line(s) of “%1” name no link and were passed over.</source>
            <translation>
                <numerusform>%n строка в «%1» без ссылки пропущена.</numerusform>
                <numerusform>%n строки в «%1» без ссылок пропущены.</numerusform>
                <numerusform>%n строк в «%1» без ссылок пропущено.</numerusform>
            </translation>
        </message>
    <message numerus="yes">
            <source>A job may have %n file(s). Leave some out, or allow more in Settings, Limits.</source>
            <translation>
                <numerusform>В задании может быть %n файл. Исключите лишние или поднимите предел в настройках.</numerusform>
                <numerusform>В задании может быть %n файла. Исключите лишние или поднимите предел в настройках.</numerusform>
                <numerusform>В задании может быть %n файлов. Исключите лишние или поднимите предел в настройках.</numerusform>
            </translation>
        </message>
    <message>
            <source>Paste or drop links, or import a list</source>
            <translation>Вставьте или перетащите ссылки или возьмите их из списка</translation>
        </message>
    <message numerus="yes">
            <source>%n file(s)</source>
            <translation>
                <numerusform>%n файл</numerusform>
                <numerusform>%n файла</numerusform>
                <numerusform>%n файлов</numerusform>
            </translation>
        </message>
    <message numerus="yes">
            <source>%n of %1 file(s)</source>
            <translation>
                <numerusform>%n файл из %1</numerusform>
                <numerusform>%n файла из %1</numerusform>
                <numerusform>%n файлов из %1</numerusform>
            </translation>
        </message>
    <message>
            <source>%1 or more</source>
            <translation>%1 или больше</translation>
        </message>
    <message>
            <source>%1 free</source>
            <translation>свободно %1</translation>
        </message>
    <message>
            <source>not enough</source>
            <translation>не хватит</translation>
        </message>
</context>
<context>
    <name>tranship::NewJobDialog</name>
    <message>
            <source>&amp;Start now</source>
            <translation>&amp;Начать сразу</translation>
        </message>
    <message>
            <source>Close</source>
            <translation>Закрыть</translation>
        </message>
    <message>
            <source>&amp;Priority</source>
            <translation>П&amp;риоритет</translation>
        </message>
    <message>
            <source>&amp;Job name</source>
            <translation>Имя задани&amp;я</translation>
        </message>
    <message>
            <source>Not added</source>
            <translation>Не добавлено</translation>
        </message>
</context>
<context>
    <name>tranship::NewLinkDialog</name>
    <message>
            <source>&amp;Resume the job</source>
            <translation>&amp;Возобновить задание</translation>
        </message>
    <message>
            <source>&amp;Use This Link</source>
            <translation>&amp;Использовать ссылку</translation>
        </message>
    <message>
            <source>New Link</source>
            <translation>Новая ссылка</translation>
        </message>
    <message>
            <source>Close</source>
            <translation>Закрыть</translation>
        </message>
    <message>
            <source>https://example.org/file.iso</source>
            <translation>https://example.org/file.iso</translation>
        </message>
    <message>
            <source>File</source>
            <translation>Файл</translation>
        </message>
    <message>
            <source>&amp;Link so far</source>
            <translation>&amp;Прежняя ссылка</translation>
        </message>
    <message>
            <source>&amp;New link</source>
            <translation>&amp;Новая ссылка</translation>
        </message>
    <message>
            <source>This is not a web address (http or https).</source>
            <translation>Это не веб-адрес (http или https).</translation>
        </message>
    <message>
            <source>This is the link it has already.</source>
            <translation>Эта ссылка у файла уже есть.</translation>
        </message>
    <message>
            <source>The file is not in the job any more.</source>
            <translation>Этого файла в задании больше нет.</translation>
        </message>
</context>
<context>
    <name>tranship::NewUploadDialog</name>
    <message>
            <source>&amp;Start now</source>
            <translation>&amp;Начать сразу</translation>
        </message>
    <message>
            <source>&amp;Upload</source>
            <translation>&amp;Отправить</translation>
        </message>
    <message>
            <source>Close</source>
            <translation>Закрыть</translation>
        </message>
    <message>
            <source>New Upload</source>
            <translation>Новая отправка</translation>
        </message>
    <message>
            <source>https://example.org/folder/</source>
            <translation>https://example.org/folder/</translation>
        </message>
    <message>
            <source>&amp;Files</source>
            <translation>&amp;Файлы</translation>
        </message>
    <message>
            <source>To &amp;address</source>
            <translation>На &amp;адрес</translation>
        </message>
    <message>
            <source>&amp;Method</source>
            <translation>&amp;Способ</translation>
        </message>
    <message>
            <source>&amp;Job name</source>
            <translation>И&amp;мя задания</translation>
        </message>
    <message>
            <source>Pr&amp;iority</source>
            <translation>П&amp;риоритет</translation>
        </message>
    <message>
            <source>Not added</source>
            <translation>Не добавлено</translation>
        </message>
    <message>
            <source>Two files are called “%1” and would go to the same address.</source>
            <translation>Два файла называются «%1» и попали бы на один адрес.</translation>
        </message>
    <message>
            <source>In parts only one file goes at a time.</source>
            <translation>По частям отправляется только один файл за раз.</translation>
        </message>
    <message>
            <source>This is not a web address (http or https).</source>
            <translation>Это не веб-адрес (http или https).</translation>
        </message>
    <message>
            <source>The address of the file, or of a folder with a slash at its end.</source>
            <translation>Адрес файла или папки с косой чертой на конце.</translation>
        </message>
    <message>
            <source>The server chooses where it puts what is sent there.</source>
            <translation>Сервер сам выберет, куда положить отправленное.</translation>
        </message>
    <message>
            <source>This is a folder: each file goes to its own name in it.</source>
            <translation>Это папка: каждый файл попадёт в неё под своим именем.</translation>
        </message>
    <message>
            <source>The file goes to %1</source>
            <translation>Файл попадёт на %1</translation>
        </message>
    <message>
            <source>The signed link that puts the parts together (CompleteMultipartUpload).</source>
            <translation>Подписанная ссылка, которая соединяет части (CompleteMultipartUpload).</translation>
        </message>
    <message numerus="yes">
            <source>%1 and %n more</source>
            <comment>first file's name</comment>
            <translation>
                <numerusform>%1 и ещё %n</numerusform>
                <numerusform>%1 и ещё %n</numerusform>
                <numerusform>%1 и ещё %n</numerusform>
            </translation>
        </message>
</context>
<context>
    <name>tranship::OptionsPage</name>
    <message>
            <source>Complete by itself when everything is transferred</source>
            <translation>Завершить автоматически, когда всё передано</translation>
        </message>
    <message>
            <source> s</source>
            <comment>seconds</comment>
            <translation> с</translation>
        </message>
    <message>
            <source>&amp;Name</source>
            <translation>&amp;Имя</translation>
        </message>
    <message>
            <source>&amp;Priority</source>
            <translation>П&amp;риоритет</translation>
        </message>
    <message>
            <source>Longest &amp;wait before a retry</source>
            <translation>Самая долгая &amp;пауза перед повтором</translation>
        </message>
    <message>
            <source>Files at &amp;once</source>
            <translation>Файлов &amp;одновременно</translation>
        </message>
    <message>
            <source>When a file e&amp;xists</source>
            <translation>Если файл с&amp;уществует</translation>
        </message>
    <message>
            <source>An upload puts nothing on this computer</source>
            <translation>Отправка ничего не кладёт на этот компьютер</translation>
        </message>
    <message>
            <source>Choose &amp;Folder…</source>
            <translation>Выбрать &amp;папку…</translation>
        </message>
    <message>
            <source>None</source>
            <translation>Нет</translation>
        </message>
    <message>
            <source>Patience without progress</source>
            <translation>Терпение без успеха</translation>
        </message>
    <message>
            <source>0: an error is final at once</source>
            <translation>0: ошибка сразу окончательна</translation>
        </message>
    <message>
            <source>Longest time in motion</source>
            <translation>Самое долгое время передачи</translation>
        </message>
    <message>
            <source>0: as the settings say</source>
            <translation>0: как в настройках</translation>
        </message>
    <message>
            <source>Cate&amp;gory</source>
            <translation>&amp;Категория</translation>
        </message>
    <message>
            <source>&amp;Description</source>
            <translation>&amp;Описание</translation>
        </message>
    <message>
            <source>Folder</source>
            <translation>Папка</translation>
        </message>
    <message>
            <source>Patience with&amp;out progress</source>
            <translation>&amp;Терпение без успеха</translation>
        </message>
    <message>
            <source>Longest time in &amp;motion</source>
            <translation>Самое долгое &amp;время передачи</translation>
        </message>
    <message>
            <source>&amp;Upload by</source>
            <translation>Способ &amp;отправки</translation>
        </message>
</context>
<context>
    <name>tranship::PartLinksField</name>
    <message>
            <source>&amp;Load…</source>
            <translation>&amp;Взять из файла…</translation>
        </message>
    <message>
            <source>The signed link of each part, one on each line</source>
            <translation>Подписанная ссылка каждой части, по одной в строке</translation>
        </message>
    <message>
            <source>Links of the parts, one on each line</source>
            <translation>Ссылки на части, по одной в строке</translation>
        </message>
    <message>
            <source>Read the links from a text file</source>
            <translation>Прочитать ссылки из текстового файла</translation>
        </message>
    <message numerus="yes">
            <source>These are more than %n link(s).</source>
            <translation>
                <numerusform>Это больше, чем %n ссылка.</numerusform>
                <numerusform>Это больше, чем %n ссылки.</numerusform>
                <numerusform>Это больше, чем %n ссылок.</numerusform>
            </translation>
        </message>
    <message>
            <source>Line %1 is not a web address (http or https).</source>
            <translation>Строка %1 — не веб-адрес (http или https).</translation>
        </message>
    <message>
            <source>Read Links From</source>
            <translation>Прочитать ссылки</translation>
        </message>
    <message>
            <source>Texts (*.txt);;All files (*)</source>
            <translation>Тексты (*.txt);;Все файлы (*)</translation>
        </message>
    <message>
            <source>“%1” could not be read as a list of links.</source>
            <translation>Не удалось прочитать «%1» как список ссылок.</translation>
        </message>
</context>
<context>
    <name>tranship::PlaceSidebar</name>
    <message>
            <source>Categories</source>
            <translation>Категории</translation>
        </message>
    <message>
            <source>Hosts</source>
            <translation>Серверы</translation>
        </message>
    <message>
            <source>Filter by category and host</source>
            <translation>Фильтр по категории и серверу</translation>
        </message>
    <message>
            <source>None</source>
            <translation>Нет</translation>
        </message>
    <message numerus="yes">
            <source>%1: %n job(s)</source>
            <comment>category or host</comment>
            <translation>
                <numerusform>%1: %n задание</numerusform>
                <numerusform>%1: %n задания</numerusform>
                <numerusform>%1: %n заданий</numerusform>
            </translation>
        </message>
</context>
<context>
    <name>tranship::PolicyEditor</name>
    <message>
            <source>On</source>
            <translation>Включено</translation>
        </message>
    <message>
            <source>Download folder</source>
            <translation>Папка загрузок</translation>
        </message>
    <message>
            <source>Choose a folder</source>
            <translation>Выбрать папку</translation>
        </message>
    <message>
            <source>Default folder</source>
            <translation>Папка по умолчанию</translation>
        </message>
    <message>
        <source>No command</source>
        <translation>Нет команды</translation>
    </message>
</context>
<context>
    <name>tranship::PolicyRow</name>
    <message>
            <source>Default</source>
            <translation>По умолчанию</translation>
        </message>
    <message>
            <source>Go back to the default</source>
            <translation>Вернуть значение по умолчанию</translation>
        </message>
    <message>
            <source>%1: go back to the default</source>
            <translation>%1: вернуть значение по умолчанию</translation>
        </message>
    <message>
            <source>%1 of %2 used</source>
            <translation>Занято %1 из %2</translation>
        </message>
    <message>
            <source>The administrator of this computer has set %1 for everybody. It cannot be changed here.</source>
            <translation>Администратор этого компьютера задал %1 для всех. Здесь это изменить нельзя.</translation>
        </message>
</context>
<context>
    <name>tranship::QuestionDialog</name>
    <message>
            <source>What becomes of each file</source>
            <translation>Что станет с каждым файлом</translation>
        </message>
</context>
<context>
    <name>tranship::RateEdit</name>
    <message>
            <source>No limit</source>
            <translation>Без ограничения</translation>
        </message>
    <message>
            <source>B/s</source>
            <translation>Б/с</translation>
        </message>
    <message>
            <source>KiB/s</source>
            <translation>КиБ/с</translation>
        </message>
    <message>
            <source>MiB/s</source>
            <translation>МиБ/с</translation>
        </message>
    <message>
            <source>%1, unit</source>
            <translation>%1, единица</translation>
        </message>
</context>
<context>
    <name>tranship::ReplyField</name>
    <message>
            <source>Keep the server’s &amp;reply in</source>
            <translation>Сохранить о&amp;твет сервера в</translation>
        </message>
    <message>
            <source>Choose…</source>
            <translation>Выбрать…</translation>
        </message>
    <message>
            <source>File for the reply</source>
            <translation>Файл для ответа</translation>
        </message>
    <message>
            <source>Choose the file that the reply is kept in</source>
            <translation>Выбрать файл, в котором сохранить ответ</translation>
        </message>
    <message>
            <source>Only a single file can have a reply</source>
            <translation>Ответ бывает только у одного файла</translation>
        </message>
    <message>
            <source>Servers send no reply by this method: %1</source>
            <translation>При этом способе серверы не присылают ответа: %1</translation>
        </message>
    <message>
            <source>BITS brings no reply to an empty file.</source>
            <translation>BITS не приносит ответа на пустой файл.</translation>
        </message>
    <message>
            <source>Name the whole path of a file.</source>
            <translation>Укажите полный путь к файлу.</translation>
        </message>
    <message>
            <source>This is a folder: name a file in it.</source>
            <translation>Это папка: укажите файл в ней.</translation>
        </message>
    <message>
            <source>There is no folder “%1”.</source>
            <translation>Нет папки «%1».</translation>
        </message>
    <message>
            <source>Keep the Reply In</source>
            <translation>Сохранить ответ</translation>
        </message>
    <message>
            <source>For servers that answer a file with another one</source>
            <translation>Для серверов, которые отвечают на файл другим файлом</translation>
        </message>
</context>
<context>
    <name>tranship::ScheduleEdit</name>
    <message>
            <source>Clear</source>
            <translation>Очистить</translation>
        </message>
    <message>
            <source>Take all hours out</source>
            <translation>Убрать все часы</translation>
        </message>
    <message>
            <source>%1 Space paints the hour, Shift and arrows choose several.</source>
            <translation>%1 Пробел закрашивает час, Shift со стрелками выбирает несколько.</translation>
        </message>
    <message>
            <source>%1: take all hours out</source>
            <translation>%1: убрать все часы</translation>
        </message>
</context>
<context>
    <name>tranship::SegmentBand</name>
    <message>
            <source>%1 to %2</source>
            <comment>places in a file</comment>
            <translation>с %1 по %2</translation>
        </message>
    <message>
            <source>Held: %1</source>
            <translation>Получено: %1</translation>
        </message>
    <message>
            <source>Being fetched: %1</source>
            <translation>Загружается: %1</translation>
        </message>
    <message>
            <source>Not begun</source>
            <translation>Не начато</translation>
        </message>
    <message>
            <source>Acknowledged: %1</source>
            <translation>Подтверждено: %1</translation>
        </message>
    <message>
            <source>On its way: %1</source>
            <translation>В пути: %1</translation>
        </message>
</context>
<context>
    <name>tranship::SegmentLegend</name>
    <message>
            <source>Held: %1</source>
            <translation>Получено: %1</translation>
        </message>
    <message>
            <source>Being fetched: %1</source>
            <translation>Загружается: %1</translation>
        </message>
    <message>
            <source>Not begun: %1</source>
            <translation>Не начато: %1</translation>
        </message>
    <message>
            <source>Acknowledged: %1</source>
            <translation>Подтверждено: %1</translation>
        </message>
    <message>
            <source>On its way: %1</source>
            <translation>В пути: %1</translation>
        </message>
</context>
<context>
    <name>tranship::SettingRow</name>
    <message>
            <source>Default</source>
            <translation>По умолчанию</translation>
        </message>
    <message>
            <source>Go back to the default</source>
            <translation>Вернуть значение по умолчанию</translation>
        </message>
    <message>
            <source>%1: go back to the default</source>
            <translation>%1: вернуть значение по умолчанию</translation>
        </message>
</context>
<context>
    <name>tranship::SettingsDialog</name>
    <message>
            <source>Start at login</source>
            <translation>Запускать при входе</translation>
        </message>
    <message>
            <source>Tranship starts hidden when you log in, and goes on where it was.</source>
            <translation>Tranship запускается скрытым, когда вы входите в систему, и продолжает работу.</translation>
        </message>
    <message>
            <source>Take downloads from browsers</source>
            <translation>Принимать загрузки из браузеров</translation>
        </message>
    <message>
            <source>Tranship's extension for Chromium and Firefox may give its links to this program. Nothing starts before you say so.</source>
            <translation>Расширение Tranship для Chromium и Firefox сможет передавать ссылки этой программе. Ничего не начнётся без вашего согласия.</translation>
        </message>
    <message>
            <source>No browser has been used here. Start it once, then switch this on again.</source>
            <translation>Здесь ещё не запускали браузер. Запустите его один раз и включите снова.</translation>
        </message>
    <message>
            <source>Settings</source>
            <translation>Настройки</translation>
        </message>
    <message>
            <source>Pages</source>
            <translation>Страницы</translation>
        </message>
    <message>
            <source>Changes take effect at once.</source>
            <translation>Изменения действуют сразу.</translation>
        </message>
    <message>
            <source>Close</source>
            <translation>Закрыть</translation>
        </message>
    <message>
            <source>Undo: %1</source>
            <translation>Вернуть: %1</translation>
        </message>
    <message>
            <source>Undo</source>
            <translation>Вернуть</translation>
        </message>
    <message>
            <source>Search settings</source>
            <translation>Поиск в настройках</translation>
        </message>
    <message>
            <source>No setting speaks of this.</source>
            <translation>Ни одна настройка об этом не говорит.</translation>
        </message>
</context>
<context>
    <name>tranship::SleepGuard</name>
    <message>
            <source>Transfers are running</source>
            <translation>Идёт передача</translation>
        </message>
</context>
<context>
    <name>tranship::SpeedGraph</name>
    <message>
            <source>Speed over time</source>
            <translation>Скорость по времени</translation>
        </message>
    <message>
            <source>Now</source>
            <translation>Сейчас</translation>
        </message>
    <message>
            <source>%1 ago</source>
            <translation>%1 назад</translation>
        </message>
    <message>
            <source>paused</source>
            <translation>пауза</translation>
        </message>
    <message>
            <source>nothing came</source>
            <translation>ничего не пришло</translation>
        </message>
    <message>
            <source>%1: %2</source>
            <comment>a moment, a speed</comment>
            <translation>%1: %2</translation>
        </message>
    <message>
            <source>now</source>
            <translation>сейчас</translation>
        </message>
</context>
<context>
    <name>tranship::SpeedMenu</name>
    <message>
            <source>Speed &amp;Limit</source>
            <translation>&amp;Предел скорости</translation>
        </message>
    <message>
            <source>&amp;Other…</source>
            <translation>&amp;Другой…</translation>
        </message>
    <message>
            <source>No limit</source>
            <translation>Без предела</translation>
        </message>
    <message>
            <source>Blocked</source>
            <comment>instead of a speed</comment>
            <translation>Запрещено</translation>
        </message>
</context>
<context>
    <name>tranship::SpeedPage</name>
    <message>
            <source>5 minutes</source>
            <translation>5 минут</translation>
        </message>
    <message>
            <source>1 hour</source>
            <translation>1 час</translation>
        </message>
    <message>
            <source>Whole job</source>
            <translation>Всё задание</translation>
        </message>
    <message>
            <source>It has not moved since Tranship was started</source>
            <translation>С запуска Tranship ничего не передавалось</translation>
        </message>
    <message>
            <source>Now %1</source>
            <comment>a speed</comment>
            <translation>сейчас %1</translation>
        </message>
    <message>
            <source>on average %1</source>
            <comment>a speed</comment>
            <translation>в среднем %1</translation>
        </message>
    <message>
            <source>at most %1</source>
            <comment>a speed</comment>
            <translation>самое большее %1</translation>
        </message>
    <message>
            <source>paused for %1</source>
            <comment>a time</comment>
            <translation>пауза %1</translation>
        </message>
    <message>
            <source>, </source>
            <comment>between parts of a sentence</comment>
            <translation>, </translation>
        </message>
</context>
<context>
    <name>tranship::StatusBar</name>
    <message numerus="yes">
            <source>%n moving</source>
            <comment>jobs</comment>
            <translation>
                <numerusform>передаётся: %n</numerusform>
                <numerusform>передаются: %n</numerusform>
                <numerusform>передаются: %n</numerusform>
            </translation>
        </message>
    <message>
            <source>Nothing is moving</source>
            <translation>Ничего не передаётся</translation>
        </message>
    <message numerus="yes">
            <source>%1 of %n job(s)</source>
            <comment>jobs there are, jobs there may be</comment>
            <translation>
                <numerusform>%1 из %n задания</numerusform>
                <numerusform>%1 из %n заданий</numerusform>
                <numerusform>%1 из %n заданий</numerusform>
            </translation>
        </message>
    <message numerus="yes">
            <source>%n job(s)</source>
            <translation>
                <numerusform>%n задание</numerusform>
                <numerusform>%n задания</numerusform>
                <numerusform>%n заданий</numerusform>
            </translation>
        </message>
</context>
<context>
    <name>tranship::TransferFields</name>
    <message>
            <source>D&amp;ynamic content: no size, an interruption starts over</source>
            <translation>&amp;Динамическое содержимое: без размера, обрыв — всё сначала</translation>
        </message>
    <message>
            <source>As in the settings</source>
            <translation>Как в настройках</translation>
        </message>
    <message>
            <source>How many connections each file may use at most</source>
            <translation>Сколько соединений может открыть каждый файл</translation>
        </message>
    <message>
            <source>Speed limit</source>
            <translation>Ограничение скорости</translation>
        </message>
    <message>
            <source>For all files of the job together</source>
            <translation>Для всех файлов задания вместе</translation>
        </message>
    <message>
            <source>On other networks the job waits</source>
            <translation>В других сетях задание ждёт</translation>
        </message>
    <message>
            <source>&amp;Connections per file</source>
            <translation>Со&amp;единений на файл</translation>
        </message>
    <message>
            <source>Sp&amp;eed limit</source>
            <translation>Предел с&amp;корости</translation>
        </message>
    <message>
            <source>Ne&amp;tworks</source>
            <translation>Се&amp;ти</translation>
        </message>
    <message>
            <source>Cannot be changed once the first byte is here</source>
            <translation>Нельзя изменить, когда получен первый байт</translation>
        </message>
    <message>
            <source>For files that the server makes as it sends them</source>
            <translation>Для файлов, которые сервер создаёт на ходу</translation>
        </message>
    <message>
            <source>For downloads only</source>
            <translation>Только для загрузок</translation>
        </message>
</context>
<context>
    <name>tranship::TrayIcon</name>
    <message>
            <source>New Download…</source>
            <translation>Новая загрузка…</translation>
        </message>
    <message>
            <source>Suspend All</source>
            <translation>Приостановить все</translation>
        </message>
    <message>
            <source>Resume All</source>
            <translation>Возобновить все</translation>
        </message>
    <message>
            <source>Quit</source>
            <translation>Выход</translation>
        </message>
    <message>
            <source>Hide Window</source>
            <translation>Скрыть окно</translation>
        </message>
    <message>
            <source>Show Window</source>
            <translation>Показать окно</translation>
        </message>
    <message>
            <source>No jobs</source>
            <translation>Нет заданий</translation>
        </message>
    <message numerus="yes">
            <source>%n waiting for you</source>
            <comment>jobs</comment>
            <translation>
                <numerusform>ждёт вас: %n</numerusform>
                <numerusform>ждут вас: %n</numerusform>
                <numerusform>ждут вас: %n</numerusform>
            </translation>
        </message>
    <message numerus="yes">
            <source>%n moving</source>
            <comment>jobs</comment>
            <translation>
                <numerusform>передаётся: %n</numerusform>
                <numerusform>передаются: %n</numerusform>
                <numerusform>передаются: %n</numerusform>
            </translation>
        </message>
    <message numerus="yes">
            <source>%n with an error</source>
            <comment>jobs</comment>
            <translation>
                <numerusform>с ошибкой: %n</numerusform>
                <numerusform>с ошибкой: %n</numerusform>
                <numerusform>с ошибкой: %n</numerusform>
            </translation>
        </message>
    <message numerus="yes">
            <source>%n job(s), none moving</source>
            <translation>
                <numerusform>%n задание, ничего не передаётся</numerusform>
                <numerusform>%n задания, ничего не передаётся</numerusform>
                <numerusform>%n заданий, ничего не передаётся</numerusform>
            </translation>
        </message>
    <message>
            <source>Tranship</source>
            <translation>Tranship</translation>
        </message>
    <message>
            <source>Down: %1</source>
            <translation>Приём: %1</translation>
        </message>
    <message>
            <source>Up: %1</source>
            <translation>Отдача: %1</translation>
        </message>
    <message>
            <source>Tranship goes on in the tray</source>
            <translation>Tranship продолжает работу в трее</translation>
        </message>
    <message>
            <source>Transfers continue. To end Tranship, choose Quit in the menu of its icon.</source>
            <translation>Передача продолжается. Чтобы закончить, выберите «Выход» в меню значка.</translation>
        </message>
    <message>
            <source>New Upload…</source>
            <translation>Новая отправка…</translation>
        </message>
</context>
<context>
    <name>tranship::UploadFileList</name>
    <message>
            <source>“%1” is not there.</source>
            <translation>Файла «%1» нет.</translation>
        </message>
    <message>
            <source>“%1” is a folder: choose the files in it.</source>
            <translation>«%1» — папка: выберите файлы в ней.</translation>
        </message>
    <message>
            <source>“%1” is not a file.</source>
            <translation>«%1» — не файл.</translation>
        </message>
    <message>
            <source>“%1” may not be read.</source>
            <translation>Нет прав на чтение «%1».</translation>
        </message>
    <message>
            <source>A&amp;dd Files…</source>
            <translation>&amp;Добавить файлы…</translation>
        </message>
    <message>
            <source>Remo&amp;ve</source>
            <translation>&amp;Убрать</translation>
        </message>
    <message>
            <source>Take the chosen files off the list; they stay where they are</source>
            <translation>Убрать выбранные файлы из списка; сами они останутся на месте</translation>
        </message>
    <message>
            <source>File</source>
            <translation>Файл</translation>
        </message>
    <message>
            <source>Size</source>
            <translation>Размер</translation>
        </message>
    <message>
            <source>Goes to</source>
            <translation>Куда</translation>
        </message>
    <message>
            <source>Files to upload</source>
            <translation>Отправляемые файлы</translation>
        </message>
    <message>
            <source>Choose Files to Upload</source>
            <translation>Выбор файлов для отправки</translation>
        </message>
    <message>
            <source>Drop files here, or add them</source>
            <translation>Перетащите файлы сюда или добавьте их</translation>
        </message>
    <message numerus="yes">
            <source>%n file(s), %1</source>
            <comment>bytes</comment>
            <translation>
                <numerusform>%n файл, %1</numerusform>
                <numerusform>%n файла, %1</numerusform>
                <numerusform>%n файлов, %1</numerusform>
            </translation>
        </message>
    <message>
            <source>Add Fo&amp;lder…</source>
            <translation>Добавить &amp;папку…</translation>
        </message>
    <message>
            <source>Add all files of a folder, also those in folders in it</source>
            <translation>Добавить все файлы папки, и те, что в папках внутри неё</translation>
        </message>
    <message>
            <source>Choose a Folder to Upload</source>
            <translation>Выбор папки для отправки</translation>
        </message>
    <message>
            <source>Looking at the files…</source>
            <translation>Файлы просматриваются…</translation>
        </message>
    <message>
            <source>Drop files and folders here, or add them</source>
            <translation>Перетащите файлы и папки сюда или добавьте их</translation>
        </message>
</context>
<context>
    <name>tranship::VerbToolBar</name>
    <message>
            <source>Toolbar</source>
            <translation>Панель инструментов</translation>
        </message>
</context>
<context>
    <name>tranship::WeekGridModel</name>
    <message>
            <source>%1 %2</source>
            <comment>day of the week, hours</comment>
            <translation>%1 %2</translation>
        </message>
    <message>
            <source>%1: outside</source>
            <comment>an hour of the week</comment>
            <translation>%1: не входит</translation>
        </message>
    <message>
            <source>%1: partly inside</source>
            <comment>an hour of the week</comment>
            <translation>%1: входит частично</translation>
        </message>
    <message>
            <source>%1: inside</source>
            <comment>an hour of the week</comment>
            <translation>%1: входит</translation>
        </message>
</context>
<context>
    <name>tranship::WeekWindowEdit</name>
    <message>
            <source>%1, %2</source>
            <comment>name of a setting, day of the week</comment>
            <translation>%1, %2</translation>
        </message>
    <message>
            <source>%1, from</source>
            <translation>%1, с</translation>
        </message>
    <message>
            <source>%1, until</source>
            <translation>%1, до</translation>
        </message>
</context>
<context>
    <name>tranship::SignInDialog</name>
    <message>
            <source>Remember in the &amp;keychain</source>
            <translation>Запомнить в &amp;связке ключей</translation>
        </message>
    <message>
            <source>Only &amp;until Tranship ends</source>
            <translation>Только &amp;до закрытия Tranship</translation>
        </message>
    <message>
            <source>&amp;Sign In</source>
            <translation>&amp;Войти</translation>
        </message>
    <message>
            <source>Sign In</source>
            <translation>Вход</translation>
        </message>
    <message>
            <source>Not Now</source>
            <translation>Не сейчас</translation>
        </message>
    <message>
            <source>%1 wants an access token.</source>
            <translation>%1 требует токен доступа.</translation>
        </message>
    <message>
            <source>%1 wants a user name and a password.</source>
            <translation>%1 требует имя пользователя и пароль.</translation>
        </message>
    <message>
            <source>It calls itself “%1”.</source>
            <translation>Он называет себя «%1».</translation>
        </message>
    <message>
            <source>The connection is encrypted.</source>
            <translation>Соединение зашифровано.</translation>
        </message>
    <message>
            <source>The connection is not encrypted: others on the way can read what you enter.</source>
            <translation>Соединение не зашифровано: введённое могут прочесть по пути.</translation>
        </message>
    <message>
            <source>The connection is not encrypted; only a hash of the password is sent.</source>
            <translation>Соединение не зашифровано; пароль передаётся только в виде хеша.</translation>
        </message>
    <message>
            <source>The server did not take the last one.</source>
            <translation>Сервер не принял предыдущий ввод.</translation>
        </message>
    <message>
            <source>User &amp;name</source>
            <translation>&amp;Имя пользователя</translation>
        </message>
    <message>
            <source>&amp;Token</source>
            <translation>&amp;Токен</translation>
        </message>
    <message>
            <source>&amp;Password</source>
            <translation>&amp;Пароль</translation>
        </message>
    <message>
            <source>The keychain is locked or absent. Unlock it and try again, or choose “Only until Tranship ends”.</source>
            <translation>Связка ключей заблокирована или отсутствует. Разблокируйте её и повторите или выберите «Только до закрытия Tranship».</translation>
        </message>
    <message>
            <source>&amp;Open</source>
            <translation>&amp;Открыть</translation>
        </message>
    <message>
            <source>Client Certificate</source>
            <translation>Сертификат клиента</translation>
        </message>
    <message>
            <source>The proxy did not take the last one.</source>
            <translation>Прокси не принял предыдущий ввод.</translation>
        </message>
    <message>
            <source>The client certificate %1 is opened by a password.</source>
            <translation>Сертификат клиента %1 открывается паролем.</translation>
        </message>
    <message>
            <source>The proxy %1 wants a user name and a password.</source>
            <translation>Прокси %1 требует имя пользователя и пароль.</translation>
        </message>
</context>
<context>
    <name>tranship::CertificateDialog</name>
    <message>
        <source>not said</source>
        <translation>не указано</translation>
    </message>
    <message>
        <source>Certificate of %1</source>
        <translation>Сертификат %1</translation>
    </message>
    <message>
        <source>Whoever answers with this certificate can read and change what is transferred. Ask the server’s owner for the fingerprint, by another way than this server, and trust it only if all of it is equal. Trust holds for this host and exactly this certificate; the settings’ Security page takes it back.</source>
        <translation>Тот, кто отвечает с этим сертификатом, может читать и менять передаваемое. Узнайте отпечаток у владельца сервера, но не через этот сервер, и доверяйте, только если он совпадает целиком. Доверие действует для этого узла и именно этого сертификата; его можно отозвать на странице «Безопасность» в настройках.</translation>
    </message>
    <message>
        <source>A certificate that was revoked cannot be trusted.</source>
        <translation>Отозванному сертификату доверять нельзя.</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Сервер</translation>
    </message>
    <message>
        <source>Made out to</source>
        <translation>Кому выдан</translation>
    </message>
    <message>
        <source>Valid for</source>
        <translation>Действителен для</translation>
    </message>
    <message>
        <source>Issued by</source>
        <translation>Кем выдан</translation>
    </message>
    <message>
        <source>Valid from</source>
        <translation>Действителен с</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>Действителен до</translation>
    </message>
    <message>
        <source>Fingerprint</source>
        <translation>Отпечаток</translation>
    </message>
    <message>
        <source>Fingerprint (SHA-256)</source>
        <translation>Отпечаток (SHA-256)</translation>
    </message>
    <message>
        <source>Do Not Trust</source>
        <translation>Не доверять</translation>
    </message>
    <message>
        <source>Trust This Certificate</source>
        <translation>Доверять этому сертификату</translation>
    </message>
</context>
<context>
    <name>tranship::ConnectionFields</name>
    <message>
        <source>As in the settings</source>
        <translation>Как в настройках</translation>
    </message>
    <message>
        <source>“system”, “none”, or proxies tried in order: “http://host:3128 socks5://host:1080”. Empty: as in the settings.</source>
        <translation>«system», «none» или прокси, которые пробуются по порядку: «http://host:3128 socks5://host:1080». Пусто: как в настройках.</translation>
    </message>
    <message>
        <source>No exceptions</source>
        <translation>Без исключений</translation>
    </message>
    <message>
        <source>Hosts that the job’s own proxies are not used for: names, addresses, “*.example.org”, “&lt;local&gt;”.</source>
        <translation>Узлы, для которых собственные прокси задания не используются: имена, адреса, «*.example.org», «&lt;local&gt;».</translation>
    </message>
    <message>
        <source>Everything is checked</source>
        <translation>Проверяется всё</translation>
    </message>
    <message>
        <source>What is overlooked or checked besides, of: check-revocation, ignore-wrong-host, ignore-date, ignore-unknown-issuer, ignore-wrong-usage.</source>
        <translation>Что не учитывается или проверяется дополнительно, из: check-revocation, ignore-wrong-host, ignore-date, ignore-unknown-issuer, ignore-wrong-usage.</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Нет</translation>
    </message>
    <message>
        <source>A PEM or PKCS#12 file with your certificate and its key, for servers that ask who you are.</source>
        <translation>Файл PEM или PKCS#12 с вашим сертификатом и ключом, для серверов, которые спрашивают, кто вы.</translation>
    </message>
    <message>
        <source>No command</source>
        <translation>Нет команды</translation>
    </message>
    <message>
        <source>A program that is run when the job is Transferred or stops with an error: its absolute path and its arguments, of which {id}, {state}, {folder} and {files} are filled in. Ends it with another code than 0, it is run again later.</source>
        <translation>Программа, которая запускается, когда всё передано или задание остановилось с ошибкой: её абсолютный путь и аргументы, из которых {id}, {state}, {folder} и {files} подставляются. Если она вернёт не 0, позже запустится снова.</translation>
    </message>
    <message>
        <source>Pro&amp;xy</source>
        <translation>Про&amp;кси</translation>
    </message>
    <message>
        <source>Without proxy</source>
        <translation>Без прокси</translation>
    </message>
    <message>
        <source>Security flags</source>
        <translation>Флаги безопасности</translation>
    </message>
    <message>
        <source>Client certificate</source>
        <translation>Сертификат клиента</translation>
    </message>
    <message>
        <source>Notify command</source>
        <translation>Команда уведомления</translation>
    </message>
</context>
<context>
    <name>tranship::TrustList</name>
    <message>
        <source>None. A job that was stopped by a certificate offers to look at it.</source>
        <translation>Таких нет. Задание, остановленное из-за сертификата, предлагает его посмотреть.</translation>
    </message>
    <message>
        <source>Trust No More</source>
        <translation>Больше не доверять</translation>
    </message>
    <message>
        <source>Certificates you trust</source>
        <translation>Сертификаты, которым вы доверяете</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Сервер</translation>
    </message>
    <message>
        <source>Made out to</source>
        <translation>Кому выдан</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>С</translation>
    </message>
    <message>
        <source>Fingerprint</source>
        <translation>Отпечаток</translation>
    </message>
</context>
<context>
    <name>tranship::ProxyEdit</name>
    <message>
            <source>As the desktop has it</source>
            <translation>Как на рабочем столе</translation>
        </message>
    <message>
            <source>None</source>
            <translation>Без прокси</translation>
        </message>
    <message>
            <source>My own</source>
            <translation>Собственные</translation>
        </message>
    <message>
            <source>%1, list</source>
            <translation>%1, список</translation>
        </message>
</context>
</TS>
