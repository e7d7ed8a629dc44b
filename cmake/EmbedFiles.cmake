# Writes FILES as byte arrays into the header OUTPUT.
set(text "#pragma once\n\n#include <string_view>\n\nnamespace ${NAMESPACE} {\n")
foreach(file ${FILES})
  get_filename_component(name ${file} NAME)
  string(MAKE_C_IDENTIFIER ${name} identifier)
  file(READ ${file} bytes HEX)
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${bytes}")
  string(APPEND text "inline constexpr unsigned char ${identifier}_bytes[] = {${bytes}0};\n"
    "inline const std::string_view ${identifier}{reinterpret_cast<const char*>(${identifier}_bytes),"
    " sizeof ${identifier}_bytes - 1};\n")
endforeach()
string(APPEND text "}  // namespace ${NAMESPACE}\n")
file(WRITE ${OUTPUT} "${text}")
