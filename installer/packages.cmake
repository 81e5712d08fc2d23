# SPDX-FileCopyrightText: 2026 Tranship contributors
# SPDX-License-Identifier: GPL-3.0-or-later

# cpack --preset ... or cpack --config CPackConfig.cmake -G DEB|TGZ in the build folder.
set(CPACK_PACKAGE_NAME tranship)
set(CPACK_PACKAGE_VENDOR "Tranship contributors")
set(CPACK_PACKAGE_CONTACT "Tranship contributors <tranship@example.org>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "transfer manager whose jobs survive everything")
set(CPACK_PACKAGE_DESCRIPTION_FILE ${CMAKE_CURRENT_LIST_DIR}/debian/description.txt)
set(CPACK_RESOURCE_FILE_LICENSE ${CMAKE_SOURCE_DIR}/LICENSE)
set(CPACK_PACKAGE_FILE_NAME tranship-${PROJECT_VERSION}-${CMAKE_SYSTEM_PROCESSOR})
set(CPACK_STRIP_FILES ON)
set(CPACK_VERBATIM_VARIABLES ON)
set(CPACK_GENERATOR "DEB;TGZ")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)

set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION net)
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# plugins of Qt: loaded, not linked, so that dpkg-shlibdeps does not see them
set(CPACK_DEBIAN_PACKAGE_DEPENDS "qt6-qpa-plugins, libqt6sql6-sqlite, libqt6svg6, ca-certificates")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "libsecret-1-0, gnome-keyring, qt6-wayland")
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "bash-completion")

# What Debian wants to see beside: the copyright, the changelog, both as it wants them packed.
if(CMAKE_SYSTEM_NAME STREQUAL "Linux")
    find_program(TRANSHIP_GZIP NAMES gzip)
    mark_as_advanced(TRANSHIP_GZIP)
    if(TRANSHIP_GZIP)
        set(changelog ${CMAKE_CURRENT_BINARY_DIR}/changelog.Debian.gz)
        configure_file(${CMAKE_CURRENT_LIST_DIR}/debian/changelog changelog.Debian @ONLY)
        add_custom_command(OUTPUT ${changelog}
            COMMAND ${TRANSHIP_GZIP} -9 -n -c changelog.Debian > ${changelog}
            DEPENDS ${CMAKE_CURRENT_BINARY_DIR}/changelog.Debian
            WORKING_DIRECTORY ${CMAKE_CURRENT_BINARY_DIR}
            VERBATIM)
        add_custom_target(tranship_changelog ALL DEPENDS ${changelog})
        install(FILES ${changelog} DESTINATION ${CMAKE_INSTALL_DOCDIR})
    endif()
    install(FILES debian/copyright DESTINATION ${CMAKE_INSTALL_DOCDIR})
endif()

include(CPack)
