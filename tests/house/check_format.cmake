# SPDX-FileCopyrightText: 2026 Tranship contributors
# SPDX-License-Identifier: GPL-3.0-or-later

# cmake -DTREE=... [-DFORMATTER=...] -P check_format.cmake
# Refuses a C++ file that clang-format 14 would change; other versions decide otherwise, so without
# that one it says so and ends well.
set(version "none")
if(FORMATTER)
    execute_process(COMMAND ${FORMATTER} --version OUTPUT_VARIABLE version OUTPUT_STRIP_TRAILING_WHITESPACE)
endif()
if(NOT version MATCHES "version 14\\.")
    message("skipped: clang-format 14 is asked for, here is: ${version}")
    return()
endif()
set(sources)
foreach(floor app ui model tests)
    file(GLOB_RECURSE found LIST_DIRECTORIES false ${TREE}/${floor}/*.cpp ${TREE}/${floor}/*.h)
    list(APPEND sources ${found})
endforeach()
list(LENGTH sources count)
if(count EQUAL 0)
    message(FATAL_ERROR "no sources below ${TREE}")
endif()
execute_process(COMMAND ${FORMATTER} --dry-run -Werror --style=file ${sources} RESULT_VARIABLE result)
if(NOT result EQUAL 0)
    message(FATAL_ERROR "run clang-format -i on the files named above")
endif()
message("${count} files are formatted")
