# The look of the sites comes from npm packages. Without npm the program is built all the same;
# `vetro build` then says what is missing.
find_program(VETRO_NPM npm)
option(VETRO_ASSETS "Make assets/ from npm packages" ON)
if(VETRO_ASSETS AND VETRO_NPM)
  add_custom_target(assets ALL COMMAND ${PROJECT_SOURCE_DIR}/scripts/assets VERBATIM)
elseif(NOT EXISTS ${PROJECT_SOURCE_DIR}/assets/vetro.css)
  message(WARNING "npm was not found: sites cannot be built until scripts/assets has run")
endif()
install(CODE "
  if(NOT EXISTS \"${PROJECT_SOURCE_DIR}/assets/vetro.css\")
    message(FATAL_ERROR \"assets/ is missing: run scripts/assets, which needs npm\")
  endif()")
install(DIRECTORY assets DESTINATION ${CMAKE_INSTALL_DATADIR}/vetro
  PATTERN ".*" EXCLUDE)
