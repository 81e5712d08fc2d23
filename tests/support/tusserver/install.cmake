# SPDX-FileCopyrightText: 2026 Tranship contributors
# SPDX-License-Identifier: GPL-3.0-or-later

# cmake -DNPM=PROGRAM -DTARGET=FOLDER -P install.cmake
# Puts the tus server and the packages it needs, as package-lock.json pins them, into TARGET. Without npm, or without a
# way to the packages, it says so and is no failure: the tests that want the server are skipped then.
cmake_minimum_required(VERSION 3.22)

set(source "${CMAKE_CURRENT_LIST_DIR}")
set(stamp "${TARGET}/installed-package-lock.json")

file(MAKE_DIRECTORY "${TARGET}")
file(COPY "${source}/tusserver.mjs" "${source}/package.json" "${source}/package-lock.json" DESTINATION "${TARGET}")
if(EXISTS "${stamp}" AND EXISTS "${TARGET}/node_modules/@tus/server")
    file(SHA256 "${stamp}" installed)
    file(SHA256 "${source}/package-lock.json" wanted)
    if(installed STREQUAL wanted)
        return()
    endif()
endif()
file(REMOVE "${stamp}")
if(NOT NPM)
    message("No npm: there is no tus server to test with")
    return()
endif()
execute_process(
    COMMAND "${NPM}" ci --omit=optional --ignore-scripts --no-audit --no-fund --prefer-offline
    WORKING_DIRECTORY "${TARGET}"
    RESULT_VARIABLE result
    TIMEOUT 300)
if(result EQUAL 0)
    file(COPY_FILE "${source}/package-lock.json" "${stamp}")
else()
    file(REMOVE_RECURSE "${TARGET}/node_modules")
    message("npm cannot get the packages (${result}): there is no tus server to test with")
endif()
