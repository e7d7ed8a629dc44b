set(THIDUA_SANITIZE "" CACHE STRING "Sanitizers for our own code, e.g. address,undefined")

# What every target of ours shares: the include root, warnings as errors, sanitizers.
add_library(thidua_options INTERFACE)
target_include_directories(thidua_options INTERFACE ${CMAKE_SOURCE_DIR})
target_compile_options(thidua_options INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion
                       -Wnon-virtual-dtor -Werror)
if(CMAKE_UNITY_BUILD)  # files compiled together are not each other's outer scopes
  target_compile_options(thidua_options INTERFACE -Wno-shadow)
endif()
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # g++ 12 warns about variants and strings that are initialised; clang-19 is the judge.
  target_compile_options(thidua_options INTERFACE -Wno-maybe-uninitialized -Wno-restrict
                         -Wno-missing-field-initializers -Wno-stringop-overflow)
else()
  target_compile_options(thidua_options INTERFACE -Wno-missing-designated-field-initializers
                         -Wno-missing-field-initializers)
endif()
if(THIDUA_SANITIZE)
  target_compile_options(thidua_options INTERFACE -fsanitize=${THIDUA_SANITIZE}
                         -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(thidua_options INTERFACE -fsanitize=${THIDUA_SANITIZE})
endif()

if(CMAKE_CXX_COMPILER_ID MATCHES "Clang")
  set(THIDUA_PCH_OPTIONS "SHELL:-Xclang -fno-pch-timestamp")  # ccache knows by content.
endif()
set(THIDUA_TEST_OPTIONS -O0 ${THIDUA_PCH_OPTIONS})

# What nearly every source includes, parsed once. Only where sanitizers are on, which is where all of
# the tests are built: the other builds see that every file includes what it needs.
option(THIDUA_PRECOMPILE "Precompile common headers where sanitizers are on" ON)
set(THIDUA_COMMON_HEADERS <algorithm> <array> <chrono> <filesystem> <functional> <map> <memory>
    <optional> <set> <span> <sstream> <string> <string_view> <unordered_map> <utility> <variant>
    <vector> <fmt/format.h>)

# thidua_headers(NAME OPTION...): a target that carries them, compiled with these options.
function(thidua_headers name)
  add_library(${name} OBJECT EXCLUDE_FROM_ALL ${CMAKE_SOURCE_DIR}/cmake/common_headers.cpp)
  target_link_libraries(${name} PRIVATE thidua_options fmt::fmt)
  target_compile_options(${name} PRIVATE ${ARGN})
  target_precompile_headers(${name} PRIVATE ${THIDUA_COMMON_HEADERS})
endfunction()

# What the fuzz targets feed is compiled once, with the fuzzer's counters in it, for them and for
# every other test: a second build of it would cost far more than the counters do.
set(THIDUA_GUIDING thidua_base thidua_record thidua_forms thidua_calendar thidua_evidence thidua_model
    thidua_wire thidua_sync thidua_store thidua_net thidua_client_store thidua_server_store
    thidua_organization thidua_client_sheets)
set(THIDUA_FUZZES OFF)
if(THIDUA_SANITIZE MATCHES "address" AND CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
  set(THIDUA_FUZZES ON)
endif()
if(THIDUA_SANITIZE AND THIDUA_PRECOMPILE AND CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
  set(THIDUA_PRECOMPILES ON)
  thidua_headers(thidua_common_headers ${THIDUA_PCH_OPTIONS})
  thidua_headers(thidua_guiding_headers ${THIDUA_PCH_OPTIONS} -fsanitize=fuzzer-no-link)
endif()

# thidua_library(NAME SOURCES file... USES target...)
function(thidua_library name)
  cmake_parse_arguments(PARSE_ARGV 1 ARG "" "" "SOURCES;USES")
  add_library(${name} STATIC ${ARG_SOURCES})
  target_link_libraries(${name} PUBLIC thidua_options ${ARG_USES})
  set(headers thidua_common_headers)
  if(THIDUA_FUZZES AND name IN_LIST THIDUA_GUIDING)
    target_compile_options(${name} PRIVATE -fsanitize=fuzzer-no-link)
    set(headers thidua_guiding_headers)
  endif()
  if(NOT THIDUA_PRECOMPILES OR "thidua_view" IN_LIST ARG_USES)
    return()
  endif()
  target_compile_options(${name} PRIVATE ${THIDUA_PCH_OPTIONS})
  if("thidua_wx" IN_LIST ARG_USES)  # compiles with flags of its own
    target_precompile_headers(${name} PRIVATE ${THIDUA_COMMON_HEADERS} <wx/button.h> <wx/panel.h>
                              <wx/sizer.h> <wx/stattext.h> <wx/textctrl.h>)
  else()
    target_precompile_headers(${name} REUSE_FROM ${headers})
  endif()
endfunction()

# What nearly every test file includes, parsed once for all of them. Tests are compiled without
# optimising: they are half of all there is to compile, and what they call is optimised.
add_library(thidua_test_headers OBJECT EXCLUDE_FROM_ALL ${CMAKE_SOURCE_DIR}/cmake/common_headers.cpp)
target_link_libraries(thidua_test_headers PRIVATE thidua_options GTest::gmock GTest::gtest rapidcheck
                      fmt::fmt nlohmann_json::nlohmann_json)
target_compile_options(thidua_test_headers PRIVATE ${THIDUA_TEST_OPTIONS})
target_precompile_headers(thidua_test_headers PRIVATE
  <algorithm> <chrono> <filesystem> <map> <memory> <optional> <set> <string> <vector>
  <fmt/format.h> <gmock/gmock.h> <gtest/gtest.h> <nlohmann/json.hpp> <rapidcheck/gtest.h>)

# thidua_test(NAME SOURCES file... USES target... [OPTIMISED]): one GoogleTest program. ctest knows it as one
# test (label "program", what tests/run runs: a process for each of two thousand tests would take
# longer than the tests) and each of its tests by name (label "single", for tests/run --only).
function(thidua_test name)
  cmake_parse_arguments(PARSE_ARGV 1 ARG "OPTIMISED" "" "SOURCES;USES")
  add_executable(${name} ${ARG_SOURCES})
  target_link_libraries(${name} PRIVATE thidua_options ${ARG_USES} GTest::gmock GTest::gtest_main
                        rapidcheck)
  if(NOT ARG_OPTIMISED)
    target_compile_options(${name} PRIVATE ${THIDUA_TEST_OPTIONS})
    target_precompile_headers(${name} REUSE_FROM thidua_test_headers)
  endif()
  set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/tests)
  add_test(NAME ${name} COMMAND ${name} --gtest_brief=1)
  set_tests_properties(${name} PROPERTIES LABELS program TIMEOUT 1200)
  gtest_discover_tests(${name} DISCOVERY_TIMEOUT 60 PROPERTIES LABELS single TIMEOUT 300)
endfunction()

# thidua_embed(TARGET NAMESPACE FILE...): each file as a string_view `<stem>_<extension>` in
# "<target>_embedded.h".
function(thidua_embed target name_space)
  set(header ${CMAKE_CURRENT_BINARY_DIR}/embedded/${target}_embedded.h)
  add_custom_command(OUTPUT ${header}
    COMMAND ${CMAKE_COMMAND} -DOUTPUT=${header} -DNAMESPACE=${name_space} "-DFILES=${ARGN}"
            -P ${CMAKE_SOURCE_DIR}/cmake/EmbedFiles.cmake
    DEPENDS ${ARGN} ${CMAKE_SOURCE_DIR}/cmake/EmbedFiles.cmake VERBATIM)
  target_sources(${target} PRIVATE ${header})
  target_include_directories(${target} PRIVATE ${CMAKE_CURRENT_BINARY_DIR}/embedded)
endfunction()
