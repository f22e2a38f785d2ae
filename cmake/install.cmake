# Where the program finds its data: ../share/vetro and ../share/locale beside the folder of the
# binary when it is installed, these folders otherwise.
set_target_properties(vetro PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR})
target_compile_definitions(vetro PRIVATE
  VETRO_VERSION="${PROJECT_VERSION}"
  VETRO_DATA_DIR="${CMAKE_INSTALL_FULL_DATADIR}/vetro"
  VETRO_SOURCE_DIR="${PROJECT_SOURCE_DIR}"
  VETRO_LOCALE_DIR="${CMAKE_BINARY_DIR}/locale")

add_subdirectory(po)

install(TARGETS vetro RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(DIRECTORY templates schema preview starter DESTINATION ${CMAKE_INSTALL_DATADIR}/vetro)
install(DIRECTORY ${CMAKE_BINARY_DIR}/locale/ DESTINATION ${CMAKE_INSTALL_LOCALEDIR})
install(FILES man/vetro.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
install(FILES README.md LICENSE CHANGELOG.md DESTINATION ${CMAKE_INSTALL_DOCDIR})
