# One library per folder of src/, linked only downwards, and one test program per folder from its *_test.cpp files.

set(MERA_WARNINGS -Wall -Wextra -Wconversion -Wshadow -Werror)
if(CMAKE_CXX_COMPILER_ID STREQUAL GNU)  # g++ 12 sees these falsely in std::string (GCC bugs 105329, 105651); ASan sees the true ones
  list(APPEND MERA_WARNINGS -Wno-array-bounds -Wno-maybe-uninitialized -Wno-restrict -Wno-stringop-overflow -Wno-stringop-overread)
endif()
if(CMAKE_CXX_COMPILER_ID STREQUAL Clang)  # of libstdc++'s own headers
  list(APPEND MERA_WARNINGS -Wno-deprecated-declarations)
endif()
if(MERA_SANITIZE)
  add_compile_options(-fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer)
  add_link_options(-fsanitize=address,undefined)
endif()
if(MERA_FUZZ)
  add_compile_options(-fsanitize=fuzzer-no-link)
endif()

# The headers of the standard library that most files read, read once: a fifth of the build.
set(MERA_COMMON_HEADERS <algorithm> <array> <charconv> <chrono> <filesystem> <functional> <map> <memory> <optional>
    <stdexcept> <string> <string_view> <unordered_map> <utility> <variant> <vector>)
file(WRITE ${CMAKE_BINARY_DIR}/common.cpp "")
add_library(mera_common OBJECT ${CMAKE_BINARY_DIR}/common.cpp)
target_precompile_headers(mera_common PRIVATE ${MERA_COMMON_HEADERS})
target_compile_options(mera_common PRIVATE ${MERA_WARNINGS} -fpch-preprocess)

function(mera_strict target)
  target_precompile_headers(${target} REUSE_FROM mera_common)
  target_compile_options(${target} PRIVATE ${MERA_WARNINGS} -fpch-preprocess)
  target_include_directories(${target} PRIVATE ${PROJECT_SOURCE_DIR}/src)
endfunction()

# A program of doctest cases; it brings what it tests. -O1 compiles the cases in three quarters of the time of -O2, and
# what they call is optimised as ever.
function(mera_test_program target name)
  mera_strict(${target})
  target_compile_options(${target} PRIVATE $<$<CONFIG:Release>:-O1>)
  target_link_libraries(${target} PRIVATE mera_test_main mera_test_support)
  target_compile_definitions(${target} PRIVATE MERA_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
  add_test(NAME ${name} COMMAND ${target})
endfunction()

# mera_floor(NAME FLOORS lower... LINKS external...)
function(mera_floor name)
  cmake_parse_arguments(ARG "" "" "FLOORS;LINKS" ${ARGN})
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/src/${name}/*.cpp)
  set(tests ${sources})
  list(FILTER sources EXCLUDE REGEX "_test\\.cpp$")
  list(FILTER tests INCLUDE REGEX "_test\\.cpp$")

  if(sources)
    set(scope PUBLIC)
    add_library(mera_${name} STATIC ${sources})
    mera_strict(mera_${name})
  else()
    set(scope INTERFACE)
    add_library(mera_${name} INTERFACE)
  endif()
  target_include_directories(mera_${name} ${scope} ${PROJECT_SOURCE_DIR}/src)
  list(TRANSFORM ARG_FLOORS PREPEND mera_)
  target_link_libraries(mera_${name} ${scope} ${ARG_FLOORS} ${ARG_LINKS})

  if(tests)
    add_executable(${name}_tests ${tests})
    target_link_libraries(${name}_tests PRIVATE mera_${name})
    mera_test_program(${name}_tests ${name})
  endif()
endfunction()
