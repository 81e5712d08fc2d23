# SPDX-FileCopyrightText: 2026 Tranship contributors
# SPDX-License-Identifier: GPL-3.0-or-later

# Finds libxxhash, which many systems ship with a pkg-config file alone. Gives xxHash::xxhash,
# which defines XXHASH_HAS_DISPATCH where <xxh_x86dispatch.h> picks the code for the processor at run
# time: twice as fast as what every x86 has.
find_path(xxHash_INCLUDE_DIR xxhash.h)
find_library(xxHash_LIBRARY NAMES xxhash)
mark_as_advanced(xxHash_INCLUDE_DIR xxHash_LIBRARY)

set(xxHash_VERSION "")
if(xxHash_INCLUDE_DIR)
    foreach(part MAJOR MINOR RELEASE)
        file(STRINGS ${xxHash_INCLUDE_DIR}/xxhash.h line REGEX "^#define XXH_VERSION_${part} +[0-9]+")
        string(REGEX MATCH "[0-9]+$" number "${line}")
        list(APPEND xxHash_VERSION ${number})
    endforeach()
    list(JOIN xxHash_VERSION "." xxHash_VERSION)
endif()

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(xxHash
    REQUIRED_VARS xxHash_LIBRARY xxHash_INCLUDE_DIR
    VERSION_VAR xxHash_VERSION)

if(xxHash_FOUND AND NOT TARGET xxHash::xxhash)
    add_library(xxHash::xxhash UNKNOWN IMPORTED)
    set_target_properties(xxHash::xxhash PROPERTIES
        IMPORTED_LOCATION ${xxHash_LIBRARY}
        INTERFACE_INCLUDE_DIRECTORIES ${xxHash_INCLUDE_DIR})
    include(CheckCXXSourceCompiles)
    set(CMAKE_REQUIRED_LIBRARIES xxHash::xxhash)
    check_cxx_source_compiles("#include <xxhash.h>
        #include <xxh_x86dispatch.h>
        int main() { return XXH3_64bits_update_dispatch(XXH3_createState(), \"\", 0); }"
        xxHash_HAS_DISPATCH)
    unset(CMAKE_REQUIRED_LIBRARIES)
    if(xxHash_HAS_DISPATCH)
        set_target_properties(xxHash::xxhash PROPERTIES
            INTERFACE_COMPILE_DEFINITIONS XXHASH_HAS_DISPATCH)
    endif()
endif()
