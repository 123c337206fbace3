; A firewall rule for the installed program, on private networks only, where the installer runs as administrator; one installed for
; a single user is asked about by Windows at its first start of serving. Removed when it is uninstalled, not when it is updated.
!macro customInstall
  ${If} $installMode == "all"
    nsExec::Exec 'netsh advfirewall firewall delete rule name="Slipway" program="$INSTDIR\${APP_EXECUTABLE_FILENAME}"'
    nsExec::Exec 'netsh advfirewall firewall add rule name="Slipway" dir=in action=allow profile=private program="$INSTDIR\${APP_EXECUTABLE_FILENAME}"'
  ${EndIf}
!macroend

!macro customUnInstall
  ${IfNot} ${isUpdated}
    nsExec::Exec 'netsh advfirewall firewall delete rule name="Slipway" program="$INSTDIR\${APP_EXECUTABLE_FILENAME}"'
  ${EndIf}
!macroend
