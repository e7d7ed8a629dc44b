# Everything comes from Debian 12; nothing is fetched.
find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
find_package(Boost 1.81 REQUIRED COMPONENTS locale)
find_package(OpenSSL 3 REQUIRED)
find_package(SQLite3 REQUIRED)
find_package(SQLiteCpp REQUIRED)
find_package(cereal REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(fmt REQUIRED)
find_package(spdlog REQUIRED)
find_package(tomlplusplus REQUIRED)
find_package(CLI11 REQUIRED)
find_package(ICU REQUIRED COMPONENTS i18n uc)
find_package(GTest REQUIRED)
find_package(rapidcheck REQUIRED)
find_package(Gettext REQUIRED)
find_package(pugixml REQUIRED)
pkg_check_modules(SODIUM REQUIRED IMPORTED_TARGET libsodium)
pkg_check_modules(ZSTD REQUIRED IMPORTED_TARGET libzstd)
pkg_check_modules(ZIP REQUIRED IMPORTED_TARGET libzip)
pkg_check_modules(XLSX REQUIRED IMPORTED_TARGET xlsxwriter)

# FindwxWidgets makes no target in CMake 3.25.
find_package(wxWidgets 3.2 REQUIRED COMPONENTS core base adv html)
add_library(thidua_wx INTERFACE)
target_include_directories(thidua_wx SYSTEM INTERFACE ${wxWidgets_INCLUDE_DIRS})
target_compile_definitions(thidua_wx INTERFACE ${wxWidgets_DEFINITIONS})
target_compile_options(thidua_wx INTERFACE ${wxWidgets_CXX_FLAGS})
target_link_libraries(thidua_wx INTERFACE ${wxWidgets_LIBRARIES})

# Asio is compiled once, in shared/net/asio_impl.cpp.
add_library(thidua_asio INTERFACE)
target_compile_definitions(thidua_asio INTERFACE BOOST_ASIO_NO_DEPRECATED
                           BOOST_ASIO_SEPARATE_COMPILATION)
target_link_libraries(thidua_asio INTERFACE Boost::headers OpenSSL::SSL OpenSSL::Crypto
                      Threads::Threads)
