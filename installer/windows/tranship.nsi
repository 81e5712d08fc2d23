; SPDX-FileCopyrightText: 2026 Tranship contributors
; SPDX-License-Identifier: GPL-3.0-or-later
;
; UNTESTED: nobody has built Tranship for Windows yet. makensis -DVERSION=... -DFILES=FOLDER tranship.nsi
; FOLDER holds the programs with their libraries, as windeployqt lays them.

Unicode true
!include "MUI2.nsh"

Name "Tranship ${VERSION}"
OutFile "tranship-${VERSION}-setup.exe"
RequestExecutionLevel user
InstallDir "$LOCALAPPDATA\Programs\Tranship"
InstallDirRegKey HKCU "Software\Tranship" "InstallDir"

!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "Russian"

!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\Tranship"

Section
    ; a running instance is asked to quit; its jobs stay
    nsExec::Exec '"$INSTDIR\transhipctl.exe" quit'
    SetOutPath "$INSTDIR"
    File /r "${FILES}\*"
    WriteUninstaller "$INSTDIR\uninstall.exe"
    CreateShortcut "$SMPROGRAMS\Tranship.lnk" "$INSTDIR\tranship.exe"
    WriteRegStr HKCU "Software\Tranship" "InstallDir" "$INSTDIR"
    WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "Tranship"
    WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
    WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
SectionEnd

Section "Uninstall"
    nsExec::Exec '"$INSTDIR\transhipctl.exe" quit'
    Delete "$SMPROGRAMS\Tranship.lnk"
    RMDir /r "$INSTDIR"
    DeleteRegKey HKCU "Software\Tranship"
    DeleteRegKey HKCU "${UNINSTALL}"
SectionEnd
