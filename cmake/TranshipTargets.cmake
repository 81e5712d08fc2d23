# SPDX-FileCopyrightText: 2026 Tranship contributors
# SPDX-License-Identifier: GPL-3.0-or-later

# What every target of the tree shares: language level, warnings, Qt's strictness switches.
add_library(tranship_options INTERFACE)
target_compile_features(tranship_options INTERFACE cxx_std_20)
target_include_directories(tranship_options INTERFACE ${CMAKE_SOURCE_DIR})
target_compile_definitions(tranship_options INTERFACE
    QT_NO_CAST_FROM_ASCII
    QT_NO_CAST_TO_ASCII
    QT_NO_URL_CAST_FROM_STRING
    QT_NO_CAST_FROM_BYTEARRAY
    QT_NO_KEYWORDS
    QT_NO_FOREACH
    QT_USE_QSTRINGBUILDER
    QT_STRICT_ITERATORS
    QT_DISABLE_DEPRECATED_BEFORE=0x060400)
target_compile_options(tranship_options INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wnon-virtual-dtor -Woverloaded-virtual
    $<$<BOOL:${TRANSHIP_WARNINGS_AS_ERRORS}>:-Werror>)
if(TRANSHIP_SANITIZE)
    target_compile_options(tranship_options INTERFACE -fsanitize=address,undefined -fno-omit-frame-pointer
        -fno-sanitize-recover=undefined)
    target_link_options(tranship_options INTERFACE -fsanitize=address,undefined)
endif()
if(TRANSHIP_FUZZ)
    target_compile_options(tranship_options INTERFACE -fsanitize=fuzzer-no-link,address,undefined
        -fno-omit-frame-pointer -fno-sanitize-recover=undefined)
    target_link_options(tranship_options INTERFACE -fsanitize=address,undefined)
endif()
if(TRANSHIP_SANITIZE_THREAD)
    target_compile_options(tranship_options INTERFACE -fsanitize=thread -fno-omit-frame-pointer)
    target_link_options(tranship_options INTERFACE -fsanitize=thread)
endif()

set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_AUTOMOC ON)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)

# tranship_add_library(NAME SOURCES file... LINK target...)
# One room of the house: a static library whose link line is the fence around it.
function(tranship_add_library name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;LINK;LINK_PRIVATE")
    add_library(${name} STATIC ${arg_SOURCES})
    target_link_libraries(${name} PUBLIC tranship_options ${arg_LINK} PRIVATE ${arg_LINK_PRIVATE})
endfunction()

# tranship_add_test(NAME SOURCES file... LINK target... [TIMEOUT seconds] [ENVIRONMENT VAR=value...] [LABELS label...])
# NAME is the path of the test below tests/ with slashes, "model/job/tst_retry"; its main source is NAME.cpp.
function(tranship_add_test name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "TIMEOUT" "SOURCES;LINK;ENVIRONMENT;LABELS")
    string(REPLACE "/" "_" target "${name}")
    add_executable(${target} ${CMAKE_SOURCE_DIR}/tests/${name}.cpp ${arg_SOURCES})
    target_link_libraries(${target} PRIVATE tranship_options Qt6::Test ${arg_LINK})
    add_test(NAME ${name} COMMAND ${target})
    if(NOT arg_TIMEOUT)
        set(arg_TIMEOUT 120)
    endif()
    set_tests_properties(${name} PROPERTIES
        TIMEOUT ${arg_TIMEOUT}
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen;LC_ALL=C.UTF-8;${arg_ENVIRONMENT}"
        LABELS "${arg_LABELS}")
endfunction()
